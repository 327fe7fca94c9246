package org.schemaregistry.adapter.sink.webhook;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.SinkCapability;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Targets `https://host/path` and `http://host/path`. With a secret, each request carries a
/// signature; without one it has only the id and the time.
///
/// Stateless and thread-safe.
public final class WebhookSink implements EventSink {
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");

    private final GuardedResolver.Names names;

    /// Resolves names as the system does.
    public WebhookSink() {
        this(InetAddress::getAllByName);
    }

    WebhookSink(GuardedResolver.Names names) {
        this.names = names;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.of(SinkCapability.SECRET, SinkCapability.ADDRESS_CHECK);
    }

    @Override
    public void check(SinkTarget target) {
        String host = target.uri().getHost();
        if (host == null) {
            throw new IllegalArgumentException(
                    "webhook target: expected a host name or address, such as https://host/path");
        }
        if (target.uri().getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "webhook target: expected no fragment, found one after '#'");
        }
        String plain = host.toLowerCase(Locale.ROOT);
        boolean local = plain.equals("localhost") || plain.endsWith(".localhost");
        if (local && !target.allowPrivate()) {
            throw new IllegalArgumentException(
                    "webhook target: expected a public host, found "
                            + host
                            + "; permit it with --allow-private");
        }
        if (LITERAL.matcher(host).matches()) {
            try {
                GuardedResolver.check(host, InetAddress.getByName(host), target.allowPrivate());
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("webhook target: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public Channel open(
            SinkTarget target, @Nullable Credentials secret, SinkLimits limits, Clock clock) {
        check(target);
        Signature signature = secret == null ? null : Signature.of(secret);
        return new WebhookChannel(
                target.uri(),
                signature,
                new GuardedResolver(target.allowPrivate(), names),
                limits,
                clock);
    }
}
