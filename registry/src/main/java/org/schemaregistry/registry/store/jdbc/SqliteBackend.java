package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.Write;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// A registry in one SQLite file: one writer, several readers, and a watcher that notices what
/// other processes commit. Sealing happens in the writer's own transaction, so nothing is ever
/// unsealed.
///
/// Thread-safe.
final class SqliteBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteBackend.class);

    private final StoreLimits limits;
    private final CatalogKeeper catalog = new CatalogKeeper();
    private final SqliteReaders readers;
    private final SqliteWriter writer;
    private final SqliteSideWriter sideWriter;
    private final SqliteConnections connections;
    private final Thread watcher;
    private volatile boolean closed;
    private volatile @Nullable StoreException away;

    SqliteBackend(
            StoreUrl.SqliteFile url,
            IfMissing ifMissing,
            StoreLimits limits,
            ThreadFactory threads,
            long nowMillis) {
        this.limits = limits;
        this.connections = SqliteConnections.prepare(url, ifMissing, limits, nowMillis);
        this.readers = new SqliteReaders(connections, limits);
        refresh();
        this.writer = new SqliteWriter(connections, catalog, limits, threads);
        this.sideWriter = new SqliteSideWriter(connections, threads);
        this.watcher = threads.newThread(this::watch);
        watcher.start();
    }

    @Override
    public CommitResult commit(Commit commit) {
        CommitResult result = writer.commit(commit);
        boolean settles =
                commit.writes().stream().anyMatch(w -> w instanceof Write.SettleForeignEdit);
        if (settles || result instanceof CommitResult.Conflict) {
            refresh();
        }
        return result;
    }

    @Override
    public <T> T read(Read<T> read) {
        return readers.read(read);
    }

    @Override
    public <T> T writeAside(Read<T> work) {
        return sideWriter.write(work);
    }

    @Override
    public CatalogKeeper catalog() {
        return catalog;
    }

    @Override
    public long unsealed(Connection connection) {
        return 0;
    }

    @Override
    public @Nullable StoreException away() {
        return away;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        sideWriter.close();
        LockSupport.unpark(watcher);
        Quietly.join(watcher);
        readers.close();
    }

    private void refresh() {
        CatalogKeeper.Known known = catalog.known();
        catalog.merge(
                readers.read(connection ->
                        CatalogReader.changesSince(
                                connection, known.catalog(), known.mappingRevision())));
    }

    /// `PRAGMA data_version` changes on this connection whenever another one commits, in this
    /// process or not; it costs microseconds.
    private void watch() {
        Connection connection = null;
        long seen = -1;
        while (!closed) {
            try {
                if (connection == null) {
                    connection = connections.openReader();
                }
                long now = dataVersion(connection);
                if (now != seen) {
                    refresh();
                    seen = now;
                }
                away = null;
            } catch (SQLException | RuntimeException e) {
                Quietly.close(connection);
                connection = null;
                away = SqlFailure.of(e, connections::failure);
                if (!closed) {
                    LOG.warn("cannot look for commits of other processes, trying again", e);
                }
            }
            LockSupport.parkNanos(limits.catalogStalenessMillis() * 1_000_000 / 2);
        }
        Quietly.close(connection);
    }

    private static long dataVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }
}
