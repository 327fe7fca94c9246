package org.schemaregistry.adapter.source.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaregistry.core.contract.CompactText;
import org.schemaregistry.core.contract.DdlText;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Statements and, behind `----`, what the scan makes of them: each table as DDL and in compact
/// form, so that declared and logical types both show.
class SqliteFixturesTest {
    @TempDir Path folder;

    record Case(String file, String name, String sql, String expected) {
        @Override
        public String toString() {
            return file + ": " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScanShowsWhatWasDeclared(Case one) throws SQLException {
        Path file = folder.resolve("source.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(one.sql());
        }
        assertThat(scan(file)).isEqualTo(one.expected());
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : List.of("types", "keys", "text", "others")) {
            for (String block : ("\n" + read(file + ".txt")).split("\n==== ", -1)) {
                if (block.isBlank()) {
                    continue;
                }
                int title = block.indexOf('\n');
                int line = block.indexOf("\n----\n");
                cases.add(
                        new Case(
                                file,
                                block.substring(0, title),
                                block.substring(title + 1, line),
                                block.substring(line + 6).strip()));
            }
        }
        return cases;
    }

    private static String scan(Path file) {
        DataSource source =
                DataSource.of(new SourceId("s"), "sqlite", new SourceUri(file.toString()));
        ScanOutcome outcome =
                new SqliteConnector()
                        .introspect(
                                new ScanRequest(
                                        source,
                                        null,
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        ScanRequest.Progress.NONE,
                                        Clock.systemUTC()));
        assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        Snapshot snapshot = ((ScanOutcome.Scanned) outcome).snapshot();
        StringBuilder text = new StringBuilder();
        for (ScanError error : snapshot.errors()) {
            text.append(error.code()).append(": ").append(error.message()).append('\n');
        }
        snapshot.tables()
                .forEach((name, table) ->
                        text.append(DdlText.of(name, table))
                                .append(CompactText.of(name, table))
                                .append('\n'));
        return text.toString().strip();
    }

    private static String read(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        SqliteFixturesTest.class.getResourceAsStream("/sqlite/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
