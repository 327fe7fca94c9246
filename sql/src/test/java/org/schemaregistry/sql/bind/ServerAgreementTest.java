package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.sql.testing.PostgresServer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Each line of `statements.sql` gets the verdict, SQLSTATE, position and message that a real
/// server gives to PREPARE.
class ServerAgreementTest {
    private static final String PREFIX = "PREPARE p AS ";

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void saysWhatTheServerSays(int majorVersion) throws IOException, SQLException {
        QueryChecker checker =
                new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(majorVersion), "public"));
        List<String> differences = new ArrayList<>();
        try (Connection connection = PostgresServer.of(majorVersion).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            statement.execute(resource("schema.sql"));
            for (String sql : resource("statements.sql").strip().split("\n", -1)) {
                compare(sql, server(statement, sql), check(checker, sql), differences);
            }
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(String sql, String server, String mine, List<String> differences) {
        // Where the server gives no position, ours is free.
        String said = server.contains(" @0 ") ? mine.replaceFirst(" @\\d+ ", " @0 ") : mine;
        if (!server.equals(said)) {
            differences.add(sql + "\n    server: " + server + "\n    check:  " + mine);
        }
    }

    private static String server(Statement statement, String sql) {
        try {
            statement.execute(PREFIX + sql);
            statement.execute("DEALLOCATE p");
            return "accept";
        } catch (SQLException e) {
            if (!(e instanceof PSQLException p)) {
                return "failed " + e.getMessage();
            }
            ServerErrorMessage message = p.getServerErrorMessage();
            if (message == null) {
                return "failed " + e.getMessage();
            }
            int position = message.getPosition();
            return said(
                    Objects.requireNonNullElse(message.getSQLState(), ""),
                    position == 0 ? 0 : position - PREFIX.length(),
                    Objects.requireNonNullElse(message.getMessage(), ""));
        }
    }

    private static String check(QueryChecker checker, String sql) {
        QueryCheck check = checker.check(sql);
        if (check.verdict() == Verdict.ACCEPT) {
            return "accept";
        }
        if (check.verdict() == Verdict.UNKNOWN) {
            return "unknown " + check.findings();
        }
        Finding first = check.findings().get(0);
        Finding.Place place = first.place();
        return said(first.sqlState(), place == null ? 0 : place.offset() + 1, first.message());
    }

    private static String said(String sqlState, int position, String message) {
        return sqlState + " @" + position + " " + message;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ServerAgreementTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("resource is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
