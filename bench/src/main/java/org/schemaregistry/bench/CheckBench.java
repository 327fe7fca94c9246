package org.schemaregistry.bench;

import org.schemaregistry.adapter.source.postgres.PostgresConnector;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.sql.bind.QueryChecker;
import org.schemaregistry.sql.bind.SchemaCatalog;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Times the query check over the corpora, one thread, warm, with a checker for each of 200
/// databases in memory; beside it the server's own `PREPARE` of the same statements over the
/// loopback. Also what it costs to make a checker ready. Where the corpora have fewer databases,
/// some are there twice.
///
/// Arguments: the folder of the SQL corpora, and how many rounds of warming. `-Dslowest=N` names
/// the slowest queries.
public final class CheckBench {
    private static final int SERVER = 15;
    private static final int WARM_UP_ROUNDS = 12;
    private static final int ROUNDS = 5;
    private static final int DATABASES = 200;

    private CheckBench() {}

    private record Query(String database, String text) {}

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        int warmUp = args.length > 1 ? Integer.parseInt(args[1]) : WARM_UP_ROUNDS;
        try (var database = EmbeddedPostgres.version(SERVER).newDatabase()) {
            load(folder.resolve("ddl"), database);
            SortedMap<String, Snapshot> snapshots = snapshots(database);
            Map<String, QueryChecker> checkers = ready(snapshots);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (String corpus : List.of("spider", "mutants", "olap")) {
                    List<Query> queries = queries(folder.resolve(corpus + ".jsonl"), checkers);
                    for (int i = 0; i < warmUp; i++) {
                        check(queries, checkers);
                    }
                    print(corpus + ": check", rounds(queries, checkers), queries);
                    print(corpus + ": PREPARE", prepare(queries, statement), queries);
                }
            }
        }
    }

    private static void load(Path ddl, EmbeddedPostgres.Database database)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                Stream<Path> files = Files.list(ddl)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                statement.execute("CREATE SCHEMA \"" + name + "\"");
                statement.execute("SET search_path TO \"" + name + "\"");
                statement.execute(Files.readString(file));
            }
        }
    }

    /// One scan of all, cut into a snapshot per schema.
    private static SortedMap<String, Snapshot> snapshots(EmbeddedPostgres.Database database) {
        ScanOutcome outcome =
                new PostgresConnector()
                        .introspect(
                                new ScanRequest(
                                        DataSource.of(
                                                new SourceId("all"),
                                                PostgresConnector.TYPE,
                                                new SourceUri(database.uri())),
                                        null,
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        ScanRequest.Progress.NONE,
                                        Clock.systemUTC()));
        if (!(outcome instanceof ScanOutcome.Scanned scanned)) {
            throw new IllegalStateException("no scan: " + outcome);
        }
        SortedMap<String, SortedMap<QualifiedName, Table>> schemas = new TreeMap<>();
        scanned.snapshot()
                .tables()
                .forEach((name, table) ->
                        schemas.computeIfAbsent(String.valueOf(name.schema()), s -> new TreeMap<>())
                                .put(QualifiedName.of(name.name()), table));
        SortedMap<String, Snapshot> snapshots = new TreeMap<>();
        schemas.forEach((schema, tables) ->
                snapshots.put(
                        schema,
                        new Snapshot(
                                new SourceId(schema),
                                tables,
                                new SourceObjects(
                                        PostgresConnector.TYPE,
                                        SERVER,
                                        List.of(schema),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                Coverage.FULL,
                                List.of(),
                                Identity.NONE,
                                0)));
        return snapshots;
    }

    /// Makes a checker of each snapshot and asks each one a first question.
    private static Map<String, QueryChecker> ready(SortedMap<String, Snapshot> snapshots) {
        long before = usedBytes();
        Map<String, QueryChecker> checkers = new TreeMap<>();
        List<String> names = List.copyOf(snapshots.keySet());
        long[] nanos = new long[Math.max(DATABASES, names.size())];
        int tables = 0;
        for (int i = 0; i < nanos.length; i++) {
            String name = names.get(i % names.size());
            Snapshot snapshot = snapshots.get(name);
            if (snapshot == null) {
                throw new IllegalStateException("no snapshot of " + name);
            }
            long began = System.nanoTime();
            QueryChecker checker = new QueryChecker(SchemaCatalog.of(snapshot, name));
            checker.check("SELECT count(*) FROM " + snapshot.tables().firstKey());
            nanos[i] = System.nanoTime() - began;
            tables += snapshot.tables().size();
            checkers.put(i < names.size() ? name : name + "/" + i, checker);
        }
        double first = nanos[0] / 1e6;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d checkers of %d tables: the first with the built-in objects %.0f ms, then p50"
                        + " %.2f ms, most %.2f ms; %.1f MB in memory%n",
                nanos.length,
                tables,
                first,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length - 2] / 1e6,
                (usedBytes() - before) / 1e6);
        return checkers;
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Query> queries(Path file, Map<String, QueryChecker> checkers)
            throws IOException {
        List<Query> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            var node = CanonicalJson.read(line);
            String database = node.path("db").asString();
            if (checkers.containsKey(database)) {
                queries.add(new Query(database, node.path("sql").asString()));
            }
        }
        return queries;
    }

    private static long[] rounds(List<Query> queries, Map<String, QueryChecker> checkers) {
        long[] all = new long[queries.size() * ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            System.arraycopy(
                    check(queries, checkers), 0, all, round * queries.size(), queries.size());
        }
        return all;
    }

    private static long[] check(List<Query> queries, Map<String, QueryChecker> checkers) {
        long[] nanos = new long[queries.size()];
        int accepted = 0;
        for (int i = 0; i < nanos.length; i++) {
            Query query = queries.get(i);
            QueryChecker checker = checkers.get(query.database());
            if (checker == null) {
                throw new IllegalStateException("no checker for " + query.database());
            }
            long began = System.nanoTime();
            Verdict verdict = checker.check(query.text()).verdict();
            nanos[i] = System.nanoTime() - began;
            accepted += verdict == Verdict.ACCEPT ? 1 : 0;
        }
        if (accepted == 0) {
            throw new IllegalStateException("no query fits: are these the right schemas?");
        }
        return nanos;
    }

    private static long[] prepare(List<Query> queries, Statement statement) throws SQLException {
        long[] nanos = new long[queries.size() * ROUNDS];
        String path = "";
        for (int i = 0; i < nanos.length; i++) {
            Query query = queries.get(i % queries.size());
            if (!query.database().equals(path)) {
                path = query.database();
                statement.execute("SET search_path TO \"" + path + "\"");
            }
            long began = System.nanoTime();
            boolean prepared = prepare(statement, query.text());
            nanos[i] = System.nanoTime() - began;
            if (prepared) {
                statement.execute("DEALLOCATE ALL");
            }
        }
        return nanos;
    }

    private static boolean prepare(Statement statement, String text) {
        try {
            statement.execute("PREPARE p AS " + text);
            return true;
        } catch (SQLException rejected) {
            return false;
        }
    }

    private static void print(String what, long[] nanos, List<Query> queries) {
        Integer[] order = new Integer[nanos.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(nanos[a], nanos[b]));
        System.out.printf(
                Locale.ROOT,
                "%-16s %5d queries, %d rounds: p50 %6.1f us, p99 %6.1f us, most %6.1f us%n",
                what,
                queries.size(),
                ROUNDS,
                nanos[order[nanos.length / 2]] / 1e3,
                nanos[order[nanos.length * 99 / 100]] / 1e3,
                nanos[order[nanos.length - 1]] / 1e3);
        for (int i = 1; i <= Integer.getInteger("slowest", 0); i++) {
            int at = order[nanos.length - i];
            Query query = queries.get(at % queries.size());
            System.out.printf(
                    Locale.ROOT,
                    "    %.0f us %s %s%n",
                    nanos[at] / 1e3,
                    query.database(),
                    query.text().replace('\n', ' '));
        }
    }
}
