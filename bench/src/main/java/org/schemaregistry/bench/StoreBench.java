package org.schemaregistry.bench;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/// Registrations of distinct versions a second in the store, and in the same run what the disk and
/// the server give at most.
///
/// Arguments: `sqlite [FOLDER]`, `postgres [MAJOR]`; then callers (`1,16`), seconds and runs.
public final class StoreBench {
    private static final int SOURCES = 64;
    private static final int BODY_BYTES = 1_500;

    private StoreBench() {}

    public static void main(String[] args)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        String backend = args.length > 0 ? args[0] : "sqlite";
        boolean postgres = backend.equals("postgres");
        String where = args.length > 1 ? args[1] : "-";
        int[] callers = numbers(args.length > 2 ? args[2] : postgres ? "1,8" : "1,16");
        int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        int runs = args.length > 4 ? Integer.parseInt(args[4]) : 5;
        if (postgres) {
            postgres(where.equals("-") ? 18 : Integer.parseInt(where), callers, seconds, runs);
        } else {
            sqlite(where, callers, seconds, runs);
        }
    }

    private static void sqlite(String where, int[] callers, int seconds, int runs)
            throws IOException, InterruptedException {
        Path folder =
                where.equals("-")
                        ? Files.createTempDirectory("store-bench")
                        : Files.createTempDirectory(Path.of(where), "store-bench");
        for (int count : callers) {
            System.out.printf(
                    "disk: %.0f appends of 4 KiB/s, %.0f of 128 KiB/s, each with fdatasync%n",
                    PeerLimits.appendsPerSecond(folder, 4 << 10, 2),
                    PeerLimits.appendsPerSecond(folder, 128 << 10, 2));
            String file = folder.resolve("registry-" + count + ".db").toString();
            measure("SQLite, FULL", file, StoreCredentials.NONE, 0, count, seconds, runs);
        }
    }

    private static void postgres(int major, int[] callers, int seconds, int runs)
            throws SQLException, InterruptedException, ExecutionException {
        EmbeddedPostgres server = EmbeddedPostgres.startDurable(major);
        try (var plain = server.newDatabase()) {
            System.out.printf(
                    "PostgreSQL %d: %.0f plain INSERT commits/s by 8 connections%n",
                    major,
                    PeerLimits.insertsPerSecond(
                            plain.jdbcUrl(), EmbeddedPostgres.SUPERUSER, 8, BODY_BYTES, seconds));
        }
        for (int count : callers) {
            try (var database = server.newDatabase()) {
                measure(
                        "PostgreSQL " + major,
                        database.uri(),
                        new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                        server.pid(),
                        count,
                        seconds,
                        runs);
            }
        }
    }

    private static void measure(
            String what,
            String url,
            StoreCredentials credentials,
            long serverPid,
            int callers,
            int seconds,
            int runs)
            throws InterruptedException {
        try (Store store =
                JdbcStore.open(url, credentials, StoreLimits.DEFAULT, Clock.systemUTC())) {
            int sources = Math.max(callers, SOURCES);
            Committing.run(store, callers, sources, 8);
            double[] rates = new double[runs];
            @Nullable String cpu = null;
            long conflicts = 0;
            for (int run = 0; run < runs; run++) {
                Cpu before = Cpu.now(serverPid);
                Committing.Rate rate = Committing.run(store, callers, sources, seconds);
                cpu = Cpu.now(serverPid).perPiece(before, rate.commits());
                rates[run] = rate.perSecond();
                conflicts += rate.conflicts();
            }
            AuditVerification audit = store.verifyAudit();
            Arrays.sort(rates);
            System.out.printf(
                    "%s, %d callers, %d sources: best %.0f commits/s, median %.0f, least %.0f;"
                            + " processor time a commit (client + server): %s; %d conflicts; %s%n",
                    what,
                    callers,
                    sources,
                    rates[runs - 1],
                    rates[runs / 2],
                    rates[0],
                    cpu,
                    conflicts,
                    audit);
        }
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
