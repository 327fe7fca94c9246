package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.TypeRef;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a recursive CTE may be made of, as the server's `checkWellFormedRecursion` has it.
final class Recursion {
    private static final String INVALID_RECURSION = "42P19";
    private static final String SYNTAX = "42601";
    private static final String NOT_SUPPORTED = "0A000";

    private Recursion() {}

    /// Where a recursive term may not read its own CTE.
    enum Place {
        PLAIN(""),
        SUBQUERY("a subquery"),
        OUTER_JOIN("an outer join"),
        INTERSECT("INTERSECT"),
        EXCEPT("EXCEPT");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    /// The CTE is read in its own recursive term.
    static void refer(Binding binding, Level.CommonTable table, Span span) {
        String reference = "recursive reference to query \"" + table.name + "\" must not appear ";
        if (binding.recursion != Place.PLAIN) {
            binding.error(INVALID_RECURSION, span, reference + "within " + binding.recursion.words);
        } else if (table.references > 1) {
            binding.error(INVALID_RECURSION, span, reference + "more than once");
        }
    }

    /// What may not stand around the UNION of a CTE that reads itself.
    static void decoration(Binding binding, SelectStatement query) {
        if (!query.orderBy().isEmpty()) {
            refuse(binding, "ORDER BY", query.orderBy().get(0).value().span());
        }
        Expr offset = query.offset();
        if (offset != null) {
            refuse(binding, "OFFSET", offset.span());
        }
        Expr limit = query.limit();
        if (limit != null) {
            refuse(binding, "LIMIT", limit.span());
        }
    }

    private static void refuse(Binding binding, String what, Span span) {
        binding.error(NOT_SUPPORTED, span, what + " in a recursive query is not implemented");
    }

    /// SEARCH and CYCLE name columns of a CTE that reads itself.
    static void clauses(
            Binding binding,
            SelectStatement.CommonTable table,
            List<RangeEntry.Column> columns,
            boolean recursive) {
        SelectStatement.Search search = table.search();
        SelectStatement.Cycle cycle = table.cycle();
        if (search == null && cycle == null) {
            return;
        }
        if (!recursive) {
            binding.error(SYNTAX, table.name().span(), "WITH query is not recursive");
            return;
        }
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name()));
        if (search != null) {
            listed(binding, search.by(), names, "search", search.span());
            taken(binding, search.sequence().text(), names, "search sequence", search.span());
        }
        if (cycle != null) {
            listed(binding, cycle.columns(), names, "cycle", cycle.span());
            taken(binding, cycle.mark().text(), names, "cycle mark", cycle.span());
            taken(binding, cycle.path().text(), names, "cycle path", cycle.span());
            if (cycle.mark().text().equals(cycle.path().text())) {
                binding.error(
                        SYNTAX,
                        cycle.span(),
                        "cycle mark column name and cycle path column name are the same");
            }
        }
    }

    private static void listed(
            Binding binding, List<Name> used, Set<String> names, String what, Span place) {
        Set<String> seen = new HashSet<>();
        for (Name name : used) {
            String column = what + " column \"" + name.text() + "\" ";
            if (!names.contains(name.text())) {
                binding.error(SYNTAX, place, column + "not in WITH query column list");
            } else if (!seen.add(name.text())) {
                binding.error("42701", place, column + "specified more than once");
            }
        }
    }

    private static void taken(
            Binding binding, String name, Set<String> names, String what, Span place) {
        if (names.contains(name)) {
            binding.error(
                    SYNTAX,
                    place,
                    what + " column name \"" + name + "\" already used in WITH query column list");
        }
    }

    /// The type of the column that marks a cycle.
    static TypeRef mark(Binding binding, SelectStatement.Cycle cycle, Level level) {
        Expr value = cycle.value();
        Expr otherwise = cycle.otherwise();
        if (value == null || otherwise == null) {
            return binding.type(Oids.BOOL);
        }
        List<Bound> both = binding.expressions.bindAll(List.of(value, otherwise), level);
        return switch (binding.types.commonTypes().select("CYCLE", Binding.typesOf(both))) {
            case CommonType.Found(var type) -> {
                both.forEach(each -> binding.coerced(each, TypeRef.of(type)));
                yield TypeRef.of(type);
            }
            case CommonType.Failed(var problem) -> {
                binding.problem(problem, value.span(), both);
                yield Bound.UNRESOLVED;
            }
        };
    }
}
