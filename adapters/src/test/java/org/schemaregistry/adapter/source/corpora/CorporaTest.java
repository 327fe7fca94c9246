package org.schemaregistry.adapter.source.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaregistry.adapter.source.postgres.Scans;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every consecutive pair of a history scans without error and gives exactly the changes that are
/// written down in `fixtures/corpora`; scanning twice gives nothing; the same schema loaded into
/// another database gives nothing, nor does what `pg_dump` makes of it.
///
/// `-Dpg_dump=PATH` names a `pg_dump`, which is asked wherever it is not older than the server.
///
/// With `-Dcorpora.write=true` the lists are written instead of compared, to be read by a person;
/// with `-Dcorpora.only=NAME` one history is run.
@Tag("corpora")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorporaTest {
    private static final Path CORPORA =
            Path.of(System.getProperty("corpora.dir", "../../shared/corpora"));
    private static final String PG_DUMP = System.getProperty("pg_dump", "");
    private static final Path EXPECTED = Path.of("../fixtures/corpora");

    /// What makes no schema, or cannot come over this connection: rows, reports of a script to its
    /// reader, sequences' positions, other databases, another encoding.
    private static final Pattern LEFT_OUT =
            Pattern.compile(
                    """
                    (?ix) insert \\s+ into \\b | (create|drop) \\s+ database \\b
                    | set \\s+ client_encoding \\b | select \\s+ '
                    | select \\s+ (pg_catalog\\.)? setval \\b\
                    """);

    List<History> histories() {
        String only = System.getProperty("corpora.only", "");
        return History.all(CORPORA).stream()
                .filter(history -> only.isEmpty() || history.name().equals(only))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void theChangesAreThoseAPersonWouldGive(History history) throws SQLException, IOException {
        StringBuilder told = new StringBuilder();
        if (history.whole()) {
            tellWhole(history, told);
        } else {
            tellSteps(history, told);
        }
        Path expected = EXPECTED.resolve(history.name() + ".txt");
        if (Boolean.getBoolean("corpora.write")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, told.toString());
        }
        assertThat(told.toString()).isEqualTo(Files.readString(expected));
    }

    private static void tellWhole(History history, StringBuilder told) throws SQLException {
        Snapshot before = null;
        for (History.Step step : history.steps()) {
            Snapshot after;
            try (var database = EmbeddedPostgres.version(history.major()).newDatabase();
                    var restored = EmbeddedPostgres.version(history.major()).newDatabase()) {
                List<Refused> refused = load(database, step.statements());
                after = scanTwice(database);
                head(told, step, refused, after);
                load(restored, step.statements());
                assertSame(after, scan(restored), "loaded again: " + step.name());
                dumpAndRestore(database, after, step);
            }
            tell(before, after, told);
            before = after;
        }
    }

    private static void tellSteps(History history, StringBuilder told) throws SQLException {
        Snapshot before = null;
        try (var database = EmbeddedPostgres.version(history.major()).newDatabase()) {
            for (History.Step step : history.steps()) {
                List<Refused> refused = load(database, step.statements());
                Snapshot after = scanTwice(database);
                head(told, step, refused, after);
                tell(before, after, told);
                before = after;
            }
            if (before != null) {
                dumpAndRestore(database, before, history.steps().getLast());
            }
        }
    }

    private static void dumpAndRestore(
            EmbeddedPostgres.Database database, Snapshot before, History.Step step)
            throws SQLException {
        if (PG_DUMP.isEmpty() || database.server().major() > majorOf(run(PG_DUMP, "--version"))) {
            return;
        }
        try (var restored = database.server().newDatabase()) {
            assertThat(load(restored, SqlScript.statements(dumped(database)))).isEmpty();
            assertSame(before, scan(restored), "dumped and restored: " + step.name());
        }
    }

    private static String dumped(EmbeddedPostgres.Database database) {
        try {
            Path file = Files.createTempFile("corpora", ".sql");
            try {
                run(PG_DUMP, "--schema-only", "--dbname=" + database.uri(), "--file=" + file);
                return Files.readString(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `pg_dump (PostgreSQL) 15.18` names.
    private static int majorOf(String version) {
        Matcher major = Pattern.compile("\\) (\\d+)").matcher(version);
        assertThat(major.find()).as(version).isTrue();
        return Integer.parseInt(major.group(1));
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String told =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", List.of(command), told).isZero();
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertSame(Snapshot before, Snapshot after, String what) {
        assertThat(Differ.diff(SnapshotView.of(before), SnapshotView.of(after)).tables())
                .as(what)
                .isEmpty();
    }

    private static void head(
            StringBuilder told, History.Step step, List<Refused> refused, Snapshot after) {
        told.append("== ").append(step.name());
        long views = after.tables().values().stream().filter(t -> t.definition() != null).count();
        told.append(": ").append(after.tables().size() - views).append(" tables");
        told.append(", ").append(views).append(" views");
        told.append(", ").append(step.statements().size()).append(" statements");
        if (!refused.isEmpty()) {
            told.append(", ").append(refused.size()).append(" refused by the server");
        }
        told.append('\n');
        refused.stream()
                .map(Refused::root)
                .filter(root -> !root.isEmpty())
                .distinct()
                .forEach(root -> told.append("  refused: ").append(root).append('\n'));
        List<String> notMade = refused.stream().flatMap(r -> r.table().stream()).toList();
        if (!notMade.isEmpty()) {
            told.append("  not made: ").append(String.join(", ", notMade)).append('\n');
        }
    }

    /// A statement the server refuses, with its reason.
    private record Refused(String sql, String message) {
        private static final Pattern TABLE =
                Pattern.compile("(?is)create\\s+(?:table|(?:materialized )?view)\\s+([\\w.\"]+).*");

        /// The reason, unless it is only that an earlier statement was refused.
        String root() {
            String line = message.lines().findFirst().orElse("").replace("ERROR: ", "");
            return line.matches("(relation|column) .* does not exist") ? "" : line;
        }

        Optional<String> table() {
            Matcher made = TABLE.matcher(sql);
            return made.matches()
                    ? Optional.of(made.group(1).replaceFirst("^public\\.", ""))
                    : Optional.empty();
        }
    }

    private static void tell(@Nullable Snapshot before, Snapshot after, StringBuilder told) {
        if (before == null) {
            return;
        }
        SourceDiff diff = Differ.diff(SnapshotView.of(before), SnapshotView.of(after));
        for (TableDelta delta : diff.tables()) {
            List<ClassifiedChange> changes = RuleSet.DEFAULT.classify(delta);
            told.append(delta.currentName())
                    .append(": ")
                    .append(RuleSet.bump(changes))
                    .append('\n');
            for (ClassifiedChange change : changes) {
                told.append("  ")
                        .append(change.bump())
                        .append(' ')
                        .append(change.rule())
                        .append(' ');
                told.append(line(change.change()));
            }
        }
        assertThat(diff.access()).isEmpty();
    }

    private static String line(Change change) {
        String detail = ChangeText.of(change);
        return change.path() + (detail.isEmpty() ? "" : ": " + detail) + "\n";
    }

    /// The statements the server refuses, each with its reason: extensions that are not installed
    /// and what depends on them. A statement that another one before it made impossible is told
    /// too.
    private static List<Refused> load(EmbeddedPostgres.Database database, List<String> statements)
            throws SQLException {
        List<Refused> refused = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (LEFT_OUT.matcher(sql).lookingAt()) {
                    continue;
                }
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    refused.add(new Refused(sql, String.valueOf(e.getMessage())));
                }
            }
        }
        return refused;
    }

    private static Snapshot scanTwice(EmbeddedPostgres.Database database) {
        Snapshot first = scan(database);
        assertThat(first.errors()).isEmpty();
        SourceDiff again = Differ.diff(SnapshotView.of(first), SnapshotView.of(scan(database)));
        assertThat(again.tables()).as("scanning twice changes nothing").isEmpty();
        return first;
    }

    private static Snapshot scan(EmbeddedPostgres.Database database) {
        return Scans.of(database).snapshot();
    }
}
