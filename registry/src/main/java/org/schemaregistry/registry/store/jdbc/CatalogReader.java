package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.OrderedMap;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.SourceState.Dropped;
import org.schemaregistry.registry.store.TableState;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what changed since a catalog was made. Everything within one call must run in one
/// consistent read transaction, which is the caller's.
///
/// Stateless.
final class CatalogReader {
    private static final String SOURCES =
            """
            SELECT source_id, revision, removed, reset_revision FROM registry_source
            ORDER BY source_id\
            """;
    private static final String SOURCE =
            """
            SELECT source_id, uri, type, settings, version, updated_at, revision, removed, queries
            FROM registry_source WHERE source_id = ?\
            """;
    private static final String TABLE_COLUMNS =
            """
            SELECT t.table_name, t.status, t.lineage, t.ordinal, t.version, t.content_id,
              t.fingerprint, t.kind, t.field_count, t.description, t.declared, t.updated_at
            FROM registry_table t
            """;
    private static final String TABLES = TABLE_COLUMNS + "WHERE t.source_id = ?";
    private static final String CHANGED_TABLES =
            TABLE_COLUMNS
                    + """
                    WHERE t.source_id = ? AND t.lineage IN (
                      SELECT v.lineage FROM registry_version v
                      WHERE v.source_id = ? AND v.source_revision > ?)\
                    """;
    private static final String MAPPINGS =
            "SELECT entity_name, source_tables FROM ontology_mapping ORDER BY entity_name";
    private static final String ENDS =
            """
            SELECT (SELECT revision FROM registry_head WHERE id = 1),
              (SELECT revision FROM registry_mapping_state WHERE id = 1),
              (SELECT count(*) FROM (SELECT 1 FROM registry_foreign_edit LIMIT 1) AS pending)\
            """;

    /// What is different in the database from the catalog it was compared with.
    record Delta(
            long revision,
            long mappingRevision,
            boolean foreignEditsPending,
            List<LoadedSource> sources,
            @Nullable OrderedMap<String, List<TableRef>> mappings) {}

    /// A source as it is in the database.
    record LoadedSource(SourceState state, boolean removed) {}

    private CatalogReader() {}

    /// Compares a catalog with the database and loads what differs.
    static Delta changesSince(Connection connection, Catalog known, long knownMappingRevision)
            throws SQLException {
        long revision;
        long mappingRevision;
        boolean foreign;
        try (PreparedStatement ends = connection.prepareStatement(ENDS);
                ResultSet row = ends.executeQuery()) {
            row.next();
            revision = row.getLong(1);
            mappingRevision = row.getLong(2);
            foreign = row.getLong(3) > 0;
        }
        List<LoadedSource> changed = new ArrayList<>();
        for (SourceMark mark : marks(connection)) {
            SourceId id = new SourceId(mark.source());
            SourceState base = stateOf(known, id);
            if (base == null || base.revision() < mark.revision()) {
                boolean whole = base == null || base.revision() < mark.resetRevision();
                changed.add(load(connection, id, whole ? null : base));
            }
        }
        OrderedMap<String, List<TableRef>> mappings =
                mappingRevision > knownMappingRevision ? mappings(connection) : null;
        return new Delta(revision, mappingRevision, foreign, changed, mappings);
    }

