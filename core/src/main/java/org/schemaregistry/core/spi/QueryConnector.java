package org.schemaregistry.core.spi;

import org.schemaregistry.core.query.DryRunLevel;

import java.util.Set;

/// A connector that also takes queries to its sources. A connector implements it exactly if it
/// declares [Capability#QUERY]. Stateless and thread-safe.
public interface QueryConnector extends Connector {
    /// The levels of dry run it has; for every other one it answers `Unsupported`.
    Set<DryRunLevel> dryRunLevels();

    /// Logs in for queries. The caller closes the session; the credentials are the caller's and may
    /// be wiped after the call.
    ///
    /// @throws SourceException if the source cannot be reached or refuses the login
    QuerySession open(SessionRequest request) throws SourceException;
}
