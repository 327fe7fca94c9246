package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SourceId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells the operator where the scanning role may do more than scan, and where its queries would
/// find more than a check does.
final class Warnings {
    private static final int NAMED = 3;
    private static final String ADVICE = "; scan with a role that has SELECT alone";

    private Warnings() {}

    /// `searchPath` is where a check looks for names without a schema.
    static List<String> of(
            Facts facts, Rows rows, Scope scope, SourceId source, List<String> searchPath) {
        List<String> warnings = new ArrayList<>();
        String role = "role '" + facts.role() + "' ";
        if (facts.superuser()) {
            warnings.add(role + "is a superuser" + ADVICE);
        } else {
            rights(facts, rows, scope, role, warnings);
        }
        if (!searchPath.containsAll(facts.searched())) {
            String path = String.join(",", facts.searched());
            warnings.add(
                    role
                            + "searches "
                            + path
                            + " by the server's settings, a check only "
                            + String.join(",", searchPath)
                            + "; if queries name tables without their schema: source change "
                            + source
                            + " --search-path "
                            + path);
        }
        return warnings;
    }

    private static void rights(
            Facts facts, Rows rows, Scope scope, String role, List<String> warnings) {
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
    }

    private static String shown(List<String> names, String noun) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? some : names.size() + " " + noun + " (" + some + ", ...)";
    }
}
