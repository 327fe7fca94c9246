package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.PgType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// COLLATE clauses that contradict each other, which the server finds once all else is right. One
/// thread.
final class Collations {
    private final Binding binding;
    private final Map<Span, Span> clauses = new HashMap<>();
    private @Nullable Fault mismatch;

    /// What a COLLATE clause is known by among computed expressions.
    record Key(String collation) {}

    Collations(Binding binding) {
        this.binding = binding;
    }

    /// A collation is named: one that every server has, or the answer is not known here.
    void named(List<Name> name) {
        binding.inDatabase(name);
        String schema = name.size() > 1 ? name.get(name.size() - 2).text() : "pg_catalog";
        boolean known =
                schema.equals("pg_catalog")
                        && binding.types
                                .catalog()
                                .builtIns()
                                .collations()
                                .contains(name.getLast().text());
        if (!known) {
            binding.cannotTell("collation \"" + Names.dotted(name) + "\" is not known here");
        }
    }

    @Nullable Fault mismatch() {
        return mismatch;
    }

    /// Remembers where the clause of an expression stands.
    void clause(Span expression, Span at) {
        clauses.put(expression, at);
    }

    /// The arguments meet in one operator, call or list.
    void meet(List<Bound> arguments) {
        if (clauses.size() < 2 || mismatch != null) {
            return;
        }
        Bound.Computed first = null;
        for (Bound argument : arguments) {
            Bound.Computed explicit = explicit(argument);
            if (explicit == null) {
                continue;
            }
            if (first != null && !first.key().equals(explicit.key())) {
                mismatch =
                        Fault.error(
                                "42P21",
                                clauses.get(explicit.span()),
                                "collation mismatch between explicit collations \""
                                        + name(first)
                                        + "\" and \""
                                        + name(explicit)
                                        + "\"");
                return;
            }
            first = first == null ? explicit : first;
        }
    }

    private static String name(Bound.Computed collated) {
        return collated.key() instanceof Key(String collation) ? collation : "";
    }

    /// The COLLATE clause that an expression takes its collation from.
    private Bound.@Nullable Computed explicit(Bound bound) {
        if (bound instanceof Bound.Computed computed && computed.key() instanceof Key) {
            return computed;
        }
        PgType type = binding.types.catalog().baseType(bound.type().type());
        if (type.category() != 'S' && !type.isArray()) {
            return null;
        }
        for (Bound part : bound.parts()) {
            Bound.Computed found = explicit(part);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
