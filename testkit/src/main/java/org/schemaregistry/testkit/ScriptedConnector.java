package org.schemaregistry.testkit;

import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A connector of type `scripted` that answers what the test says next, for the flows above it.
///
/// Thread-safe; the script is called on the scanning thread.
public final class ScriptedConnector implements Connector {
    private volatile Function<ScanRequest, ScanOutcome> script;
    private final AtomicInteger scans = new AtomicInteger();

    public ScriptedConnector(Function<ScanRequest, ScanOutcome> script) {
        this.script = script;
    }

    /// What every scan from now on answers.
    public void answer(Function<ScanRequest, ScanOutcome> next) {
        script = next;
    }

    /// How often it was asked.
    public int scans() {
        return scans.get();
    }

    @Override
    public String type() {
        return "scripted";
    }

    @Override
    public boolean accepts(SourceUri uri) {
        return uri.scheme().equals("scripted");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STABLE_IDENTITY);
    }

    @Override
    public ScanOutcome introspect(ScanRequest request) {
        scans.incrementAndGet();
        return script.apply(request);
    }
}
