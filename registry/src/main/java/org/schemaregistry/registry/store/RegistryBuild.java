package org.schemaregistry.registry.store;

import java.util.List;

/// A registry that is being filled. From [#begin] to [#finish] nothing opens it as a registry, also
/// if this process is killed in between.
///
/// For one thread. Every method throws [StoreException].
public interface RegistryBuild extends AutoCloseable {

    /// The file or database, without a password.
    String name();

    /// Takes an empty place, an empty registry, or what an earlier copy of the same registry left
    /// behind; makes it an unfinished copy. It has no rows but those that the earlier copy wrote,
    /// and of these none in the head. The tables come in the order in which they can be filled.
    ///
    /// @throws StoreException with [StoreException.Code#NOT_EMPTY] if there is something else
    List<StoredTable> begin(String from, long nowMillis);

    /// Takes all rows of a table away, and with them, where the database asks for it, those of
    /// tables after it that refer to them.
    void clear(StoredTable table);

    /// Adds rows of one table.
    void write(StoredTable table, List<StoredRow> rows);

    /// What has been written, as it is stored.
    RegistryRows written();

    /// Makes it a registry, on disk when this returns.
    void finish();

    @Override
    void close();
}
