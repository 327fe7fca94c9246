package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.GuardState;
import org.schemaregistry.registry.store.RegisteredQuery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the registered queries and what doers reported.
///
/// Stateless.
final class QueryReader {
    private static final String QUERIES =
            """
            SELECT name, source_id, language, query, planned, verdict, broken_since, actor, added_at
            FROM registry_query
            """;
    private static final String ORDER = " ORDER BY name";

    private QueryReader() {}

    /// Those of a source, the one of a name, or all.
    static List<RegisteredQuery> queries(
            Connection connection, @Nullable SourceId source, @Nullable String name)
            throws SQLException {
        String where =
                source != null ? "WHERE source_id = ?" : name != null ? "WHERE name = ?" : "";
        try (PreparedStatement statement = connection.prepareStatement(QUERIES + where + ORDER)) {
            if (source != null) {
                statement.setString(1, source.value());
            } else if (name != null) {
                statement.setString(1, name);
            }
            List<RegisteredQuery> queries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long brokenSince = row.getLong(7);
                    queries.add(
                            new RegisteredQuery(
                                    row.getString(1),
                                    new SourceId(row.getString(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    StoredJson.readVersions(row.getString(5)),
                                    Verdict.valueOf(row.getString(6)),
                                    brokenSince == 0 ? null : (Long) brokenSince,
                                    row.getString(8),
                                    row.getLong(9)));
                }
            }
            return List.copyOf(queries);
        }
    }

    static Optional<GuardState> guardState(Connection connection, TableRef table, SemVer version)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT reports, body FROM registry_guard
                        WHERE source_id = ? AND table_name = ? AND version = ?\
                        """)) {
            statement.setString(1, table.source().value());
            statement.setString(2, table.table().toString());
            statement.setString(3, version.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new GuardState(row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }
}
