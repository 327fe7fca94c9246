package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.QueryConnector;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Describes PostgreSQL 13 to 18.
///
/// Stateless and thread-safe. A scan runs on a virtual thread of its own, whose interruption closes
/// the connection at once, whatever thread the caller is on.
public final class PostgresConnector implements QueryConnector {
    /// The source type.
    public static final String TYPE = "postgres";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean accepts(SourceUri uri) {
        return PostgresAddress.accepts(uri);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Set<DryRunLevel> dryRunLevels() {
        return EnumSet.allOf(DryRunLevel.class);
    }

    @Override
    public QuerySession open(SessionRequest request) throws SourceException {
        return PostgresQuerySession.open(request);
    }

    @Override
    public ScanOutcome introspect(ScanRequest request) {
        try (ExecutorService scanning = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ScanOutcome> scan = scanning.submit(() -> new Scan(request).run());
            try {
                return scan.get();
            } catch (InterruptedException e) {
                scan.cancel(true);
                Thread.currentThread().interrupt();
                return new ScanOutcome.Failed(
                        new ScanError(
                                null,
                                ScanError.Code.CANCELLED,
                                "the scan was cancelled",
                                "scan again"));
            } catch (ExecutionException e) {
                return new ScanOutcome.Failed(
                        new ScanError(
                                null,
                                ScanError.Code.INTERNAL,
                                "the scan broke off: " + e.getCause(),
                                "report this with the server's version"));
            }
        }
    }
}
