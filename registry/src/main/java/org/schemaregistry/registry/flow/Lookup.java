package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.Hints;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.SourceSummary;
import org.schemaregistry.registry.api.TableDiff;
import org.schemaregistry.registry.api.TableSummary;
import org.schemaregistry.registry.api.TableVersion;
import org.schemaregistry.registry.api.VersionSelector;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.outbox.OutgoingEvents;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.VersionRow;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every question that changes nothing. Current state is answered from the immutable catalog,
/// history from the store.
///
/// Thread-safe.
public final class Lookup {
    private static final int MOST_SUGGESTED = 3;

    private final Store store;
    private final RuleSet rules;

    public Lookup(Store store, RuleSet rules) {
        this.store = store;
        this.rules = rules;
    }

    public List<SourceSummary> sources() {
        List<SourceSummary> summaries = new ArrayList<>();
        store.catalog().sources().forEach((id, state) -> summaries.add(summary(state, null)));
        return summaries;
    }

    /// @throws RegistryException `UNKNOWN_SOURCE`
    public SourceSummary source(SourceId id) {
        return summary(
                state(store.catalog(), id),
                store.scanMemory(id)
                        .map(ScanMemory::coverageJson)
                        .map(SourceJson::readCoverage)
                        .orElse(null));
    }

    /// @throws RegistryException `UNKNOWN_SOURCE`
    public List<TableSummary> tables(SourceId id) {
        List<TableSummary> summaries = new ArrayList<>();
        state(store.catalog(), id)
                .tables()
                .forEach((name, table) ->
                        summaries.add(
                                new TableSummary(
                                        name,
                                        table.kind(),
                                        table.version(),
                                        table.ordinal(),
                                        table.fieldCount(),
                                        table.description())));
        return summaries;
    }

    /// The current Table JSON; empty if there is no such table. This is the hot path: a catalog and
    /// a cache lookup.
    public Optional<String> schema(SourceId source, QualifiedName table) {
        TableState state = store.catalog().table(source, table);
        return state == null ? Optional.empty() : store.content(state.contentId());
    }

    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`, `UNKNOWN_VERSION`, `RENAMED_TO`
    public TableVersion table(TableRef ref, VersionSelector selector) {
        Catalog catalog = store.catalog();
        SourceState source = state(catalog, ref.source());
        VersionRow row =
                switch (selector) {
                    case VersionSelector.Current() -> {
                        TableState current = source.tables().get(ref.table());
                        if (current == null) {
                            throw unknownTable(ref, source);
                        }
                        yield version(ref, source, current.version());
                    }
                    case VersionSelector.Exact(SemVer version) -> version(ref, source, version);
                    case VersionSelector.At(long atMillis) ->
                            store.versionAt(ref.source(), ref.table(), atMillis)
                                    .orElseThrow(() -> noneAt(ref, source, atMillis));
                };
        Long contentId = row.contentId();
        if (contentId == null) {
            throw new RegistryException(
                    ErrorCode.UNKNOWN_VERSION,
                    "table " + ref + " was dropped at " + row.version(),
                    "a version with content",
                    "a tombstone",
                    "list the versions with: history " + ref);
        }
        return new TableVersion(
                ref,
                row.version(),
                row.ordinal(),
                contentId,
                String.valueOf(row.fingerprint()),
                content(contentId),
                row.atMillis(),
                row.actor().name());
    }

    /// Newest first.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`, `RENAMED_TO`
    public List<HistoryEntry> history(SourceId id, @Nullable QualifiedName table, int limit) {
        SourceState source = state(store.catalog(), id);
        List<VersionRow> rows = store.history(id, table, limit);
        if (rows.isEmpty() && table != null) {
            throw unknownTable(new TableRef(id, table), source);
        }
        return rows.stream().map(Lookup::entry).toList();
    }

