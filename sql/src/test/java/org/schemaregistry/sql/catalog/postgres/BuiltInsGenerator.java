package org.schemaregistry.sql.catalog.postgres;

import org.schemaregistry.sql.testing.PostgresServer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes `postgres-MAJOR.gz`, the built-in objects of one PostgreSQL major version, from a real
/// server.
///
/// Run `main` with the output folder and any number of jars of binaries (test class path). Each
/// line of the resource is one object: a letter, then its members separated by tabs;
/// [BuiltInsReader] reads it back. The same binaries give the same bytes.
public final class BuiltInsGenerator {

    private static final List<String> QUERIES =
            List.of(
                    """
                    SELECT 'V', current_setting('server_version_num')::int / 10000
                    """,
                    """
                    SELECT 'T', t.oid, n.nspname, typname, typtype, typcategory,
                           CASE WHEN typispreferred THEN 1 ELSE 0 END, typelem, typarray,
                           CASE typtype
                             WHEN 'd' THEN typbasetype
                             WHEN 'r' THEN (SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid)
                             WHEN 'm' THEN %MULTIRANGE%
                             ELSE 0 END,
                           CASE typtype WHEN 'd' THEN typtypmod ELSE -1 END,
                           CASE WHEN %SUBSCRIPT%
                    FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
                    WHERE n.nspname IN ('pg_catalog', 'information_schema')
                    ORDER BY t.oid
                    """,
                    """
                    SELECT 'F', p.oid, n.nspname, proname,
                           CASE prokind WHEN 'a' THEN coalesce(aggkind::text, 'n') ELSE prokind::text END,
                           prorettype, CASE WHEN proretset THEN 1 ELSE 0 END,
                           replace(proargtypes::text, ' ', ','), provariadic, pronargdefaults,
                           coalesce((SELECT string_agg(coalesce(a.name, ''), ',' ORDER BY a.i)
                             FROM unnest(proargnames) WITH ORDINALITY a(name, i)
                             WHERE coalesce(proargmodes[a.i], 'i') IN ('i', 'b', 'v')), ''),
                           coalesce((SELECT string_agg(coalesce(proargnames[a.i], '') || ':' || a.type, ','
                               ORDER BY a.i)
                             FROM unnest(proallargtypes) WITH ORDINALITY a(type, i)
                             WHERE proargmodes[a.i] IN ('o', 'b', 't')), ''),
                           CASE WHEN aggkind IS NULL OR aggkind = 'n' THEN 0
                             WHEN provariadic <> 0 THEN -1 ELSE aggnumdirectargs END,
                           provolatile, CASE WHEN proisstrict THEN 1 ELSE 0 END
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
                    LEFT JOIN pg_aggregate g ON aggfnoid = p.oid
                    WHERE n.nspname IN ('pg_catalog', 'information_schema')
                    ORDER BY p.oid
                    """,
                    """
                    SELECT 'O', o.oid, n.nspname, oprname, oprleft, oprright, oprresult,
                           coalesce((SELECT bit_or(1 << amopstrategy) FROM pg_amop
                             WHERE amopmethod = 403 AND amopopr = o.oid), 0)
                           | CASE WHEN EXISTS (SELECT FROM pg_amop WHERE amopmethod = 403
                               AND amopopr = o.oprnegate AND amopstrategy = 3) THEN 64 ELSE 0 END
                    FROM pg_operator o JOIN pg_namespace n ON n.oid = oprnamespace
                    WHERE oprright <> 0
                    ORDER BY o.oid
                    """,
                    """
                    SELECT 'C', castsource, casttarget, castcontext, castmethod
                    FROM pg_cast ORDER BY castsource, casttarget
                    """,
                    """
                    SELECT 'D', opcmethod, opcintype FROM pg_opclass
                    WHERE opcdefault AND opcmethod IN (403, 405) ORDER BY opcmethod, opcintype
                    """,
                    """
                    SELECT DISTINCT 'B', opcname COLLATE "C" FROM pg_opclass
                    WHERE opcmethod = 403 AND opcnamespace = 'pg_catalog'::regnamespace
                    ORDER BY 2
                    """,
                    """
                    SELECT 'R', n.nspname, relname, relkind,
                           string_agg(attname || ':' || atttypid || ':' || atttypmod || ':'
                             || CASE WHEN attnotnull THEN 1 ELSE 0 END, ',' ORDER BY attnum)
                    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                    JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                    WHERE n.nspname IN ('pg_catalog', 'information_schema') AND relkind IN ('r', 'v')
                    GROUP BY n.nspname, relname, relkind ORDER BY n.nspname COLLATE "C", relname
                    """,
                    """
                    SELECT DISTINCT 'L', collname COLLATE "C" FROM pg_collation
                    WHERE collnamespace = 'pg_catalog'::regnamespace
                      AND collname IN ('default', 'C', 'POSIX', 'ucs_basic', 'unicode', 'pg_c_utf8',
                        'pg_unicode_fast')
                    ORDER BY 2
                    """,
                    """
                    SELECT 'K', word, catcode FROM pg_get_keywords() ORDER BY word COLLATE "C"
                    """);

    private BuiltInsGenerator() {}

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        for (int i = 1; i < args.length; i++) {
            PostgresServer server = PostgresServer.start(Path.of(args[i]));
            try (Connection connection = server.connect()) {
                int major = connection.getMetaData().getDatabaseMajorVersion();
                write(lines(connection), folder.resolve("postgres-" + major + ".gz"));
            } finally {
                server.stop();
            }
        }
    }

    /// The lines of the resource as this server gives them.
    static List<String> lines(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(forVersion(query, major))) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder();
                        for (int c = 1; c <= columns; c++) {
                            line.append(c == 1 ? "" : "\t").append(rows.getString(c));
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return lines;
    }

    /// Version 13 has no multiranges.
    private static String forVersion(String query, int major) {
        return query.replace("%SUBSCRIPT%", subscript(major))
                .replace(
                        "%MULTIRANGE%",
                        major < 14
                                ? "0"
                                : "(SELECT rngtypid FROM pg_range WHERE rngmultitypid = t.oid)");
    }

    /// Before 14 there is no `typsubscript`: variable-length array types are true arrays.
    private static String subscript(int major) {
        return major < 14
                ? "typelem <> 0 AND typlen = -1 THEN 'a' WHEN typelem <> 0 THEN 'r' ELSE '-' END"
                : """
                typsubscript::text = 'array_subscript_handler' THEN 'a'
                WHEN typsubscript::text = 'raw_array_subscript_handler' THEN 'r'
                WHEN typsubscript::text = 'jsonb_subscript_handler' THEN 'j' ELSE '-' END
                """;
    }

    private static void write(List<String> lines, Path file) throws IOException {
        try (OutputStream out = new SmallestGzip(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Best compression; the header has no time, so equal lines give equal bytes.
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
