package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.query.QueryRole;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Who queries run as, and which of that role's rights a reader need not have.
final class RoleFacts {
    private static final String FACTS =
            """
            SELECT current_user,
                   r.rolsuper,
                   concat_ws(', ',
                       CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
                       CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
                       CASE WHEN r.rolreplication THEN 'REPLICATION' END,
                       CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END),
                   (SELECT string_agg(m.rolname, ', ' ORDER BY m.rolname)
                    FROM pg_roles m
                    WHERE m.rolname IN ('pg_write_all_data', 'pg_write_server_files',
                                        'pg_read_server_files', 'pg_execute_server_program',
                                        'pg_signal_backend', 'pg_maintain')
                      AND pg_has_role(current_user, m.oid, 'MEMBER')),
                   has_database_privilege(current_database(), 'CREATE'),
                   (SELECT n.nspname || '.' || c.relname
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                      AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                    LIMIT 1)
            FROM pg_roles r
            WHERE r.rolname = current_user
            """;

    private RoleFacts() {}

    static QueryRole read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            String name = row.getString(1);
            String role = "role " + name + " ";
            List<String> warnings = new ArrayList<>();
            if (row.getBoolean(2)) {
                warnings.add(
                        role
                                + "is a superuser: nothing but the read-only transaction holds a"
                                + " query back; give the source a role that may only read with"
                                + " --query-credentials");
                return new QueryRole(name, warnings);
            }
            String attributes = row.getString(3);
            if (attributes != null && !attributes.isEmpty()) {
                warnings.add(role + "has " + attributes + "; a reader needs none of that");
            }
            if (row.getString(4) != null) {
                warnings.add(
                        role + "is a member of " + row.getString(4) + "; a reader need not be");
            }
            if (row.getBoolean(5)) {
                warnings.add(role + "may create schemas in the database; a reader need not");
            }
            if (row.getString(6) != null) {
                warnings.add(
                        role
                                + "may write, to "
                                + row.getString(6)
                                + " for one; grant it SELECT alone");
            }
            return new QueryRole(name, warnings);
        }
    }
}
