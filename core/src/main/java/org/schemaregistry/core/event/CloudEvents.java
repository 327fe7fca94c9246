package org.schemaregistry.core.event;

import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/// The JSON format of CloudEvents 1.0, with the extensions `partitionkey` (partitioning extension)
/// and `sequence` (the registry's dense number, a JSON integer).
///
/// Stateless and thread-safe.
public final class CloudEvents {
    private CloudEvents() {}

    /// The whole event. `source` is `/sources/ID`; `time` is the commit's, in RFC 3339.
    public static ObjectNode envelope(
            String id,
            String type,
            String source,
            String subject,
            long timeMillis,
            long sequence,
            JsonNode data) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("specversion", "1.0");
        node.put("id", id);
        node.put("type", type);
        node.put("source", "/sources/" + source);
        node.put("subject", subject);
        node.put("time", Instant.ofEpochMilli(timeMillis).toString());
        node.put("datacontenttype", "application/json");
        node.put("partitionkey", subject);
        node.put("sequence", sequence);
        node.set("data", data);
        return node;
    }
}
