package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.SingleStatement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which rights on the tables of a statement the role lacks. The server names the first table it
/// refuses and neither the right nor the columns.
final class MissingRights {
    private static final String QUESTION =
            """
            SELECT quote_ident(n.nspname),
                   quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   has_schema_privilege(n.oid, 'USAGE'),
                   has_table_privilege(c.oid, ?),
                   (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      AND a.attname = ANY (?)
                      AND ? IN ('SELECT', 'INSERT', 'UPDATE')
                      AND NOT has_column_privilege(c.oid, a.attnum, ?)),
                   has_any_column_privilege(c.oid, 'SELECT')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ?
            """;

    private final Connection connection;
    private final String defaultSchema;

    MissingRights(Connection connection, String defaultSchema) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
    }

    /// Each as `SELECT on public.orders (total)`, in the order of the statement's tables.
    List<String> of(SingleStatement statement) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (QueryCheck.Touch touch : statement.touches()) {
            if (!touch.written()) {
                ask(touch, "SELECT", missing);
                continue;
            }
            for (String privilege : privileges(statement.command())) {
                ask(touch, privilege, missing);
            }
        }
        return missing.stream().distinct().toList();
    }

    private static List<String> privileges(String command) {
        return switch (command) {
            case "INSERT", "UPDATE", "DELETE" -> List.of(command);
            default -> List.of("INSERT", "UPDATE", "DELETE");
        };
    }

    private void ask(QueryCheck.Touch touch, String privilege, List<String> missing)
            throws SQLException {
        String schema = touch.table().schema() == null ? defaultSchema : touch.table().schema();
        Array columns = connection.createArrayOf("text", touch.columns().toArray());
        try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
            statement.setString(1, privilege);
            statement.setArray(2, columns);
            statement.setString(3, privilege);
            statement.setString(4, privilege);
            statement.setString(5, schema);
            statement.setString(6, touch.table().name());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    told(row, privilege, touch.columns().isEmpty(), missing);
                }
            }
        }
    }

    private static void told(
            ResultSet row, String privilege, boolean noColumns, List<String> missing)
            throws SQLException {
        if (!row.getBoolean(3)) {
            missing.add("USAGE on schema " + row.getString(1));
        }
        if (row.getBoolean(4)) {
            return;
        }
        String columns = row.getString(5);
        boolean some = row.getBoolean(6);
        if (columns != null) {
            // A role that may read some columns lacks the others, not the table.
            missing.add(privilege + " on " + row.getString(2) + (some ? " (" + columns + ")" : ""));
        } else if (privilege.equals("DELETE") || (noColumns && !some)) {
            missing.add(privilege + " on " + row.getString(2));
        }
    }
}
