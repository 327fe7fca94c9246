package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// The address of a data source. It cannot hold a password: neither before an `@`, nor as a query
/// parameter, in plain or `jdbc:` form. A user name may stand in it.
///
/// Error messages never repeat the text, which may hold the secret that is refused.
///
/// Immutable.
public record SourceUri(String text) {
    /// The longest URI accepted, in characters.
    public static final int MAX_CHARS = 4096;

    private static final Set<String> SECRET_PARAMETERS =
            Set.of(
                    "password",
                    "passwd",
                    "pwd",
                    "pass",
                    "sslpassword",
                    "secret",
                    "token",
                    "apikey",
                    "api_key",
                    "api-key",
                    "access_token",
                    "accesstoken",
                    "auth_token");

    public SourceUri {
        if (text.isBlank() || text.length() > MAX_CHARS || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "source URI: expected 1 to "
                            + MAX_CHARS
                            + " characters such as"
                            + " postgresql://host:5432/database or a SQLite file's path");
        }
        refusePassword(text);
    }

    /// The scheme in lower case without a `jdbc:` prefix; empty for a plain path.
    public String scheme() {
        String rest = withoutJdbc(text);
        int colon = rest.indexOf(':');
        // One letter before the colon is a drive of a Windows path.
        return colon > 1 ? rest.substring(0, colon).toLowerCase(Locale.ROOT) : "";
    }

    /// The URI's user name, decoded; null if there is none.
    public @Nullable String user() {
        String info = userInfo(text);
        return info == null
                ? null
                : URLDecoder.decode(info.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The parsed form without a `jdbc:` prefix.
    ///
    /// @throws IllegalArgumentException if the text is no URI, without repeating it
    public URI toUri() {
        try {
            return new URI(withoutJdbc(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "source URI: "
                            + e.getReason()
                            + " at character "
                            + e.getIndex()
                            + "; percent-encode what is not allowed in a URI",
                    e);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static String withoutJdbc(String text) {
        return text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
    }

    private static void refusePassword(String text) {
        String info = userInfo(text);
        if (info != null && info.indexOf(':') >= 0) {
            throw passwordFound("before the '@'");
        }
        int query = text.indexOf('?');
        if (query >= 0) {
            for (String pair : text.substring(query + 1).split("[&;]", -1)) {
                int equals = pair.indexOf('=');
                String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
                if (SECRET_PARAMETERS.contains(decoded(name).toLowerCase(Locale.ROOT))) {
                    throw passwordFound("as a query parameter");
                }
            }
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return name;
        }
    }

    /// What stands between `//` and the last `@` of the authority; a password may hold an `@`, `/`
    /// or `?` of its own, so the last `@` before the path wins, and where a `:` precedes an `@`
    /// anywhere, it is taken for a password rather than let through.
    private static @Nullable String userInfo(String text) {
        int authority = text.indexOf("://");
        if (authority < 0) {
            return null;
        }
        String rest = text.substring(authority + 3);
        int end = rest.length();
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#".indexOf(rest.charAt(i)) >= 0) {
                end = i;
                break;
            }
        }
        int at = rest.lastIndexOf('@', end);
        if (at >= 0) {
            return rest.substring(0, at);
        }
        int laterAt = rest.lastIndexOf('@');
        int colon = rest.indexOf(':');
        boolean portOnly =
                colon >= 0
                        && colon < end
                        && rest.substring(colon + 1, end).matches("[0-9,:.\\[\\]a-zA-Z_-]*");
        return laterAt >= 0 && colon >= 0 && colon < end && !portOnly
                ? rest.substring(0, laterAt)
                : null;
    }

    private static IllegalArgumentException passwordFound(String where) {
        return new IllegalArgumentException(
                "source URI holds a password "
                        + where
                        + "; expected none: keep it in an environment variable or a file and name"
                        + " that with --credentials env:NAME or --credentials file:PATH");
    }
}
