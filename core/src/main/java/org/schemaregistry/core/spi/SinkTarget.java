package org.schemaregistry.core.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where events are sent, such as `https://host/path` or `kafka://host:9092/topic`. It holds no
/// login. `allowPrivate` permits loopback, link-local and private addresses.
///
/// Immutable.
public record SinkTarget(URI uri, boolean allowPrivate) {
    /// The longest target, in characters.
    public static final int MAX_CHARS = 2048;

    public SinkTarget {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "target: expected SCHEME://HOST..., such as https://host/path or"
                            + " kafka://host:9092/topic");
        }
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "target: expected no login in it, found one before the @; give a secret by"
                            + " reference: env:NAME or file:PATH");
        }
        if (uri.toString().length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "target: expected at most " + MAX_CHARS + " characters");
        }
    }

    /// @throws IllegalArgumentException if the text is no such URI; the message never repeats it,
    ///   since it may hold what should not be shown
    public static SinkTarget parse(String text, boolean allowPrivate) {
        try {
            return new SinkTarget(new URI(text), allowPrivate);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "target: expected a URI such as https://host/path or kafka://host:9092/topic,"
                            + " found one with an error at character "
                            + e.getIndex()
                            + ": "
                            + e.getReason());
        }
    }

    /// The scheme in lower case.
    public String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
