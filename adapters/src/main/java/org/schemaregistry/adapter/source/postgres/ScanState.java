package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a scan leaves for the next one. It counts only for the same `subject`: source, scope, role
/// and search path.
///
/// `fingerprint` is that of the catalogs, empty if the scan was partial and so must be repeated
/// whole. `writes` and the two server times are the hint: the statistics counters as they stood
/// just *before* the fingerprint was taken, so that a write which is in the counters is in the
/// fingerprint too. Times of the caller's clock in milliseconds, the server's in microseconds.
///
/// Immutable.
record ScanState(
        String subject,
        String fingerprint,
        String system,
        long scannedAtMillis,
        long comparedAtMillis,
        long writes,
        long startedMicros,
        long resetMicros) {
    /// To be raised when the model of a table changes, so that the next scan reads everything.
    private static final int FORMAT = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Reads what [#toJson] wrote; null if it is not that, or of another format.
    static @Nullable ScanState parse(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject() || node.path("format").asInt(0) != FORMAT) {
                return null;
            }
            return new ScanState(
                    node.path("subject").asString(""),
                    node.path("fingerprint").asString(""),
                    node.path("system").asString(""),
                    node.path("scannedAtMillis").asLong(0),
                    node.path("comparedAtMillis").asLong(0),
                    node.path("writes").asLong(0),
                    node.path("startedMicros").asLong(0),
                    node.path("resetMicros").asLong(0));
        } catch (JacksonException malformed) {
            return null;
        }
    }

    String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("subject", subject);
        node.put("fingerprint", fingerprint);
        node.put("system", system);
        node.put("scannedAtMillis", scannedAtMillis);
        node.put("comparedAtMillis", comparedAtMillis);
        node.put("writes", writes);
        node.put("startedMicros", startedMicros);
        node.put("resetMicros", resetMicros);
        return node.toString();
    }

    /// The same after another comparison that found the catalogs unchanged.
    ScanState comparedAgain(long atMillis, ChangeDetection.Counters counters) {
        return new ScanState(
                subject,
                fingerprint,
                system,
                scannedAtMillis,
                atMillis,
                counters.writes(),
                counters.startedMicros(),
                counters.resetMicros());
    }
}
