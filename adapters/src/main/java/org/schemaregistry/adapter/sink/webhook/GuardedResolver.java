package org.schemaregistry.adapter.sink.webhook;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Resolves a name once per connection and lets through only addresses a webhook may reach. The
/// connection is made to exactly what is returned here, so that a name cannot answer differently
/// the second time.
///
/// Thread-safe.
final class GuardedResolver implements DnsResolver {
    private final boolean allowPrivate;
    private final Names names;

    GuardedResolver(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /// Looks a name up; the system's way, or a test's.
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// A name that leads where a webhook must not go.
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        // One bad address among good ones is an attack or an error; neither is delivered to.
        for (InetAddress address : addresses) {
            check(host, address, allowPrivate);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static void check(String host, InetAddress address, boolean allowPrivate) throws Refused {
        String found = address.getHostAddress();
        switch (AddressClass.of(address)) {
            case PUBLIC -> {}
            case PRIVATE -> {
                if (!allowPrivate) {
                    throw new Refused(
                            "host "
                                    + host
                                    + ": expected a public address, found "
                                    + found
                                    + "; permit it with --allow-private");
                }
            }
            case NOBODY ->
                    throw new Refused(
                            "host "
                                    + host
                                    + ": expected the address of one receiver, found "
                                    + found);
        }
    }
}
