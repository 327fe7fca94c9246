package org.schemaregistry.registry;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.api.CopyProgress;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.flow.Copying;
import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.RegistrySnapshot;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.jdbc.Copies;

import java.nio.file.Path;
import java.time.Clock;

/// Moves and saves whole registries: from SQLite to PostgreSQL, back, or within one of them, while
/// others write to the one that is read. Nothing is changed in it; a change after the beginning is
/// not in the copy.
///
/// One thread. Every method throws [org.schemaregistry.registry.api.RegistryException].
public final class Copier {
    private final String from;
    private StoreCredentials fromCredentials = StoreCredentials.NONE;
    private StoreCredentials toCredentials = StoreCredentials.NONE;
    private CopyProgress progress = CopyProgress.NONE;
    private Clock clock = Clock.systemUTC();

    Copier(String from) {
        this.from = from;
    }

    /// The login of the registry that is read.
    public Copier fromCredentials(@Nullable String username, @Nullable String password) {
        fromCredentials = new StoreCredentials(username, password);
        return this;
    }

    /// The login of the target.
    public Copier toCredentials(@Nullable String username, @Nullable String password) {
        toCredentials = new StoreCredentials(username, password);
        return this;
    }

    public Copier progress(CopyProgress value) {
        progress = value;
        return this;
    }

    public Copier clock(Clock value) {
        clock = value;
        return this;
    }

    /// Copies to a target that is empty, or that an interrupted copy of the same registry left
    /// unfinished, which then goes on. Until it has come to its end nothing opens the target as a
    /// registry.
    ///
    /// @param url as [Registry#open] takes it
    public CopyReport copyTo(String url) {
        return Registry.guarded(() -> copyTo(StoreUrl.parse(from), StoreUrl.parse(url)));
    }

    /// Makes a backup: a SQLite file that is a registry itself. The file must not exist; it appears
    /// when it is whole.
    public CopyReport backupTo(Path file) {
        return Registry.guarded(() ->
                switch (StoreUrl.parse(from)) {
                    case StoreUrl.SqliteFile source -> {
                        try (RegistrySnapshot snapshot =
                                Copies.snapshot(source, file, StoreLimits.DEFAULT)) {
                            yield new Copying(progress, clock).snapshot(snapshot);
                        }
                    }
                    case StoreUrl.PostgresDatabase source ->
                            copyTo(source, new StoreUrl.SqliteFile(file, false));
                });
    }

    private CopyReport copyTo(StoreUrl source, StoreUrl target) {
        try (RegistryRows rows = Copies.from(source, fromCredentials, StoreLimits.DEFAULT);
                RegistryBuild build = Copies.to(target, toCredentials, StoreLimits.DEFAULT)) {
            return new Copying(progress, clock).run(rows, build);
        }
    }
}
