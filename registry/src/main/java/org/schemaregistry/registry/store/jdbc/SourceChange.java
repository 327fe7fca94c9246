package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.OrderedMap;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.SourceState.Dropped;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.CatalogReader.LoadedSource;

import java.util.HashMap;
import java.util.Map;

/// What one commit makes of one source in memory: the same as the statements of [CommitPlan] make
/// of it in the database. For one thread and one commit.
final class SourceChange {
    private @Nullable DataSource source;
    private @Nullable SemVer version;
    private long updatedAtMillis;
    private boolean removed;
    private int queries;
    private OrderedMap<QualifiedName, TableState> tables = OrderedMap.empty();
    private OrderedMap<QualifiedName, Dropped> dropped = OrderedMap.empty();
    private OrderedMap<QualifiedName, QualifiedName> renamed = OrderedMap.empty();

    private SourceChange() {}

    static LoadedSource apply(
            CommitEffect effect,
            SourceId id,
            long revision,
            @Nullable SourceState before,
            boolean wasRemoved) {
        SourceChange change = new SourceChange();
        if (before != null) {
            change.source = before.source();
            change.version = before.version();
            change.updatedAtMillis = before.updatedAtMillis();
            change.tables = before.tables();
            change.dropped = before.dropped();
            change.renamed = before.renamed();
            change.queries = before.queries();
            change.removed = wasRemoved;
        }
        change.giveUpNames(effect.commit(), id);
        for (Write write : effect.commit().writes()) {
            change.apply(write, id, effect);
        }
        if (change.source == null || change.version == null) {
            throw new IllegalStateException("source " + id + " was committed to without being put");
        }
        return new LoadedSource(
                new SourceState(
                        change.source,
                        change.version,
                        change.updatedAtMillis,
                        revision,
                        change.tables,
                        change.dropped,
                        change.renamed,
                        change.queries),
                change.removed);
    }

    /// All old names go before any new one comes, so that two tables may swap theirs.
    private void giveUpNames(Commit commit, SourceId id) {
        Map<QualifiedName, QualifiedName> moves = new HashMap<>();
        for (Write write : commit.writes()) {
            if (write instanceof Write.PutVersion put
                    && put.source().equals(id)
                    && put.renamedFrom() != null) {
                moves.put(put.renamedFrom(), put.name());
            }
        }
        if (moves.isEmpty()) {
            return;
        }
        OrderedMap<QualifiedName, QualifiedName> followed = renamed;
        for (Map.Entry<QualifiedName, QualifiedName> entry : renamed.entrySet()) {
            QualifiedName movedOn = moves.get(entry.getValue());
            if (movedOn != null) {
                followed = followed.with(entry.getKey(), movedOn);
            } else if (moves.containsValue(entry.getValue())) {
                // The dropped table that the old name led to is covered by another one's history.
                followed = followed.without(entry.getKey());
            }
        }
        renamed = followed;
        moves.forEach((from, to) -> {
            tables = tables.without(from);
            renamed = renamed.with(from, to);
        });
    }

    private void apply(Write write, SourceId id, CommitEffect effect) {
        long at = effect.commit().atMillis();
        switch (write) {
            case Write.PutSource put -> {
                if (put.source().id().equals(id)) {
                    source = put.source();
                    version = put.version();
                    updatedAtMillis = at;
                    removed = false;
                }
            }
            case Write.RemoveSource remove -> {
                if (remove.source().equals(id)) {
                    remove(at);
                }
            }
            case Write.PutVersion put -> {
                if (put.source().equals(id)) {
                    put(put, contentId(effect, put), at);
                }
            }
            case Write.DropTable drop -> {
                if (drop.source().equals(id)) {
                    tables = tables.without(drop.name());
                    dropped =
                            dropped.with(
                                    drop.name(),
                                    new Dropped(drop.tombstoneVersion(), drop.ordinal(), at));
                }
            }
            case Write.PutScanMemory none -> {}
            case Write.PutMapping none -> {}
            case Write.RemoveMapping none -> {}
            case Write.SettleForeignEdit none -> {}
            case Write.PutSubscription none -> {}
            case Write.RemoveSubscription none -> {}
            case Write.PauseSubscription none -> {}
            case Write.ResumeSubscription none -> {}
            case Write.ReplaySubscription none -> {}
            case Write.PutSchedule none -> {}
            case Write.RemoveSchedule none -> {}
            case Write.AddQuery add -> queries += add.query().source().equals(id) ? 1 : 0;
            case Write.JudgeQuery none -> {}
            case Write.DropQuery drop -> queries -= drop.source().equals(id) ? 1 : 0;
            case Write.PutGuardState none -> {}
        }
    }

    private void remove(long at) {
        removed = true;
        updatedAtMillis = at;
        for (Map.Entry<QualifiedName, TableState> table : tables.entrySet()) {
            TableState last = table.getValue();
            dropped = dropped.with(table.getKey(), new Dropped(last.version(), last.ordinal(), at));
        }
        tables = OrderedMap.empty();
        queries = 0;
    }

    private void put(Write.PutVersion put, long contentId, long at) {
        dropped = dropped.without(put.name());
        renamed = renamed.without(put.name());
        tables =
                tables.with(
                        put.name(),
                        new TableState(
                                put.version(),
                                put.ordinal(),
                                contentId,
                                put.fingerprint(),
                                put.facts().kind(),
                                put.facts().fieldCount(),
                                put.facts().description(),
                                put.facts().declared(),
                                at));
    }

    private static long contentId(CommitEffect effect, Write.PutVersion put) {
        Long id = effect.contentIds().get(put);
        if (id == null) {
            throw new IllegalStateException("no content id for " + put.name());
        }
        return id;
    }
}
