package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// A data source as it was registered. It holds no secret: the URI type refuses passwords and
/// credentials are references.
///
/// `type` is the connector's name: `postgres, mongo, qdrant, slack, mysql, mariadb, sqlite, duckdb,
/// jdbc`, or that of a further connector. `searchPath` is empty where the default schema alone is
/// searched. `queryCredentials` are for the doer's path and never used by a scan.
///
/// Immutable.
public record DataSource(
        SourceId id,
        String type,
        SourceUri uri,
        Scope scope,
        List<String> searchPath,
        @Nullable SecretRef credentials,
        @Nullable SecretRef queryCredentials) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    public DataSource {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "source type '"
                            + type
                            + "': expected a connector's name such as postgres or sqlite");
        }
        searchPath = List.copyOf(searchPath);
    }

    /// A source with the whole catalog in scope and no credentials.
    public static DataSource of(SourceId id, String type, SourceUri uri) {
        return new DataSource(id, type, uri, Scope.ALL, List.of(), null, null);
    }

    /// The same source at another place, which may be of another type.
    public DataSource at(SourceUri elsewhere, String itsType) {
        return new DataSource(
                id, itsType, elsewhere, scope, searchPath, credentials, queryCredentials);
    }
}
