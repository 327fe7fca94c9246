package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;

import java.util.List;
import java.util.Objects;

/// A login for queries. `searchPath` is what unqualified names are looked up in, in order, as the
/// check does; `defaultSchema` is the schema of names that the registry keeps without one;
/// `credentials` are the source's query credentials, never those of its scans.
public record SessionRequest(
        DataSource source,
        String defaultSchema,
        List<String> searchPath,
        @Nullable Credentials credentials,
        QueryLimits limits) {
    public SessionRequest {
        Objects.requireNonNull(source);
        searchPath = List.copyOf(searchPath);
    }
}
