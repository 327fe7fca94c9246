package org.schemaregistry.server.fault;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sees always the same table, takes its time for it, and tells a test when a scan begins and ends.
final class ReportingConnector implements Connector {
    static final String TYPE = "reporting";

    private static final long SCAN_MILLIS = 400;

    private final URI reports;
    private final String instance;
    private final HttpClient http = HttpClient.newHttpClient();

    ReportingConnector(URI reports, String instance) {
        this.reports = reports;
        this.instance = instance;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean accepts(SourceUri uri) {
        return uri.scheme().equals(TYPE);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public ScanOutcome introspect(ScanRequest request) {
        try {
            report("begin", request);
            try {
                boolean never = new CountDownLatch(1).await(SCAN_MILLIS, TimeUnit.MILLISECONDS);
                assert !never;
            } finally {
                report("end", request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(ScanError.Code.CANCELLED, "stopped");
        } catch (IOException e) {
            return failed(ScanError.Code.UNREACHABLE, "nobody to report to");
        }
        QualifiedName name = QualifiedName.of("orders");
        Table table =
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(Field.of("id", 1, new FieldType.Int(64, true), "bigint", true)));
        return new ScanOutcome.Scanned(
                new Snapshot(
                        request.source().id(),
                        new TreeMap<>(Map.of(name, table)),
                        SourceObjects.none(TYPE),
                        Coverage.FULL,
                        List.of(),
                        new Identity("system", new TreeMap<>()),
                        1),
                "state");
    }

    private void report(String what, ScanRequest request) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(
                                reports.resolve(
                                        "/scan/"
                                                + what
                                                + "/"
                                                + request.source().id()
                                                + "/"
                                                + instance))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static ScanOutcome failed(ScanError.Code code, String message) {
        return new ScanOutcome.Failed(new ScanError(null, code, message, null));
    }
}
