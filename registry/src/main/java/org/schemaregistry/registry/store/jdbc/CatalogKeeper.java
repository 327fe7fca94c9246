package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.OrderedMap;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.CatalogReader.Delta;
import org.schemaregistry.registry.store.jdbc.CatalogReader.LoadedSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Holds the current catalog and moves it forward, source by source: by a commit of this process
/// that follows directly on what is known, or by what was read from the database. A source never
/// goes back to a lower revision, so the order in which the two arrive does not matter.
///
/// Thread-safe. The lock is held for computing only, never over I/O.
final class CatalogKeeper {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Known known = new Known(Catalog.EMPTY, -1);

    /// A catalog with the revision of its mappings.
    record Known(Catalog catalog, long mappingRevision) {}

    Catalog catalog() {
        return known.catalog();
    }

    Known known() {
        return known;
    }

    /// Takes over what commits did, in the order they were made. Returns false if some of it does
    /// not follow directly on what is known, because somebody else committed in between: then the
    /// rest is to be read from the database.
    boolean apply(List<CommitEffect> effects) {
        lock.lock();
        try {
            boolean complete = true;
            for (CommitEffect effect : effects) {
                complete &= apply(effect);
            }
            return complete;
        } finally {
            lock.unlock();
        }
    }

    /// Takes over what was read from the database.
    void merge(Delta delta) {
        lock.lock();
        try {
            Catalog catalog = known.catalog();
            for (LoadedSource loaded : delta.sources()) {
                catalog = merged(catalog, loaded);
            }
            OrderedMap<String, List<TableRef>> mappings = catalog.mappings();
            long mappingRevision = known.mappingRevision();
            if (delta.mappings() != null && delta.mappingRevision() > mappingRevision) {
                mappings = delta.mappings();
                mappingRevision = delta.mappingRevision();
            }
            known =
                    new Known(
                            new Catalog(
                                    Math.max(catalog.revision(), delta.revision()),
                                    catalog.sources(),
                                    catalog.removed(),
                                    mappings,
                                    delta.foreignEditsPending()),
                            mappingRevision);
        } finally {
            lock.unlock();
        }
    }

    private static Catalog merged(Catalog catalog, LoadedSource loaded) {
        SourceId id = loaded.state().source().id();
        SourceState now = CatalogReader.stateOf(catalog, id);
        if (now != null && now.revision() >= loaded.state().revision()) {
            return catalog;
        }
        return withSource(catalog, id, loaded.state(), loaded.removed());
    }

    private static Catalog withSource(
            Catalog catalog, SourceId id, SourceState state, boolean removed) {
        return new Catalog(
                catalog.revision(),
                removed ? catalog.sources().without(id) : catalog.sources().with(id, state),
                removed ? catalog.removed().with(id, state) : catalog.removed().without(id),
                catalog.mappings(),
                catalog.foreignEditsPending());
    }

    private boolean apply(CommitEffect effect) {
        boolean complete = true;
        Catalog catalog = known.catalog();
        for (Map.Entry<SourceId, Long> touched : effect.sourceRevisions().entrySet()) {
            SourceId id = touched.getKey();
            long revision = touched.getValue();
            SourceState now = CatalogReader.stateOf(catalog, id);
            long before = now == null ? 0 : now.revision();
            if (before == revision - 1) {
                boolean wasRemoved = catalog.removed().containsKey(id);
                LoadedSource next = SourceChange.apply(effect, id, revision, now, wasRemoved);
                catalog = withSource(catalog, id, next.state(), next.removed());
            } else if (before < revision) {
                complete = false;
            }
        }
        OrderedMap<String, List<TableRef>> mappings = catalog.mappings();
        long mappingRevision = known.mappingRevision();
        Long moved = effect.mappingRevision();
        if (moved != null && moved == mappingRevision + 1) {
            mappings = mapped(mappings, effect.commit().writes());
            mappingRevision = moved;
        } else if (moved != null && moved > mappingRevision) {
            complete = false;
        }
        known =
                new Known(
                        new Catalog(
                                Math.max(catalog.revision(), effect.revision()),
                                catalog.sources(),
                                catalog.removed(),
                                mappings,
                                catalog.foreignEditsPending()),
                        mappingRevision);
        return complete;
    }

    private static OrderedMap<String, List<TableRef>> mapped(
            OrderedMap<String, List<TableRef>> mappings, List<Write> writes) {
        for (Write write : writes) {
            if (write instanceof Write.PutMapping put) {
                mappings = mappings.with(put.entity(), put.tables());
            } else if (write instanceof Write.RemoveMapping remove) {
                mappings = mappings.without(remove.entity());
            }
        }
        return mappings;
    }
}
