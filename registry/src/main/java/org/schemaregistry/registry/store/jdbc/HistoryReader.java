package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.store.ForeignEdit;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.ScanReach;
import org.schemaregistry.registry.store.VersionRow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what was published, and the hidden state beside it.
///
/// Stateless.
final class HistoryReader {
    private static final String VERSIONS =
            """
            SELECT v.table_name, v.ordinal, v.version, v.content_id, c.fingerprint, v.bump,
              v.changes, v.renamed_from, v.actor, v.at
            FROM registry_version v LEFT JOIN registry_content c ON c.content_id = v.content_id
            """;

    /// A name that was renamed away has no lineage of its own any more.
    private static final String OF_TABLE =
            VERSIONS
                    + """
                    WHERE v.source_id = ? AND v.lineage = (
                      SELECT lineage FROM registry_table
                      WHERE source_id = ? AND table_name = ? AND status <> 2)
                    """;

    private HistoryReader() {}

    static List<VersionRow> ofTable(
            Connection connection, SourceId source, QualifiedName table, int limit)
            throws SQLException {
        return versions(
                connection,
                OF_TABLE + "ORDER BY v.ordinal DESC LIMIT ?",
                source.value(),
                source.value(),
                table.toString(),
                (long) limit);
    }

    static List<VersionRow> ofSource(Connection connection, SourceId source, int limit)
            throws SQLException {
        return versions(
                connection,
                VERSIONS
                        + """
                        WHERE v.source_id = ?
                        ORDER BY v.source_revision DESC, v.table_name, v.ordinal DESC
                        LIMIT ?\
                        """,
                source.value(),
                (long) limit);
    }

    static Optional<VersionRow> version(
            Connection connection, SourceId source, QualifiedName table, SemVer version)
            throws SQLException {
        return versions(
                        connection,
                        OF_TABLE + "AND v.version = ?",
                        source.value(),
                        source.value(),
                        table.toString(),
                        version.toString())
                .stream()
                .findFirst();
    }

    static Optional<VersionRow> versionAt(
            Connection connection, SourceId source, QualifiedName table, long atMillis)
            throws SQLException {
        return versions(
                        connection,
                        OF_TABLE + "AND v.at <= ? ORDER BY v.ordinal DESC LIMIT 1",
                        source.value(),
                        source.value(),
                        table.toString(),
                        atMillis)
                .stream()
                .findFirst();
    }

    static Optional<String> content(Connection connection, long contentId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT body FROM registry_content WHERE content_id = ?")) {
            statement.setLong(1, contentId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static Optional<ScanMemory> scan(Connection connection, SourceId source) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT s.status, s.at, s.connector_state, s.identity, s.coverage,
                          c.fingerprint, c.body, s.held
                        FROM registry_scan s
                        LEFT JOIN registry_content c ON c.content_id = s.objects_id
                        WHERE s.source_id = ?\
                        """)) {
            statement.setString(1, source.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String fingerprint = row.getString(6);
                return Optional.of(
                        new ScanMemory(
                                ScanStatus.valueOf(row.getString(1)),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                fingerprint == null
                                        ? null
                                        : new ScanMemory.Document(fingerprint, row.getString(7)),
                                StoredJson.readNames(row.getString(8))));
            }
        }
    }

    static ScanReach scanReach(Connection connection, SourceId source) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT objects_id IS NULL FROM registry_scan WHERE source_id = ?")) {
            statement.setString(1, source.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return ScanReach.NEVER;
                }
                return row.getBoolean(1) ? ScanReach.PARTLY : ScanReach.WHOLE;
            }
        }
    }

    static List<ForeignEdit> foreignEdits(Connection connection, int limit) throws SQLException {
        List<ForeignEdit> edits = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT f.number, f.source_id, d.id, d.uri, d.type, d.version, d.updated_at
                        FROM registry_foreign_edit f LEFT JOIN data_sources d ON d.id = f.source_id
                        WHERE f.kind = 'source' ORDER BY f.number LIMIT ?\
                        """)) {
            statement.setLong(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    edits.add(
                            row.getString(3) == null
                                    ? new ForeignEdit.SourceGone(row.getLong(1), row.getString(2))
                                    : new ForeignEdit.SourceRow(
                                            row.getLong(1),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6),
                                            row.getLong(7)));
                }
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT f.number, f.source_id, f.table_name, t.schema_json, t.version,
                          t.updated_at
                        FROM registry_foreign_edit f LEFT JOIN table_meta t
                          ON t.source_id = f.source_id AND t.table_name = f.table_name
                        WHERE f.kind = 'table' ORDER BY f.number LIMIT ?\
                        """)) {
            statement.setLong(1, limit - edits.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    edits.add(
                            row.getString(4) == null
                                    ? new ForeignEdit.TableGone(
                                            row.getLong(1), row.getString(2), row.getString(3))
                                    : new ForeignEdit.TableRow(
                                            row.getLong(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getLong(6)));
                }
            }
        }
        return List.copyOf(edits);
    }

    private static List<VersionRow> versions(
            Connection connection, String sql, Object... parameters) throws SQLException {
        List<VersionRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, 1, List.of(parameters));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(versionRow(row));
                }
            }
        }
        return List.copyOf(rows);
    }

    private static VersionRow versionRow(ResultSet row) throws SQLException {
        long contentId = row.getLong(4);
        boolean tombstone = row.wasNull();
        String bump = row.getString(6);
        String renamedFrom = row.getString(8);
        return new VersionRow(
                QualifiedName.parse(row.getString(1)),
                row.getLong(2),
                SemVer.parse(row.getString(3)),
                tombstone ? null : contentId,
                row.getString(5),
                bump == null ? null : Bump.valueOf(bump),
                row.getString(7),
                renamed(renamedFrom),
                new Actor(row.getString(9)),
                row.getLong(10));
    }

    private static @Nullable QualifiedName renamed(@Nullable String from) {
        return from == null ? null : QualifiedName.parse(from);
    }
}
