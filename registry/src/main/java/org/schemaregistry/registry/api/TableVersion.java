package org.schemaregistry.registry.api;

import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

/// One published version of a table. `schemaJson` is its canonical Table JSON.
public record TableVersion(
        TableRef ref,
        SemVer version,
        long ordinal,
        long contentId,
        String fingerprint,
        String schemaJson,
        long atMillis,
        String actor) {

    /// The parsed table.
    public Table table() {
        return TableJson.read(schemaJson);
    }
}
