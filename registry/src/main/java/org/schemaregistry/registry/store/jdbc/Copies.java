package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.RegistrySnapshot;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.jdbc.SqliteCopy.Version;

import java.nio.file.Path;

/// Opens registries for copying, without migrating or changing what is read.
public final class Copies {
    private Copies() {}

    /// @throws org.schemaregistry.registry.store.StoreException if there is none, or one of another
    ///   schema version
    public static RegistryRows from(
            StoreUrl url, StoreCredentials credentials, StoreLimits limits) {
        return switch (url) {
            case StoreUrl.SqliteFile file -> SqliteCopy.open(file, limits, Version.CURRENT);
            case StoreUrl.PostgresDatabase database -> PostgresCopy.open(database, credentials);
        };
    }

    public static RegistryBuild to(StoreUrl url, StoreCredentials credentials, StoreLimits limits) {
        return switch (url) {
            case StoreUrl.SqliteFile file -> SqliteBuild.open(file, limits);
            case StoreUrl.PostgresDatabase database -> PostgresBuild.open(database, credentials);
        };
    }

    /// A backup of a SQLite registry into a file that does not exist yet.
    public static RegistrySnapshot snapshot(
            StoreUrl.SqliteFile file, Path target, StoreLimits limits) {
        return new SqliteSnapshot(file, target, limits);
    }
}
