package org.schemaregistry.adapter.source.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.adapter.source.sqlite.SqliteConnector;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.jdbc.GuardedResultSet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class SqliteRowsTest {
    @TempDir Path folder;

    @Test
    void noUsualValueOfAnyTypeIsCalledAMismatch() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    CREATE TABLE t (
                      a INTEGER PRIMARY KEY, b SMALLINT, c TINYINT, d MEDIUMINT, e BIGINT,
                      f VARCHAR(20), g TEXT, h CHAR(3), i STRING, j DECIMAL(10,2), k NUMERIC,
                      l REAL, m DOUBLE PRECISION, n FLOAT, o BOOLEAN, p DATE, q DATETIME,
                      r TIMESTAMP(3), s TIMESTAMP WITH TIME ZONE, u TIME, v BLOB, w VARBINARY(4),
                      x, y ANY, z UUID, aa JSON, ab GEOMETRY, ac POINT, ad FLOATING POINT,
                      ae MONEY, af INTERVAL, ag UNSIGNED BIG INT, ah TIMETZ)
                    """);
            statement.executeUpdate(
                    """
                    INSERT INTO t VALUES
                      (1, 32767, 1, 8388607, 9223372036854775807, 'abc', 'x', 'abc', 'x', 10.25,
                       1e300, 1.5, 2, 3, TRUE, '2024-02-29', '2024-02-29 12:34:56',
                       '2024-02-29T12:34:56.789', '2024-02-29 12:34:56+02:00', '12:34', x'00',
                       x'00010203', 1, 'a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{}', x'01', 1,
                       1, 3, '1 day', 5, '12:34:56Z'),
                      (2, -32768, 0, -1, -9223372036854775808, 'ä😀', '', '', '', '12.50', '7',
                       '1.5', 1e-300, 1e300, 0, 1709210096, 1709210096123, 2460370.5, '2024-02-29',
                       1, x'', zeroblob(1), x'00', 1.5, zeroblob(16), '[]', 'p', 'q', 2.5,
                       1.234, 60, 0, '12:34'),
                      (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                       NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                    """);
            GuardReport report = read(connection, guard(), "SELECT * FROM t");
            assertThat(report.mismatches()).isEmpty();
            assertThat(report.checked()).isEqualTo(3);
        }
    }

    @Test
    void valuesThatTheDeclaredTypeDoesNotAllowAreNamed() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    CREATE TABLE t (a INTEGER, b SMALLINT, c VARCHAR(3), d DECIMAL(4,2), e BOOLEAN,
                      f DATE, g BLOB, h REAL, i STRING, j UUID, k INTEGER NOT NULL)
                    """);
            statement.executeUpdate(
                    """
                    INSERT INTO t VALUES ('secret', 70000, 'abcd', 123.5, 'yes', 'soon', 'text',
                      'much', '12', 'id', 1)
                    """);
            RowGuard guard = guard();
            GuardReport report = read(connection, guard, "SELECT * FROM t");
            assertThat(report.mismatches())
                    .extracting(Object::toString)
                    .containsExactly(
                            "a: type, expected int64, found text",
                            "b: type, expected int16, found int32",
                            "c: length, expected text(3), found text(4)",
                            "d: type, expected decimal(4,2), found float64",
                            "e: type, expected boolean, found text",
                            "f: type, expected date, found text",
                            "g: type, expected binary, found text",
                            "h: type, expected float64, found text",
                            "i: type, expected text, found int64",
                            "j: type, expected uuid, found text");
            assertThat(report.toString()).doesNotContain("secret");
            // Names are found without regard to case; a column that is gone is missed.
            assertThat(read(connection, guard, "SELECT K, 1 AS x FROM t").mismatches())
                    .extracting(m -> m.column() + " " + m.kind().json())
                    .contains("x extra", "a missing")
                    .doesNotContain("k missing", "K extra");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    private static GuardReport read(Connection connection, RowGuard guard, String query)
            throws SQLException {
        List<GuardReport> reports = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                GuardedResultSet rows =
                        GuardedResultSet.over(
                                statement.executeQuery(query),
                                guard,
                                GuardOptions.REPORT,
                                reports::add)) {
            while (rows.next()) {
                rows.resultSet().getString(1);
            }
        }
        return reports.getFirst();
    }

    private RowGuard guard() {
        var outcome =
                new SqliteConnector()
                        .introspect(
                                new ScanRequest(
                                        DataSource.of(
                                                new SourceId("shop"),
                                                "sqlite",
                                                new SourceUri(
                                                        folder.resolve("shop.db").toString())),
                                        null,
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        ScanRequest.Progress.NONE,
                                        Clock.systemUTC()));
        Table table =
                Objects.requireNonNull(
                        ((ScanOutcome.Scanned) outcome)
                                .snapshot()
                                .tables()
                                .get(QualifiedName.of("t")));
        return RowGuard.of(TableRef.parse("shop.t"), SemVer.FIRST, table);
    }
}