    /// What was recorded between two neighbouring versions; otherwise a comparison that knows the
    /// field renames recorded in between.
    ///
    /// @throws RegistryException as [#table]
    public TableDiff diff(TableRef ref, SemVer from, SemVer to) {
        TableVersion before = table(ref, new VersionSelector.Exact(from));
        TableVersion after = table(ref, new VersionSelector.Exact(to));
        List<VersionRow> between = between(ref, before.ordinal(), after.ordinal());
        List<ClassifiedChange> changes;
        if (after.ordinal() == before.ordinal() + 1) {
            changes = recorded(between.get(0));
        } else {
            Hints hints = Hints.renamedFields(renames(between, from.compareTo(to) > 0));
            Table old = before.table();
            Table now = after.table();
            changes = rules.classify(Differ.diff(old, now, hints), old, now);
        }
        return new TableDiff(ref, from, to, RuleSet.bump(changes), changes);
    }

    /// The versions after the lower ordinal up to the higher, oldest first.
    private List<VersionRow> between(TableRef ref, long oneOrdinal, long otherOrdinal) {
        long low = Math.min(oneOrdinal, otherOrdinal);
        long high = Math.max(oneOrdinal, otherOrdinal);
        return store.history(ref.source(), ref.table(), Integer.MAX_VALUE).stream()
                .filter(row -> row.ordinal() > low && row.ordinal() <= high)
                .sorted(Comparator.comparingLong(VersionRow::ordinal))
                .toList();
    }

    private static SortedMap<String, String> renames(List<VersionRow> rows, boolean backwards) {
        SortedMap<String, String> newToOld = new TreeMap<>();
        for (VersionRow row : rows) {
            for (ClassifiedChange change : recorded(row)) {
                if (change.change() instanceof Change.FieldRenamed(String was, String is)) {
                    String first = newToOld.remove(was);
                    newToOld.put(is, first == null ? was : first);
                }
            }
        }
        if (backwards) {
            return newToOld;
        }
        SortedMap<String, String> oldToNew = new TreeMap<>();
        newToOld.forEach((is, was) -> oldToNew.put(was, is));
        return oldToNew;
    }

    private static List<ClassifiedChange> recorded(VersionRow row) {
        return ChangeJson.read(CanonicalJson.read(row.changesJson()));
    }

    /// Events as CloudEvents, oldest first.
    ///
    /// @throws RegistryException `EVENTS_FORGOTTEN`
    public List<ObjectNode> events(long sinceExclusive, int limit) {
        List<OutboxEntry> page = store.events(sinceExclusive, limit);
        // The order has no holes: only retention takes from its beginning.
        if (page.isEmpty() || page.getFirst().seq() > sinceExclusive + 1) {
            long first = store.deliveries().firstEvent();
            if (first > sinceExclusive + 1) {
                throw forgotten(sinceExclusive + 1, first);
            }
        }
        return page.stream().map(OutgoingEvents::cloudEvent).toList();
    }

    /// Events from a number on are asked for that retention has taken.
    static RegistryException forgotten(long wanted, long first) {
        return new RegistryException(
                ErrorCode.EVENTS_FORGOTTEN,
                "events from " + wanted + " on are no longer kept",
                "a beginning at " + first + " or later",
                Long.toString(wanted),
                "begin with the oldest kept: events --since "
                        + (first - 1)
                        + "; the versions are all in the history");
    }

    /// @throws RegistryException `UNKNOWN_SOURCE`
    static SourceState state(Catalog catalog, SourceId id) {
        SourceState state = catalog.sources().get(id);
        if (state == null) {
            throw unknownSource(id, catalog);
        }
        return state;
    }

    static RegistryException unknownSource(SourceId id, Catalog catalog) {
        List<String> ids = catalog.sources().keySet().stream().map(SourceId::value).toList();
        return new RegistryException(
                ErrorCode.UNKNOWN_SOURCE,
                "there is no source '" + id + "'",
                ids.isEmpty() ? "a registered source" : oneOf(id.value(), ids),
                id.value(),
                ids.isEmpty()
                        ? "register one with: source add ID URI"
                        : "list the sources with: source list");
    }

