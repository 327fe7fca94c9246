package org.schemaregistry.adapter.source.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.adapter.source.postgres.Scans;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.guard.ProjectedColumn;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.guard.RowMismatchException;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.jdbc.GuardedResultSet;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PostgresRowsTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;

    /// pgjdbc changes to the binary form after this many executions.
    private static final int EXECUTIONS = 7;

    private static final String TYPES =
            """
            CREATE SCHEMA ext;
            CREATE EXTENSION hstore SCHEMA ext;
            CREATE EXTENSION citext SCHEMA ext;
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE DOMAIN price AS numeric(8,2);
            CREATE DOMAIN moods AS mood[];
            CREATE TYPE pair AS (a integer, b varchar(10));
            CREATE TYPE ext.vector;
            CREATE FUNCTION ext.vector_in(cstring) RETURNS ext.vector
              LANGUAGE internal IMMUTABLE STRICT AS 'textin';
            CREATE FUNCTION ext.vector_out(ext.vector) RETURNS cstring
              LANGUAGE internal IMMUTABLE STRICT AS 'textout';
            CREATE FUNCTION ext.vector_typmod(cstring[]) RETURNS integer
              LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
            CREATE TYPE ext.vector (INPUT = ext.vector_in, OUTPUT = ext.vector_out);
            """;

    /// Each type with values at its edges.
    private static final List<List<String>> CASES =
            List.of(
                    List.of("boolean", "true", "false"),
                    List.of("smallint", "-32768", "32767"),
                    List.of("integer", "-2147483648", "2147483647"),
                    List.of("bigint", "-9223372036854775808", "9223372036854775807"),
                    List.of("oid", "0", "4294967295"),
                    List.of("real", "3.4e38", "NaN", "-Infinity", "0.1"),
                    List.of("double precision", "1e308", "NaN", "Infinity", "0.1"),
                    List.of("numeric", "1e40", "0.00000000000000000001", "NaN", "-Infinity"),
                    List.of("numeric(10)", "9999999999", "-1"),
                    List.of("numeric(10,2)", "99999999.99", "0", "NaN"),
                    List.of("numeric(3,-2)", "99900", "100"),
                    List.of("numeric(2,4)", "0.0099"),
                    List.of("text", "", "a", "😀"),
                    List.of("varchar", "a"),
                    List.of("varchar(3)", "abc", "😀😀😀"),
                    List.of("char", "a"),
                    List.of("char(7)", "a", "1234567"),
                    List.of("\"char\"", "a"),
                    List.of("name", "a".repeat(63)),
                    List.of("ext.citext", "aBc"),
                    List.of("bytea", "\\x", "\\x00ff10"),
                    List.of("date", "2024-02-29", "infinity", "0044-03-15 BC", "5874897-12-31"),
                    List.of("time", "00:00:00", "24:00:00", "12:34:56.789012"),
                    List.of("time(0)", "12:34:56"),
                    List.of("timetz", "12:34:56.789+05:30", "00:00:00-12"),
                    List.of(
                            "timestamp",
                            "2024-02-29 12:34:56.789012",
                            "-infinity",
                            "4713-01-01 BC"),
                    List.of("timestamp(0)", "2024-02-29 12:34:56"),
                    List.of("timestamptz", "2024-02-29 12:34:56.7+01", "infinity", "294276-12-31"),
                    List.of("interval", "1 year 2 days 03:04:05.6", "-1 mon"),
                    List.of("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                    List.of("json", "{\"a\":1}", "null", "[]", "1"),
                    List.of("jsonb", "{\"a\":1}", "null", "\"x\""),
                    List.of("mood", "sad", "happy"),
                    List.of("positive", "1"),
                    List.of("price", "123456.78"),
                    List.of("moods", "{sad,happy}", "{}"),
                    List.of("pair", "(1,abc)", "(,)"),
                    List.of("pair[]", "{\"(1,abc)\"}"),
                    List.of("integer[]", "{1,2,NULL}", "{{1,2},{3,4}}", "{}"),
                    List.of("varchar(5)[]", "{abcde,NULL}"),
                    List.of("numeric(4,2)[]", "{99.99,NaN}"),
                    List.of("timestamptz[]", "{2024-02-29 12:34:56+01}"),
                    List.of("mood[]", "{sad}"),
                    List.of("ext.hstore", "a=>1,b=>NULL"),
                    List.of("ext.vector", "[1,2,3]"),
                    List.of("int4range", "[1,2)"),
                    List.of("point", "(1,2)"),
                    List.of("inet", "127.0.0.1"),
                    List.of("tsvector", "a b"),
                    List.of("xml", "<a/>"),
                    List.of("money", "1.50"),
                    List.of("bit(3)", "101"),
                    List.of("varbit(9)", "1"));

    @ParameterizedTest
    @FieldSource("MAJORS")
    void noValueOfAnyTypeIsCalledAMismatch(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            fill(database);
            RowGuard guard = guard(database, "t");
            try (Connection connection = database.connect();
                    PreparedStatement select = connection.prepareStatement("SELECT * FROM t");
                    PreparedStatement json =
                            connection.prepareStatement("SELECT row_to_json(t)::text FROM t")) {
                for (int i = 0; i < EXECUTIONS; i++) {
                    GuardReport report = read(select, guard);
                    assertThat(report.mismatches()).as("execution %d", i).isEmpty();
                    assertThat(report.checked()).isEqualTo(5);
                }
                RowCheck documents = guard.documents(GuardOptions.REPORT);
                try (ResultSet rows = json.executeQuery()) {
                    while (rows.next()) {
                        @SuppressWarnings("unchecked")
                        Map<String, ?> document =
                                CanonicalJson.mapper().readValue(rows.getString(1), Map.class);
                        documents.document(document);
                    }
                }
                assertThat(documents.report().mismatches()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void eachColumnThatMovedIsNamedAndNoOther(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    TYPES
                            + """
                            CREATE TABLE t (same int, grown int NOT NULL, loosened int NOT NULL,
                              dropped int, longer varchar(3), wider numeric(4,2), state mood,
                              zoned timestamp, became text, listed int[], item varchar(2)[],
                              doc jsonb, id uuid, whole bigint);
                            """);
            RowGuard guard = guard(database, "t");
            database.execute(
                    """
                    ALTER TABLE t ALTER grown TYPE bigint, ALTER loosened DROP NOT NULL,
                      DROP dropped, ADD added int, ALTER longer TYPE varchar(9),
                      ALTER wider TYPE numeric(9,4), ALTER zoned TYPE timestamptz,
                      ALTER became TYPE date USING NULL, ALTER listed TYPE text[],
                      ALTER item TYPE varchar(1)[], ALTER doc TYPE text, ALTER id TYPE text,
                      ALTER whole TYPE numeric;
                    ALTER TYPE mood ADD VALUE 'secret';
                    """);
            database.execute(
                    """
                    INSERT INTO t (same, grown, loosened, longer, wider, state)
                      VALUES (1, 2, NULL, 'abcd', 123.5, 'secret'), (1, 2, 3, 'abc', 1.5, 'sad');
                    """);
            try (Connection connection = database.connect();
                    PreparedStatement select = connection.prepareStatement("SELECT * FROM t")) {
                GuardReport report = read(select, guard);
                assertThat(report.mismatches())
                        .extracting(m -> m + " x" + m.count())
                        .containsExactly(
                                "added: extra, expected nothing, found a column x2",
                                "became: type, expected text, found date x2",
                                "doc: type, expected json, found text x2",
                                "dropped: missing, expected int32, found nothing x2",
                                "grown: type, expected int32, found int64 x2",
                                "id: type, expected uuid, found text x2",
                                "listed: type, expected list, found list x2",
                                "longer: length, expected text(3), found text(4) x1",
                                "loosened: null, expected int32, found null x1",
                                "state: enum, expected enum, found another text x1",
                                "whole: type, expected int64, found decimal x2",
                                "wider: type, expected decimal(4,2), found decimal(4,1) x1",
                                "zoned: type, expected timestamp(6), found timestamptz(6) x2");
                assertThat(report.toString()).doesNotContain("secret", "abcd");
                try (var rows =
                        GuardedResultSet.over(
                                select.executeQuery(), guard, GuardOptions.FAIL, r -> {})) {
                    assertThatThrownBy(rows::next).isInstanceOf(RowMismatchException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void aQuerysColumnsAreGuardedByTheirPlace(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    CREATE TABLE a (id int NOT NULL, name varchar(3));
                    CREATE TABLE b (a int);
                    INSERT INTO a VALUES (1, 'abc');
                    INSERT INTO b VALUES (1), (2);
                    """);
            RowGuard guard =
                    RowGuard.of(
                            TableRef.parse("shop.a"),
                            SemVer.FIRST,
                            scan(database, "a"),
                            List.of(
                                    new ProjectedColumn("total", null, true),
                                    new ProjectedColumn("id", "id", true),
                                    new ProjectedColumn("name", "name", true)));
            try (Connection connection = database.connect();
                    PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT count(*) AS total, a.id, a.name FROM b LEFT JOIN a ON"
                                            + " a.id = b.a GROUP BY 2, 3")) {
                assertThat(read(select, guard).mismatches()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void aGuardedResultSetReadsLikeTheDrivers(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute("CREATE TABLE t (id int NOT NULL); INSERT INTO t VALUES (1), (2)");
            RowGuard guard = guard(database, "t");
            List<GuardReport> reports = new ArrayList<>();
            try (Connection connection = database.connect();
                    PreparedStatement select = connection.prepareStatement("SELECT id FROM t");
                    ResultSet rows =
                            GuardedResultSet.over(
                                            select.executeQuery(),
                                            guard,
                                            GuardOptions.REPORT,
                                            reports::add)
                                    .asResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("id")).isEqualTo(1);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(List.of(rows)).contains(rows);
                assertThatThrownBy(() -> rows.getInt("none")).isInstanceOf(SQLException.class);
                assertThat(rows.next()).isFalse();
            }
            assertThat(reports).hasSize(1);
            assertThat(reports.getFirst().checked()).isEqualTo(2);
            assertThat(reports.getFirst().mismatches()).extracting(Mismatch::toString).isEmpty();
        }
    }

    private static void fill(EmbeddedPostgres.Database database) throws SQLException {
        String columns =
                IntStream.range(0, CASES.size())
                        .mapToObj(i -> "c" + i + " " + CASES.get(i).getFirst())
                        .collect(Collectors.joining(", "));
        database.execute(TYPES + "CREATE TABLE t (" + columns + ")");
        // The values of one type stand in rows of their own; a type with fewer repeats its last.
        for (int row = 0; row < 4; row++) {
            int at = row;
            String values =
                    CASES.stream()
                            .map(c -> c.get(Math.min(at + 1, c.size() - 1)))
                            .map(value -> "'" + value.replace("'", "''") + "'")
                            .collect(Collectors.joining(", "));
            database.execute("INSERT INTO t VALUES (" + values + ")");
        }
        database.execute("INSERT INTO t (c0) VALUES (NULL)");
    }

    private static GuardReport read(PreparedStatement select, RowGuard guard) throws SQLException {
        List<GuardReport> reports = new ArrayList<>();
        try (GuardedResultSet rows =
                GuardedResultSet.over(
                        select.executeQuery(), guard, GuardOptions.REPORT, reports::add)) {
            while (rows.next()) {
                // Reading goes on as if nobody watched.
                rows.resultSet().getObject(1);
            }
        }
        return reports.getFirst();
    }

    private static RowGuard guard(EmbeddedPostgres.Database database, String table) {
        return RowGuard.of(TableRef.parse("shop." + table), SemVer.FIRST, scan(database, table));
    }

    private static Table scan(EmbeddedPostgres.Database database, String table) {
        return Scans.of(database).table(table);
    }
}
