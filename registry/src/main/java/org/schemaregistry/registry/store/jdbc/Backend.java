package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.StoreException;

import java.sql.Connection;
import java.sql.SQLException;

/// What the two databases do differently: how a commit is made and sealed, where connections come
/// from, and how another process's commit is noticed.
///
/// Thread-safe.
interface Backend extends AutoCloseable {

    /// As [org.schemaregistry.registry.store.Store#commit].
    CommitResult commit(Commit commit);

    /// Runs a read in one consistent transaction; runs it again where that is the way to succeed,
    /// so it must have no effect of its own.
    <T> T read(Read<T> read);

    /// Writes in one transaction what nobody but delivery reads, and what may be lost in a power
    /// failure. It may run more than once, so it must have no effect of its own.
    <T> T writeAside(Read<T> work);

    CatalogKeeper catalog();

    /// The number of commits that wait to be sealed.
    long unsealed(Connection connection) throws SQLException;

    /// As [org.schemaregistry.registry.store.Store#away].
    @Nullable StoreException away();

    @Override
    void close();

    /// Some queries of one transaction.
    @FunctionalInterface
    interface Read<T> {
        T from(Connection connection) throws SQLException;
    }
}