    RegistryException unknownTable(TableRef ref, SourceState source) {
        Optional<QualifiedName> renamed = store.renamedTo(ref.source(), ref.table());
        if (renamed.isPresent()) {
            return new RegistryException(
                    ErrorCode.RENAMED_TO,
                    "table " + ref + " was renamed to " + renamed.get(),
                    new TableRef(ref.source(), renamed.get()).toString(),
                    ref.toString(),
                    "ask for "
                            + new TableRef(ref.source(), renamed.get())
                            + "; its history goes on there");
        }
        SourceState.Dropped dropped = source.dropped().get(ref.table());
        if (dropped != null) {
            return new RegistryException(
                    ErrorCode.UNKNOWN_TABLE,
                    "table " + ref + " was dropped at " + dropped.version(),
                    "a table that exists",
                    "a dropped table",
                    "see its history with: history " + ref);
        }
        List<String> names =
                source.tables().keySet().stream().map(QualifiedName::toString).toList();
        return new RegistryException(
                ErrorCode.UNKNOWN_TABLE,
                "source " + ref.source() + " has no table '" + ref.table() + "'",
                names.isEmpty() ? "a table of the source" : oneOf(ref.table().toString(), names),
                ref.table().toString(),
                names.isEmpty()
                        ? "scan the source with: introspect " + ref.source()
                        : "list the tables with: table list " + ref.source());
    }

    private VersionRow version(TableRef ref, SourceState source, SemVer version) {
        return store.version(ref.source(), ref.table(), version)
                .orElseThrow(() -> {
                    List<VersionRow> known =
                            store.history(ref.source(), ref.table(), MOST_SUGGESTED);
                    return known.isEmpty()
                            ? unknownTable(ref, source)
                            : new RegistryException(
                                    ErrorCode.UNKNOWN_VERSION,
                                    "table " + ref + " has no version " + version,
                                    "one such as "
                                            + known.stream()
                                                    .map(row -> row.version().toString())
                                                    .toList(),
                                    version.toString(),
                                    "list the versions with: history " + ref);
                });
    }

    private RegistryException noneAt(TableRef ref, SourceState source, long atMillis) {
        return store.history(ref.source(), ref.table(), 1).isEmpty()
                ? unknownTable(ref, source)
                : new RegistryException(
                        ErrorCode.UNKNOWN_VERSION,
                        "table "
                                + ref
                                + " had no version at "
                                + java.time.Instant.ofEpochMilli(atMillis),
                        "a time at or after its first version",
                        java.time.Instant.ofEpochMilli(atMillis).toString(),
                        "list the versions with: history " + ref);
    }

    private String content(long contentId) {
        return store.content(contentId)
                .orElseThrow(
                        () -> new IllegalStateException("the store has no content " + contentId));
    }

    private static HistoryEntry entry(VersionRow row) {
        return new HistoryEntry(
                row.table(),
                row.version(),
                row.ordinal(),
                row.fingerprint(),
                row.atMillis(),
                row.actor().name(),
                row.bump(),
                recorded(row));
    }

    private static SourceSummary summary(SourceState state, @Nullable Coverage coverage) {
        return new SourceSummary(
                state.source(),
                state.version(),
                state.updatedAtMillis(),
                state.revision(),
                state.tables().size(),
                coverage);
    }

    /// What was expected where a name is none of these; a list that is cut says so.
    static String oneOf(String asked, List<String> names) {
        List<String> nearest = nearest(asked, names);
        return nearest.size() == names.size()
                ? "one of " + nearest
                : "one of " + names.size() + ", such as " + nearest;
    }

    /// The few names closest by edit distance, closest first.
    static List<String> nearest(String asked, List<String> names) {
        return names.stream()
                .map(name -> Map.entry(distance(asked, name), name))
                .sorted(
                        Map.Entry.<Integer, String>comparingByKey()
                                .thenComparing(Map.Entry.comparingByValue()))
                .limit(MOST_SUGGESTED)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + same);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
