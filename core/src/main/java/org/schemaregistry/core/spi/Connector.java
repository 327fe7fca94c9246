package org.schemaregistry.core.spi;

import org.schemaregistry.core.model.SourceUri;

import java.util.Optional;
import java.util.Set;

/// Describes one kind of data source. Stateless and thread-safe; each call opens and closes its own
/// connection and leaves nothing behind in the source.
public interface Connector {
    /// The source type it serves, literally as stored: `postgres`, `sqlite`, ...
    String type();

    /// True if the URI is one of this connector's.
    boolean accepts(SourceUri uri);

    Set<Capability> capabilities();

    /// The path of the file that the URI names and that is not there, as far as a look tells; empty
    /// for what is no file. The URI is one of this connector's.
    default Optional<String> missingFile(SourceUri uri) {
        return Optional.empty();
    }

    /// Looks at the source. Never throws for what goes wrong in the source or on the way to it:
    /// that is a [ScanOutcome.Failed] or an error in the snapshot. Interruption ends it promptly.
    ScanOutcome introspect(ScanRequest request);
}
