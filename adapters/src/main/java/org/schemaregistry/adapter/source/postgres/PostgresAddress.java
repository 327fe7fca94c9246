package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceUri;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a PostgreSQL database is:
/// `postgresql://[user@]host[:port][,host2[:port]]/database?name=value`, also with `postgres:` or
/// `jdbc:postgresql:`. Percent-escapes are decoded in every part.
///
/// Immutable.
record PostgresAddress(
        String hosts,
        @Nullable String database,
        @Nullable String user,
        SortedMap<String, String> parameters) {
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    /// Parameters handed on to the driver: how to reach and trust the server, nothing that changes
    /// what a scan does. libpq's spellings are turned into the driver's.
    private static final Map<String, String> PASSED_ON =
            Map.ofEntries(
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("ssl", "ssl"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslnegotiation", "sslNegotiation"),
                    Map.entry("sslfactory", "sslfactory"),
                    Map.entry("sslhostnameverifier", "sslhostnameverifier"),
                    Map.entry("channelbinding", "channelBinding"),
                    Map.entry("channel_binding", "channelBinding"),
                    Map.entry("gssencmode", "gssEncMode"),
                    Map.entry("targetservertype", "targetServerType"),
                    Map.entry("target_session_attrs", "targetServerType"),
                    Map.entry("loadbalancehosts", "loadBalanceHosts"),
                    Map.entry("hostrecheckseconds", "hostRecheckSeconds"),
                    Map.entry("tcpkeepalive", "tcpKeepAlive"),
                    Map.entry("kerberosservername", "kerberosServerName"),
                    Map.entry("jaasapplicationname", "jaasApplicationName"),
                    Map.entry("gsslib", "gsslib"),
                    Map.entry("protocolversion", "protocolVersion"));

    private static final Map<String, String> TARGETS =
            Map.of(
                    "read-write", "primary",
                    "read-only", "secondary",
                    "prefer-standby", "preferSecondary",
                    "standby", "secondary");

    static boolean accepts(SourceUri uri) {
        return SCHEMES.contains(uri.scheme());
    }

    /// @throws IllegalArgumentException if a part is malformed
    static PostgresAddress parse(SourceUri uri) {
        String text = uri.text();
        String rest = text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
        rest = rest.substring(rest.indexOf(':') + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);
        String authority = "";
        String path = place;
        if (place.startsWith("//")) {
            int slash = place.indexOf('/', 2);
            authority = slash < 0 ? place.substring(2) : place.substring(2, slash);
            path = slash < 0 ? "" : place.substring(slash + 1);
        }
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? null : decoded(authority.substring(0, at));
        String hosts = hosts(authority.substring(at + 1));
        String database = path.isEmpty() ? null : decoded(path);
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            String lower = name.toLowerCase(Locale.ROOT);
            String passed = PASSED_ON.get(lower);
            if (lower.equals("user")) {
                user = user == null ? value : user;
            } else if (passed != null) {
                boolean target = passed.equals("targetServerType");
                parameters.put(passed, target ? TARGETS.getOrDefault(value, value) : value);
            }
        }
        return new PostgresAddress(
                hosts, database, user == null || user.isEmpty() ? null : user, parameters);
    }

    /// The driver's URL; it names host and database alone.
    String jdbcUrl() {
        String name = database == null ? "" : database;
        return "jdbc:postgresql://"
                + hosts
                + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// How messages name the place.
    String shown() {
        return hosts + (database == null ? "" : "/" + database);
    }

    private static String hosts(String text) {
        List<String> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            String decoded = decoded(host);
            int colon = decoded.endsWith("]") ? -1 : decoded.lastIndexOf(':');
            String name = colon < 0 ? decoded : decoded.substring(0, colon);
            String port = colon < 0 ? "5432" : decoded.substring(colon + 1);
            if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
                throw new IllegalArgumentException(
                        "source URI: expected a port from 1 to 65535 after the host");
            }
            if (name.chars().anyMatch(c -> c <= ' ' || "/?#@%\\".indexOf(c) >= 0)) {
                throw new IllegalArgumentException(
                        "source URI: expected a host's name or address before the port");
            }
            hosts.add((name.isEmpty() ? "localhost" : name) + ":" + port);
        }
        return String.join(",", hosts);
    }

    /// Percent-decodes; a plus stays a plus, as in libpq.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0 || high + low == 0) {
                throw new IllegalArgumentException(
                        "source URI: expected two hexadecimal digits, not 00, after each '%'");
            }
            out.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(out.flip())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "source URI: expected percent-escapes of UTF-8 text", e);
        }
    }
}
