package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// How a source is read, as the options of its commands say it. What is not given is null.
final class SourceSettings {
    @Option(
            names = "--credentials",
            paramLabel = "REF",
            description = "The secret for scans: env:NAME or file:PATH.")
    private @Nullable SecretRef credentials;

    @Option(
            names = "--query-credentials",
            paramLabel = "REF",
            description = "The secret for queries; never used by scans.")
    private @Nullable SecretRef queryCredentials;

    @Option(
            names = "--include",
            paramLabel = "P",
            description = "Scan these: globs over schema.table.")
    private @Nullable List<String> include;

    @Option(
            names = "--exclude",
            paramLabel = "P",
            description = "Never scan these; wins over --include.")
    private @Nullable List<String> exclude;

    @Option(
            names = "--default-schema",
            paramLabel = "S",
            description = "Its tables are named without prefix.")
    private @Nullable String defaultSchema;

    @Option(
            names = "--search-path",
            paramLabel = "S",
            split = ",",
            description = "Schemas that queries search, in order.")
    private @Nullable List<String> searchPath;

    /// A setting that may be taken away, by the name of its option.
    enum Clearable {
        CREDENTIALS,
        QUERY_CREDENTIALS,
        INCLUDE,
        EXCLUDE,
        SEARCH_PATH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// True if no option was given.
    boolean isEmpty() {
        return Stream.of(credentials, queryCredentials, include, exclude, defaultSchema, searchPath)
                .allMatch(Objects::isNull);
    }

    DataSource of(SourceId id, String type, SourceUri uri) {
        return over(DataSource.of(id, type, uri), Set.of());
    }

    /// The source with what was given in place of what it has; a setting that is given wins over
    /// its being cleared.
    DataSource over(DataSource known, Set<Clearable> cleared) {
        Scope scope = known.scope();
        return new DataSource(
                known.id(),
                known.type(),
                known.uri(),
                new Scope(
                        given(include, scope.include(), cleared.contains(Clearable.INCLUDE)),
                        given(exclude, scope.exclude(), cleared.contains(Clearable.EXCLUDE)),
                        defaultSchema == null ? scope.defaultSchema() : defaultSchema),
                given(searchPath, known.searchPath(), cleared.contains(Clearable.SEARCH_PATH)),
                given(credentials, known.credentials(), cleared.contains(Clearable.CREDENTIALS)),
                given(
                        queryCredentials,
                        known.queryCredentials(),
                        cleared.contains(Clearable.QUERY_CREDENTIALS)));
    }

    private static List<String> given(
            @Nullable List<String> given, List<String> known, boolean cleared) {
        return given != null ? given : cleared ? List.of() : known;
    }

    private static @Nullable SecretRef given(
            @Nullable SecretRef given, @Nullable SecretRef known, boolean cleared) {
        return given != null ? given : cleared ? null : known;
    }
}
