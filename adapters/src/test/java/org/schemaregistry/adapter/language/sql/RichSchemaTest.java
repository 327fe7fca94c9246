package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaregistry.adapter.source.postgres.Scans;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Over scans of a schema with a bit of everything and of a shop as analysts ask of it, each
/// statement gets the verdict, SQLSTATE, position and message that the server of the version gives
/// to PREPARE.
class RichSchemaTest {
    private static final String PREFIX = "PREPARE p AS ";
    private static final List<String> STATEMENTS = List.of("reads.sql", "writes.sql");
    private static final List<String> QUESTIONS = List.of("shop.sql");
    private static final List<String> NAMES = List.of("names.sql");

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void saysWhatTheServerSays(int majorVersion) throws IOException, SQLException {
        assertThat(differences(majorVersion, "schema.sql", STATEMENTS)).isEmpty();
        assertThat(differences(majorVersion, "shop-schema.sql", QUESTIONS)).isEmpty();
        assertThat(differences(majorVersion, "names-schema.sql", NAMES)).isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 16, 17})
    void saysWhatTheOtherVersionsSay(int majorVersion) throws IOException, SQLException {
        assertThat(differences(majorVersion, "schema.sql", STATEMENTS)).isEmpty();
        assertThat(differences(majorVersion, "shop-schema.sql", QUESTIONS)).isEmpty();
        assertThat(differences(majorVersion, "names-schema.sql", NAMES)).isEmpty();
    }

    private static List<String> differences(int majorVersion, String schema, List<String> files)
            throws IOException, SQLException {
        List<String> differences = new ArrayList<>();
        try (EmbeddedPostgres.Database database =
                        EmbeddedPostgres.version(majorVersion).newDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            define(statement, schema, majorVersion);
            QueryLanguage.Checker checker = checker(database);
            for (String file : files) {
                for (String sql : resource(file).strip().split("\n", -1)) {
                    String server = server(statement, sql);
                    String check = check(checker.check(sql));
                    // Where the server gives no position, ours is free.
                    String said =
                            server.contains(" @0 ") ? check.replaceFirst(" @\\d+ ", " @0 ") : check;
                    if (!server.equals(said)) {
                        differences.add(sql + "\n    server: " + server + "\n    check:  " + check);
                    }
                }
            }
        }
        return differences;
    }

    /// Runs the schema; a statement behind a line `-- 14+` is for versions from that one on.
    private static void define(Statement statement, String schema, int majorVersion)
            throws IOException, SQLException {
        statement.execute("SET check_function_bodies = off");
        for (String part : resource(schema).split(";\n", -1)) {
            String sql = part.strip();
            int from = 0;
            if (sql.startsWith("-- ")) {
                from = Integer.parseInt(sql.substring(3, sql.indexOf('+')));
                sql = sql.substring(sql.indexOf('\n') + 1);
            }
            if (majorVersion >= from && !sql.isEmpty()) {
                statement.execute(sql);
            }
        }
    }

    private static QueryLanguage.Checker checker(EmbeddedPostgres.Database database) {
        return new SqlLanguage().checker(Scans.of(database).snapshot(), "public");
    }

    private static String server(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(PREFIX + sql);
            statement.execute("DEALLOCATE p");
            return "accept";
        } catch (PSQLException e) {
            ServerErrorMessage message = e.getServerErrorMessage();
            if (message == null) {
                throw e;
            }
            int position = message.getPosition();
            return said(
                    Objects.requireNonNullElse(message.getSQLState(), ""),
                    position == 0 ? 0 : position - PREFIX.length(),
                    Objects.requireNonNullElse(message.getMessage(), ""));
        }
    }

    private static String check(QueryCheck check) {
        return switch (check.verdict()) {
            case ACCEPT -> "accept";
            case UNKNOWN -> "unknown " + check.findings();
            case REJECT -> {
                Finding first = check.findings().get(0);
                Finding.Place place = first.place();
                yield said(
                        first.sqlState(), place == null ? 0 : place.offset() + 1, first.message());
            }
        };
    }

    private static String said(String sqlState, int position, String message) {
        return sqlState + " @" + position + " " + message;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RichSchemaTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("resource is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
