package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The address of a data source: a URI, a `jdbc:` URL or a file's path. It cannot hold a password:
/// neither before an `@`, nor as a parameter, in plain or `jdbc:` form. A user name may stand in
/// it.
///
/// Where a text could be read both ways, it is taken for one with a password and refused: an `@` in
/// a path behind a `host:port` has to be written `%40`. Error messages never repeat the text, which
/// may hold the secret that is refused.
///
/// Immutable.
public record SourceUri(String text) {
    /// The longest URI accepted, in characters.
    public static final int MAX_CHARS = 4096;

    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern BLANKS_AROUND_EQUALS = Pattern.compile("\\s*+=\\s*+");
    private static final String HOST = "(?:[^:@/?#,\\[\\]]*|\\[[0-9A-Fa-f:.%]*\\])(?::[0-9]{1,5})?";
    private static final Pattern PLAIN_AUTHORITY =
            Pattern.compile("(?:[^:@/?#]*@)?" + HOST + "(?:," + HOST + ")*");

    /// Schemes whose rest is a file's path, in which `:` and `@` mean nothing.
    private static final Set<String> FILE_SCHEMES = Set.of("file", "sqlite", "duckdb");

    /// Ends of parameter names, in lower case without punctuation, whose values are secrets.
    private static final List<String> SECRET_ENDINGS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "pwd",
                    "pswd",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey");

    private static final Set<String> SECRET_NAMES = Set.of("pass", "pw", "credentials");

    public SourceUri {
        if (text.isBlank() || text.length() > MAX_CHARS || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "source URI: expected 1 to "
                            + MAX_CHARS
                            + " characters such as"
                            + " postgresql://host:5432/database or a SQLite file's path");
        }
        refuseParameters(text);
        refuseUserInfo(withoutJdbc(text));
    }

    /// The scheme in lower case without a `jdbc:` prefix; empty for a plain path.
    public String scheme() {
        return scheme(withoutJdbc(text));
    }

    /// The user name before the `@`, decoded; null if there is none.
    public @Nullable String user() {
        String info = userInfo(withoutJdbc(text));
        return info == null || info.isEmpty() ? null : decoded(info.replace("+", "%2B"));
    }

    /// The parsed form without a `jdbc:` prefix.
    ///
    /// @throws IllegalArgumentException if the text is no URI, without repeating it
    public URI toUri() {
        try {
            return new URI(withoutJdbc(text));
        } catch (URISyntaxException e) {
            // The cause's message repeats the text, so it is not kept.
            throw new IllegalArgumentException(
                    "source URI: "
                            + e.getReason()
                            + " at character "
                            + e.getIndex()
                            + "; percent-encode what is not allowed in a URI");
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static String withoutJdbc(String text) {
        return text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
    }

    private static String scheme(String text) {
        // One letter before the colon is a drive of a Windows path.
        var matcher = SCHEME.matcher(text);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /// Looks behind every character that may begin a parameter, in URIs, `jdbc:` URLs and lists of
    /// `name=value` words.
    private static void refuseParameters(String text) {
        for (String pair :
                BLANKS_AROUND_EQUALS.matcher(text).replaceAll("=").split("[?&;#\\s]", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String name =
                    decoded(pair.substring(0, equals))
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]", "");
            if (SECRET_NAMES.contains(name) || SECRET_ENDINGS.stream().anyMatch(name::endsWith)) {
                throw passwordFound("as a parameter");
            }
        }
    }

    private static void refuseUserInfo(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return;
        }
        int start = authorityStart(text);
        if (start < 0) {
            if (!isPath(text) && text.indexOf(':') >= 0) {
                // user:password@host, oracle:thin:user/password@host, scheme:user:password@host
                throw passwordFound("before the '@'");
            }
            return;
        }
        String rest = text.substring(start);
        if (FILE_SCHEMES.contains(scheme(text)) && rest.startsWith("/")) {
            return;
        }
        int query = rest.indexOf('?');
        String address = query < 0 ? rest : rest.substring(0, query);
        int lastAt = address.lastIndexOf('@');
        if (lastAt >= 0 && decoded(address.substring(0, lastAt)).indexOf(':') >= 0) {
            throw passwordFound("before the '@'");
        }
        if (query >= 0 && rest.indexOf('@', query) >= 0 && address.indexOf(':') >= 0) {
            refuseAmbiguousQuery(address, rest.substring(query + 1));
        }
    }

    /// `host:1/db?user=me@corp` is a parameter, `me:pa?ss@host/db` is a password.
    private static void refuseAmbiguousQuery(String address, String query) {
        int slash = address.indexOf('/');
        if (slash < 0 || !PLAIN_AUTHORITY.matcher(address.substring(0, slash)).matches()) {
            throw passwordFound("before the '@'");
        }
        for (String pair : query.split("[&;]", -1)) {
            int at = pair.indexOf('@');
            int equals = pair.indexOf('=');
            boolean value = equals >= 0 && equals < at;
            if (at >= 0 && (!value || pair.indexOf('/', at) >= 0 || pair.indexOf(':', at) >= 0)) {
                throw passwordFound("before the '@'");
            }
        }
    }

    private static @Nullable String userInfo(String text) {
        int start = authorityStart(text);
        if (start < 0 || FILE_SCHEMES.contains(scheme(text))) {
            return null;
        }
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int at = text.lastIndexOf('@', end);
        return at < start ? null : text.substring(start, at);
    }

    /// Where the part behind `//` begins; negative if there is none.
    private static int authorityStart(String text) {
        if (text.startsWith("//")) {
            return 2;
        }
        int colon = text.indexOf(':');
        return colon >= 0 && text.startsWith("//", colon + 1) ? colon + 3 : -1;
    }

    private static boolean isPath(String text) {
        boolean drive =
                text.length() > 2
                        && text.charAt(1) == ':'
                        && (text.charAt(2) == '/' || text.charAt(2) == '\\');
        return drive
                || text.startsWith("/")
                || text.startsWith(".")
                || text.startsWith("~")
                || FILE_SCHEMES.contains(scheme(text));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }

    private static IllegalArgumentException passwordFound(String where) {
        return new IllegalArgumentException(
                "source URI holds a password "
                        + where
                        + "; expected none: keep it in an environment variable or a file and name"
                        + " that with --credentials env:NAME or --credentials file:PATH (an '@'"
                        + " that belongs to no password is written %40)");
    }
}
