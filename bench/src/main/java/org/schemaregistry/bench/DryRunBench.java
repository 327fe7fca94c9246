package org.schemaregistry.bench;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a dry run takes at each level, over PostgreSQL 18 on loopback and a SQLite file, warm and
/// one after the other; beside it, in turn, what the driver takes for the bare statement.
public final class DryRunBench {
    private static final int WARM = 1_500;
    private static final int TIMES = 3_000;

    private static final List<String> QUERIES =
            List.of(
                    "SELECT id, total FROM orders WHERE customer = 7",
                    "SELECT c.name, sum(o.total) FROM orders o JOIN customer c ON c.id = o.customer"
                            + " GROUP BY c.name ORDER BY 2 DESC LIMIT 10",
                    "SELECT o.id, o.total, c.name FROM orders o LEFT JOIN customer c ON c.id ="
                            + " o.customer WHERE o.total > 5 AND c.name LIKE 'a%'");

    private DryRunBench() {}

    private interface Step {
        void take(String sql) throws SQLException;
    }

    public static void main(String[] args) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("dry-run-bench");
        try {
            if (args.length == 0 || args[0].equals("postgres")) {
                postgres(folder);
            }
            if (args.length == 0 || args[0].equals("sqlite")) {
                sqlite(folder);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void postgres(Path folder) throws SQLException {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    """
                    CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
                    CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL, total numeric);
                    INSERT INTO customer SELECT i, 'c' || i FROM generate_series(1, 100) i;
                    INSERT INTO orders SELECT i, 1 + i % 100, i FROM generate_series(1, 5000) i;
                    ANALYZE
                    """);
            SourceId source = new SourceId("shop");
            try (Registry registry = Registry.open(folder.resolve("pg.db").toString());
                    Connection bare = database.connect()) {
                registry.addSource(
                        DataSource.of(source, "postgres", new SourceUri(database.uri())), "bench");
                registry.introspect(source, IntrospectOptions.DEFAULT);
                Step prepare = sql -> execute(bare, "PREPARE p AS " + sql, "DEALLOCATE p");
                measure("PostgreSQL", registry, source, DryRunLevel.DESCRIBE, "PREPARE", prepare);
                Step explain = sql -> execute(bare, "EXPLAIN " + sql);
                measure("PostgreSQL", registry, source, DryRunLevel.PLAN, "EXPLAIN", explain);
                Step probe = sql -> execute(bare, "SELECT * FROM (" + sql + ") p LIMIT 0");
                measure("PostgreSQL", registry, source, DryRunLevel.PROBE, "LIMIT 0", probe);
            }
        }
    }

    private static void sqlite(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (Connection bare = DriverManager.getConnection(url);
                Statement make = bare.createStatement()) {
            make.executeUpdate(
                    "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            make.executeUpdate(
                    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INT NOT NULL, total"
                            + " REAL)");
            SourceId source = new SourceId("shop");
            try (Registry registry = Registry.open(folder.resolve("lite.db").toString())) {
                registry.addSource(
                        DataSource.of(
                                source,
                                "sqlite",
                                new SourceUri("sqlite:" + folder.resolve("shop.db"))),
                        "bench");
                registry.introspect(source, IntrospectOptions.DEFAULT);
                Step prepare = sql -> prepare(bare, sql);
                measure("SQLite", registry, source, DryRunLevel.DESCRIBE, "prepare", prepare);
                Step explain = sql -> execute(bare, "EXPLAIN QUERY PLAN " + sql);
                measure("SQLite", registry, source, DryRunLevel.PLAN, "EXPLAIN", explain);
                Step probe = sql -> execute(bare, "SELECT * FROM (" + sql + ") LIMIT 0");
                measure("SQLite", registry, source, DryRunLevel.PROBE, "LIMIT 0", probe);
            }
        }
    }

    private static void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            prepared.getMetaData();
        }
    }

    private static void execute(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    /// The dry run, the check that is a part of it, and the driver, in turn.
    private static void measure(
            String engine,
            Registry registry,
            SourceId source,
            DryRunLevel level,
            String bareName,
            Step bare)
            throws SQLException {
        double[] dry = new double[TIMES];
        double[] checked = new double[TIMES];
        double[] plain = new double[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            String sql = QUERIES.get(Math.floorMod(i, QUERIES.size()));
            Query query = new Query(source, null, sql);
            long began = System.nanoTime();
            if (!(registry.dryRun(query, level, Set.of()).result() instanceof DryRun.Accepted)) {
                throw new IllegalStateException("not accepted: " + sql);
            }
            long middle = System.nanoTime();
            bare.take(sql);
            long late = System.nanoTime();
            registry.check(query, Map.of());
            long end = System.nanoTime();
            if (i >= 0) {
                dry[i] = (middle - began) / 1e6;
                plain[i] = (late - middle) / 1e6;
                checked[i] = (end - late) / 1e6;
            }
        }
        System.out.printf(
                "%s, %s: %s; of it the check %s; %s by the driver %s%n",
                engine, level.json(), shown(dry), shown(checked), bareName, shown(plain));
    }

    private static String shown(double[] millis) {
        Arrays.sort(millis);
        return "p50 %.3f ms, p99 %.3f ms"
                .formatted(millis[TIMES / 2], millis[(int) (TIMES * 0.99)]);
    }
}
