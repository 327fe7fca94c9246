package org.schemaregistry.core.query;

import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Findings as JSON, the same in answers, events and plans. A finding without a place has no
/// `line`, `column`, `offset` and `length`.
///
/// Stateless and thread-safe.
public final class FindingJson {
    private FindingJson() {}

    public static ArrayNode write(List<Finding> findings) {
        ArrayNode array = CanonicalJson.mapper().createArrayNode();
        findings.forEach(finding -> array.add(write(finding)));
        return array;
    }

    private static ObjectNode write(Finding finding) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("code", finding.code().name());
        node.put("sqlstate", finding.sqlState().isEmpty() ? null : finding.sqlState());
        node.put("severity", finding.severity().json());
        node.put("message", finding.message());
        Finding.Place place = finding.place();
        if (place != null) {
            node.put("line", place.line()).put("column", place.column());
            node.put("offset", place.offset()).put("length", place.length());
        }
        node.put("hint", finding.hint());
        finding.suggestions().forEach(node.putArray("suggestions")::add);
        node.put("fix", finding.fix());
        return node;
    }
}
