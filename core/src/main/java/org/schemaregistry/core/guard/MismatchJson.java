package org.schemaregistry.core.guard;

import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Mismatches as JSON, the same in events and answers.
///
/// Stateless and thread-safe.
public final class MismatchJson {
    private MismatchJson() {}

    public static ArrayNode write(List<Mismatch> mismatches) {
        ArrayNode array = CanonicalJson.mapper().createArrayNode();
        for (Mismatch mismatch : mismatches) {
            ObjectNode node = array.addObject();
            node.put("kind", mismatch.kind().json());
            node.put("column", mismatch.column());
            node.put("expected", mismatch.expected());
            node.put("found", mismatch.found());
            node.put("count", mismatch.count());
            ArrayNode rows = node.putArray("firstRows");
            mismatch.firstRows().forEach(row -> rows.add(row.longValue()));
        }
        return array;
    }
}