    /// Reads one source: whole, or what was published since `base`.
    static LoadedSource load(Connection connection, SourceId id, @Nullable SourceState base)
            throws SQLException {
        DataSource source;
        SemVer version;
        long updatedAtMillis;
        long revision;
        boolean removed;
        int queries;
        try (PreparedStatement statement = connection.prepareStatement(SOURCE)) {
            statement.setString(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                source =
                        StoredJson.readSource(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4));
                version = SemVer.parse(row.getString(5));
                updatedAtMillis = row.getLong(6);
                revision = row.getLong(7);
                removed = row.getLong(8) != 0;
                queries = (int) row.getLong(9);
            }
        }
        Tables tables = base == null ? wholeOf(connection, id) : changesOf(connection, id, base);
        return new LoadedSource(
                new SourceState(
                        source,
                        version,
                        updatedAtMillis,
                        revision,
                        tables.alive(),
                        tables.dropped(),
                        tables.renamed(),
                        queries),
                removed);
    }

    static @Nullable SourceState stateOf(Catalog catalog, SourceId id) {
        SourceState state = catalog.sources().get(id);
        return state != null ? state : catalog.removed().get(id);
    }

    private record SourceMark(String source, long revision, long resetRevision) {}

    private static List<SourceMark> marks(Connection connection) throws SQLException {
        List<SourceMark> marks = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SOURCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                marks.add(new SourceMark(row.getString(1), row.getLong(2), row.getLong(4)));
            }
        }
        return marks;
    }

    private static OrderedMap<String, List<TableRef>> mappings(Connection connection)
            throws SQLException {
        SortedMap<String, List<TableRef>> mappings = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(MAPPINGS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                mappings.put(row.getString(1), StoredJson.readRefs(row.getString(2)));
            }
        }
        return OrderedMap.copyOf(mappings);
    }

    private record Tables(
            OrderedMap<QualifiedName, TableState> alive,
            OrderedMap<QualifiedName, Dropped> dropped,
            OrderedMap<QualifiedName, QualifiedName> renamed) {}

    /// A name with its state; exactly one of the two is set, none for a name renamed away.
    private record TableRow(
            QualifiedName name,
            long lineage,
            @Nullable TableState alive,
            @Nullable Dropped dropped) {}

    private static Tables wholeOf(Connection connection, SourceId id) throws SQLException {
        SortedMap<QualifiedName, TableState> alive = new TreeMap<>();
        SortedMap<QualifiedName, Dropped> dropped = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, id.value());
            statement.setFetchSize(10_000);
            try (ResultSet result = statement.executeQuery()) {
                List<TableRow> away = new ArrayList<>();
                Map<Long, QualifiedName> names = new HashMap<>();
                while (result.next()) {
                    TableRow row = tableRow(result);
                    if (row.alive() != null) {
                        alive.put(row.name(), row.alive());
                        names.put(row.lineage(), row.name());
                    } else if (row.dropped() != null) {
                        dropped.put(row.name(), row.dropped());
                        names.put(row.lineage(), row.name());
                    } else {
                        away.add(row);
                    }
                }
                SortedMap<QualifiedName, QualifiedName> renamed = new TreeMap<>();
                for (TableRow row : away) {
                    QualifiedName now = names.get(row.lineage());
                    if (now != null) {
                        renamed.put(row.name(), now);
                    }
                }
                return new Tables(
                        OrderedMap.copyOf(alive),
                        OrderedMap.copyOf(dropped),
                        OrderedMap.copyOf(renamed));
            }
        }
    }

    private static Tables changesOf(Connection connection, SourceId id, SourceState base)
            throws SQLException {
        List<TableRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHANGED_TABLES)) {
            statement.setString(1, id.value());
            statement.setString(2, id.value());
            statement.setLong(3, base.revision());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(tableRow(result));
                }
            }
        }
        OrderedMap<QualifiedName, TableState> alive = base.tables();
        OrderedMap<QualifiedName, Dropped> dropped = base.dropped();
        OrderedMap<QualifiedName, QualifiedName> renamed = base.renamed();
        Map<Long, QualifiedName> names = new HashMap<>();
        for (TableRow row : rows) {
            alive =
                    row.alive() == null
                            ? alive.without(row.name())
                            : alive.with(row.name(), row.alive());
            dropped =
                    row.dropped() == null
                            ? dropped.without(row.name())
                            : dropped.with(row.name(), row.dropped());
            if (row.alive() != null || row.dropped() != null) {
                names.put(row.lineage(), row.name());
                renamed = renamed.without(row.name());
            }
        }
        for (TableRow row : rows) {
            QualifiedName now = names.get(row.lineage());
            if (row.alive() == null && row.dropped() == null && now != null) {
                renamed = renamed.with(row.name(), now);
            }
        }
        return new Tables(alive, dropped, renamed);
    }

    private static TableRow tableRow(ResultSet row) throws SQLException {
        QualifiedName name = QualifiedName.parse(row.getString(1));
        long status = row.getLong(2);
        long lineage = row.getLong(3);
        long ordinal = row.getLong(4);
        SemVer version = SemVer.parse(row.getString(5));
        if (status == 2) {
            return new TableRow(name, lineage, null, null);
        }
        if (status == 1) {
            return new TableRow(
                    name, lineage, null, new Dropped(version, ordinal, row.getLong(12)));
        }
        TableState alive =
                new TableState(
                        version,
                        ordinal,
                        row.getLong(6),
                        row.getString(7),
                        TableKind.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                        (int) row.getLong(9),
                        row.getString(10),
                        row.getLong(11) != 0,
                        row.getLong(12));
        return new TableRow(name, lineage, alive, null);
    }
}
