package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        EXCEPT("EXCEPT"),
        NON_RECURSIVE("its non-recursive term");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    /// The items of a WITH RECURSIVE in the order in which the server binds them.
    ///
    /// @param selfRecursive the names of those that read themselves
    /// @param refused the names of those that may not read what they read; it is reported
    record Order(
            List<SelectStatement.CommonTable> tables,
            Set<String> selfRecursive,
            Set<String> refused) {}

    static Order order(Binding binding, List<SelectStatement.CommonTable> tables) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            positions.putIfAbsent(tables.get(i).name().text(), i);
        }
        Set<String> selfRecursive = new HashSet<>();
        List<Set<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            int current = i;
            Set<Integer> others = new LinkedHashSet<>();
            TableReferences.Visitor visitor =
                    (relation, place) -> {
                        binding.step(1);
                        String name = relation.name().getLast().text();
                        Integer found = positions.get(name);
                        if (found != null && found == current) {
                            selfRecursive.add(name);
                        } else if (found != null) {
                            others.add(found);
                        }
                    };
            new TableReferences(visitor, Place.PLAIN).statement(tables.get(i).query());
            reads.add(others);
        }
        Set<String> refused = new HashSet<>();
        List<SelectStatement.CommonTable> sorted = sorted(binding, tables, reads, refused);
        for (SelectStatement.CommonTable table : sorted) {
            String name = table.name().text();
            if (selfRecursive.contains(name) && refused.isEmpty()) {
                new WellFormed(binding, table).check(refused);
            }
        }
        return new Order(sorted, selfRecursive, refused);
    }

    /// Each after those that it reads; the first that has none left comes first, as on the server.
    private static List<SelectStatement.CommonTable> sorted(
            Binding binding,
            List<SelectStatement.CommonTable> tables,
            List<Set<Integer>> reads,
            Set<String> refused) {
        int size = tables.size();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        List<List<Integer>> readers = new ArrayList<>(size);
        int[] left = new int[size];
        for (int i = 0; i < size; i++) {
            readers.add(new ArrayList<>());
            left[i] = reads.get(i).size();
        }
        for (int i = 0; i < size; i++) {
            for (int read : reads.get(i)) {
                readers.get(read).add(i);
            }
        }
        for (int i = 0; i < size; i++) {
            int next = i;
            while (next < size && left[order[next]] > 0) {
                next++;
            }
            binding.step(1 + (next - i) / 8);
            if (next == size) {
                binding.error(
                        NOT_SUPPORTED,
                        tables.get(order[i]).name().span(),
                        "mutual recursion between WITH items is not implemented");
                for (int j = i; j < size; j++) {
                    refused.add(tables.get(order[j]).name().text());
                }
                break;
            }
            int swapped = order[i];
            order[i] = order[next];
            order[next] = swapped;
            readers.get(order[i]).forEach(reader -> left[reader]--);
        }
        List<SelectStatement.CommonTable> sorted = new ArrayList<>(size);
        for (int each : order) {
            sorted.add(tables.get(each));
        }
        return sorted;
    }

    /// Looks at where an item reads itself; the first fault is reported.
    private static final class WellFormed {
        private final Binding binding;
        private final SelectStatement.CommonTable table;
        private final String name;
        private boolean faulty;
        private int references;

        WellFormed(Binding binding, SelectStatement.CommonTable table) {
            this.binding = binding;
            this.table = table;
            this.name = table.name().text();
        }

        void check(Set<String> refused) {
            Span at = table.name().span();
            if (!(table.query() instanceof SelectStatement query)) {
                fault(
                        INVALID_RECURSION,
                        at,
                        "recursive query \""
                                + name
                                + "\" must not contain data-modifying statements");
            } else if (!(query.body() instanceof SelectStatement.Body.SetOperation operation)
                    || !operation.word().equals("UNION")) {
                fault(
                        INVALID_RECURSION,
                        at,
                        "recursive query \""
                                + name
                                + "\" does not have the form non-recursive-term UNION [ALL]"
                                + " recursive-term");
            } else {
                terms(query, operation);
            }
            if (faulty) {
                refused.add(name);
            }
        }

        private void terms(SelectStatement query, SelectStatement.Body.SetOperation operation) {
            SelectStatement.With with = query.with();
            if (with != null) {
                walk(Place.SUBQUERY).with(with, null);
            }
            walk(Place.NON_RECURSIVE).select(operation.left());
            walk(Place.PLAIN).select(operation.right());
            if (!query.orderBy().isEmpty()) {
                refuse("ORDER BY", query.orderBy().get(0).value().span());
            }
            Expr offset = query.offset();
            if (offset != null) {
                refuse("OFFSET", offset.span());
            }
            Expr limit = query.limit();
            if (limit != null) {
                refuse("LIMIT", limit.span());
            }
            if (!query.locking().isEmpty()) {
                refuse("FOR UPDATE/SHARE", null);
            }
        }

        private void refuse(String what, @Nullable Span span) {
            fault(NOT_SUPPORTED, span, what + " in a recursive query is not implemented");
        }

        private TableReferences walk(Place start) {
            references = 0;
            return new TableReferences(this::table, start);
        }

        private void table(FromItem.Relation relation, Place place) {
            if (!relation.name().getLast().text().equals(name)) {
                return;
            }
            references++;
            String words =
                    place != Place.PLAIN
                            ? "within " + place.words
                            : references > 1 ? "more than once" : "";
            if (!words.isEmpty()) {
                fault(
                        INVALID_RECURSION,
                        relation.span(),
                        "recursive reference to query \"" + name + "\" must not appear " + words);
            }
        }

        private void fault(String sqlState, @Nullable Span span, String message) {
            if (!faulty) {
                faulty = true;
                binding.error(sqlState, span, message);
            }
        }
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
