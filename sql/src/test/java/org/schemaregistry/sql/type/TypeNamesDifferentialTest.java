package org.schemaregistry.sql.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.sql.catalog.postgres.PostgresBuiltIns;
import org.schemaregistry.sql.testing.PostgresServer;
import org.schemaregistry.sql.testing.SampleSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Type names as users write them must come out as the server prints them.
final class TypeNamesDifferentialTest {
    private static final List<String> WRITTEN =
            List.of(
                    "int",
                    "integer",
                    "INT4",
                    "smallint",
                    "bigint",
                    "real",
                    "float",
                    "float(10)",
                    "float(30)",
                    "double precision",
                    "numeric",
                    "numeric(8)",
                    "numeric(8,2)",
                    "decimal(10,3)",
                    "dec",
                    "boolean",
                    "bool",
                    "char",
                    "char(3)",
                    "character",
                    "character(5)",
                    "character varying",
                    "character varying(10)",
                    "varchar",
                    "varchar(20)",
                    "char varying(4)",
                    "national character(3)",
                    "nchar(2)",
                    "bpchar",
                    "text",
                    "name",
                    "\"char\"",
                    "bit",
                    "bit(3)",
                    "bit varying",
                    "bit varying(7)",
                    "varbit",
                    "date",
                    "time",
                    "time(3)",
                    "time with time zone",
                    "time(2) with time zone",
                    "time without time zone",
                    "timetz",
                    "timestamp",
                    "timestamp(0)",
                    "timestamp with time zone",
                    "timestamp(3) with time zone",
                    "timestamp without time zone",
                    "timestamptz",
                    "timestamptz(4)",
                    "interval",
                    "interval year",
                    "interval year to month",
                    "interval day to second",
                    "interval day to second(3)",
                    "interval(2)",
                    "interval hour to minute",
                    "interval second(1)",
                    "uuid",
                    "json",
                    "jsonb",
                    "xml",
                    "bytea",
                    "inet",
                    "money",
                    "int[]",
                    "int[][]",
                    "int[3]",
                    "int array",
                    "int array[4]",
                    "varchar(5)[]",
                    "numeric(4,1)[]",
                    "_int4",
                    "mood",
                    "public.mood",
                    "mood[]",
                    "\"public\".\"mood\"",
                    "posint",
                    "tags",
                    "pair",
                    "item",
                    "floatrange",
                    "floatmultirange",
                    "int4range",
                    "pg_catalog.int4",
                    "pg_catalog.varchar(3)",
                    "regclass",
                    "oid",
                    "int2vector",
                    "tsvector",
                    "information_schema.sql_identifier",
                    "anyelement",
                    "Mood",
                    "refcursor",
                    "timestamp(3)[]",
                    "pg_catalog.\"char\"");

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void namesComeOutAsTheServerPrintsThem(int majorVersion) throws SQLException {
        TypeCatalog catalog =
                TypeCatalog.of(
                        PostgresBuiltIns.of(majorVersion),
                        SampleSource.snapshot(majorVersion),
                        "public");
        TypeNames names = TypeSystem.of(catalog).names();
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        try (Connection connection = PostgresServer.of(majorVersion).connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SampleSource.DDL);
            for (String written : WRITTEN) {
                ours.add(written + " -> " + ours(catalog, names, written));
                theirs.add(written + " -> " + theirs(connection, written));
            }
            connection.rollback();
        }
        assertThat(ours).containsExactlyElementsOf(theirs);
    }

    private static String ours(TypeCatalog catalog, TypeNames names, String written) {
        return switch (names.parse(written)) {
            case TypeResolution.Found found -> catalog.format(found.type());
            case TypeResolution.Failed failed -> failed.problem().message();
        };
    }

    /// A table keeps type and modifier; pseudo-types cannot be columns and are printed as they are.
    private static String theirs(Connection connection, String written) throws SQLException {
        if (written.equals("anyelement")) {
            return written;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE one (x " + written + ")");
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                                    + " WHERE attrelid = 'one'::regclass AND attname = 'x'")) {
                row.next();
                return row.getString(1);
            } finally {
                statement.execute("DROP TABLE one");
            }
        }
    }
}
