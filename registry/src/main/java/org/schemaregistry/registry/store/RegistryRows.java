package org.schemaregistry.registry.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A whole registry, read row by row at one moment: what others commit meanwhile does not show.
/// Commits that had no place in the order of events yet get one here.
///
/// For one thread. Every method throws [StoreException].
public interface RegistryRows extends AutoCloseable {

    /// The file or database, without a password.
    String name();

    /// Every table that a registry consists of, but for what belongs to the database itself (its
    /// migrations).
    List<StoredTable> tables();

    long count(StoredTable table);

    /// Gives every row, in the order of the key; keeps only a few in memory.
    default void read(StoredTable table, Consumer<StoredRow> each) {
        readWhile(
                table,
                row -> {
                    each.accept(row);
                    return true;
                });
    }

    /// As [#read], to the end or to the first row that is answered with false.
    void readWhile(StoredTable table, Predicate<StoredRow> each);

    @Override
    void close();
}
