package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.model.Scope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells the operator where the scanning role may do more than scan.
final class Warnings {
    private static final int NAMED = 3;
    private static final String ADVICE = "; scan with a role that has SELECT alone";

    private Warnings() {}

    static List<String> of(Facts facts, Rows rows, Scope scope) {
        String role = "role '" + facts.role() + "' ";
        if (facts.superuser()) {
            return List.of(role + "is a superuser" + ADVICE);
        }
        List<String> warnings = new ArrayList<>();
        List<String> writable =
                rows.relations.values().stream()
                        .filter(r -> r.writable() && scope.includes(r.schema(), r.name()))
                        .map(Rows.Relation::shown)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        if (!writable.isEmpty()) {
            warnings.add(role + "may write to " + shown(writable, "relations") + ADVICE);
        }
        List<String> schemas = facts.writableSchemas();
        if (!schemas.isEmpty()) {
            warnings.add(role + "may create objects in " + shown(schemas, "schemas") + ADVICE);
        }
        if (facts.mayCreateSchemas()) {
            warnings.add(role + "may create schemas in the database" + ADVICE);
        }
        return warnings;
    }

    private static String shown(List<String> names, String noun) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? some : names.size() + " " + noun + " (" + some + ", ...)";
    }
}
