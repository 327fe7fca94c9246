package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.FunctionCall;
import org.schemaregistry.sql.type.FunctionResolution;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.List;

/// Function calls: resolution, aggregates with their level and nesting rules, window functions. One
/// thread.
final class CallBinder {
    private static final String GROUPING = "42803";
    private static final int MAX_GROUPING = 31;
    private static final String WINDOWING = "42P20";
    private static final String SET_CALLS = " set-returning function calls";
    private static final String LATERAL_HINT =
            "You might be able to move the set-returning function into a LATERAL FROM item.";

    private final Binding binding;

    CallBinder(Binding binding) {
        this.binding = binding;
    }

    Bound call(Expr.Call call, Level level) {
        Bound setBefore = level.setCall;
        List<Bound> arguments = new ArrayList<>(call.arguments().size());
        List<String> argumentNames = new ArrayList<>(0);
        for (Expr.Argument argument : call.arguments()) {
            argument(argument, arguments, argumentNames, level);
        }
        int direct = arguments.size();
        if (call.withinGroup()) {
            for (Expr.SortKey key : call.orderBy()) {
                arguments.add(binding.expressions.bind(key.value(), level));
            }
        }
        Expr filterTree = call.filter();
        Bound filter = filterTree == null ? null : filter(filterTree, level);
        FunctionCall signature =
                new FunctionCall(
                        call.name().size() > 1
                                ? call.name().get(call.name().size() - 2).text()
                                : null,
                        call.name().getLast().text(),
                        Binding.typesOf(arguments),
                        argumentNames,
                        call.variadic(),
                        call.star(),
                        call.distinct(),
                        !call.withinGroup() && !call.orderBy().isEmpty(),
                        filter != null,
                        call.over() != null,
                        call.withinGroup(),
                        arguments.size() - direct);
        if (!binding.properlyQualified(call.name(), call.nameSpan())
                || !binding.inDatabase(call.name(), call.nameSpan())) {
            return new Bound.Unresolved(call.span());
        }
        return switch (binding.resolve(signature, call.nameSpan())) {
            case FunctionResolution.Found found ->
                    found(call, found, arguments, direct, filter, setBefore, level);
            case FunctionResolution.Cast(PgType target) ->
                    binding.casts.cast(
                            arguments.get(0), TypeRef.of(target), call.span(), call.nameSpan());
            case FunctionResolution.Attribute(String field, TypeRef type) ->
                    new Bound.Computed(call.span(), "field " + field, arguments, type);
            case FunctionResolution.Failed(Problem problem) -> {
                failed(call, problem, arguments);
                yield new Bound.Unresolved(call.span());
            }
            case FunctionResolution.Open(PgType result, String reason) -> {
                if (reason != null) {
                    binding.cannotTell(reason);
                }
                sortWithin(call, level);
                noSuchFunction(call);
                yield open(call, arguments, filter, TypeRef.of(result), level);
            }
        };
    }

    private void argument(
            Expr.Argument argument, List<Bound> arguments, List<String> names, Level level) {
        Name name = argument.name();
        if (name != null) {
            if (names.contains(name.text())) {
                binding.error(
                        "42601",
                        name.span(),
                        "argument name \"" + name.text() + "\" used more than once");
            }
            names.add(name.text());
        } else if (!names.isEmpty()) {
            binding.error(
                    "42601",
                    argument.value().span(),
                    "positional argument cannot follow named argument");
        }
        arguments.add(binding.expressions.bind(argument.value(), level));
    }

    private Bound filter(Expr tree, Level level) {
        Level.Clause before = level.clause;
        level.clause = Level.Clause.FILTER;
        Bound filter = binding.bool(binding.expressions.bind(tree, level), "FILTER");
        level.clause = before;
        return filter;
    }

    private void sortWithin(Expr.Call call, Level level) {
        if (!call.withinGroup()) {
            for (Expr.SortKey key : call.orderBy()) {
                binding.expressions.bind(key.value(), level);
            }
        }
    }

    /// A call that could not be judged: if every function of the name is an aggregate, it still
    /// counts as one.
    private Bound open(
            Expr.Call call,
            List<Bound> arguments,
            @Nullable Bound filter,
            TypeRef type,
            Level level) {
        List<PgFunction> named =
                binding.types.functions().named(null, call.name().getLast().text());
        boolean aggregate = !named.isEmpty() && call.over() == null;
        for (PgFunction function : named) {
            aggregate &= function.isAggregate();
        }
        if (aggregate) {
            List<Bound> all = new ArrayList<>(arguments);
            if (filter != null) {
                all.add(filter);
            }
            return aggregate(
                    call.span(),
                    call.nameSpan(),
                    named.get(0),
                    all,
                    List.of(),
                    null,
                    false,
                    type,
                    level);
        }
        return type.type().isUnresolved()
                ? new Bound.Unresolved(call.span())
                : new Bound.Computed(call.span(), call.name().getLast().text(), arguments, type);
    }

    /// What the arguments are does not matter where no function has the name.
    private void noSuchFunction(Expr.Call call) {
        Name last = call.name().getLast();
        String schema =
                call.name().size() > 1 ? call.name().get(call.name().size() - 2).text() : null;
        if (binding.types.functions().named(schema, last.text()).isEmpty()
                && binding.types.catalog().type(schema, last.text()) == null) {
            failed(
                    call,
                    Problem.of(
                            "42883", "function " + Names.dotted(call.name()) + " does not exist"),
                    List.of());
        }
    }

    private void failed(Expr.Call call, Problem problem, List<Bound> arguments) {
        Name last = call.name().getLast();
        if (!problem.sqlState().equals("42883")) {
            binding.problem(problem, call.nameSpan(), arguments);
            return;
        }
        boolean known = !binding.types.functions().named(null, last.text()).isEmpty();
        List<Fault.Candidate> candidates =
                known
                        ? List.of()
                        : FunctionNames.of(last.text(), binding.types.catalog().builtIns());
        binding.report(
                new Fault(
                        problem.sqlState(),
                        Severity.ERROR,
                        call.nameSpan(),
                        problem.message(),
                        problem.hint(),
                        known ? null : last,
                        candidates));
    }

    private Bound found(
            Expr.Call call,
            FunctionResolution.Found found,
            List<Bound> arguments,
            int direct,
            @Nullable Bound filter,
            @Nullable Bound setBefore,
            Level level) {
        List<Bound> coerced = new ArrayList<>(arguments.size() + 2);
        for (int i = 0; i < arguments.size(); i++) {
            Bound argument = arguments.get(i);
            PgType target =
                    i < found.targets().size() ? found.targets().get(i) : argument.type().type();
            coerced.add(binding.coerced(argument, TypeRef.of(target)));
        }
        Collations.State collation = binding.collations.meet(coerced);
        TypeRef type = TypeRef.of(found.result());
        PgFunction function = found.function();
        Expr.Over over = call.over();
        if (function.returnsSet()) {
            setReturning(call.nameSpan(), setBefore, level);
        }
        if (over != null) {
            refuseSet(setBefore, level, "window function calls cannot contain" + SET_CALLS);
            return windowed(call, over, function, coerced, filter, type, level);
        }
        if (function.isAggregate()) {
            List<Bound> directArguments =
                    call.withinGroup() ? List.copyOf(coerced.subList(0, direct)) : List.of();
            if (call.withinGroup()) {
                coerced.subList(direct, coerced.size()).forEach(this::ordering);
            } else {
                sorted(call, arguments, coerced, level);
            }
            Bound aggregate =
                    aggregate(
                            call.span(),
                            call.nameSpan(),
                            function,
                            coerced,
                            directArguments,
                            filter,
                            call.distinct(),
                            type,
                            level);
            binding.collations.derive(aggregate, collation);
            return aggregate;
        }
        Bound result = new Bound.Computed(place(call, coerced), function, coerced, type);
        if (function.returnsSet()) {
            level.setCall = result;
            binding.setCalls = true;
        }
        return result;
    }

    /// The sooner of the function's name, which may stand behind an operand, and its first
    /// argument.
    private static Span place(Expr.Call call, List<Bound> arguments) {
        int start = call.nameSpan().start();
        if (start <= call.span().start()) {
            return call.span();
        }
        for (Bound argument : arguments) {
            if (argument.span().length() > 0) {
                start = Math.min(start, argument.span().start());
                break;
            }
        }
        return new Span(start, Math.max(start, call.span().end()));
    }

    /// Reports a set-returning call that was bound since, as `message` says.
    @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
    void refuseSet(@Nullable Bound before, Level level, String message) {
        Bound last = level.setCall;
        if (last != null && last != before) {
            binding.error("0A000", last.span(), message, LATERAL_HINT);
        }
    }

    /// The ORDER BY and DISTINCT of an aggregate. A key means an argument as it was written, before
    /// it was cast to what the function takes.
    private void sorted(Expr.Call call, List<Bound> written, List<Bound> arguments, Level level) {
        int plain = arguments.size();
        for (Expr.SortKey key : call.orderBy()) {
            Bound raw = binding.expressions.bind(key.value(), level);
            Bound value = binding.resolvedUnknown(raw);
            boolean listed = false;
            for (int i = 0; i < plain; i++) {
                Bound argument = arguments.get(i);
                boolean cast = argument instanceof Bound.Computed && i < written.size();
                listed |= Bound.same(cast ? written.get(i) : argument, raw);
            }
            ordering(value);
            if (call.distinct() && !listed && !Binding.uncertain(value)) {
                binding.error(
                        "42P10",
                        value.span(),
                        "in an aggregate with DISTINCT, ORDER BY expressions must appear in"
                                + " argument list");
            }
            arguments.add(value);
        }
        if (call.distinct()) {
            for (int i = 0; i < plain; i++) {
                Bound value = binding.resolvedUnknown(arguments.get(i));
                arguments.set(i, value);
                binding.collations.sorted(value);
                PgType type = value.type().type();
                Problem problem = binding.types.operators().requireAggregateDistinct(type);
                if (problem != null && !type.isUnresolved()) {
                    binding.problem(problem, value.span(), List.of(value));
                }
            }
        }
    }

    private void ordering(Bound value) {
        binding.collations.sorted(value);
        Problem problem = binding.types.operators().requireOrdering(value.type().type());
        if (problem != null && !Binding.unresolved(value)) {
            binding.problem(problem, value.span(), List.of(value));
        }
    }

    /// A set-returning function stands where the clause lets it, and in FROM in no other one.
    void setReturning(Span at, @Nullable Bound before, Level level) {
        String words =
                switch (level.clause) {
                    case JOIN_ON,
                            WHERE,
                            FILTER,
                            LIMIT,
                            OFFSET,
                            RETURNING,
                            UPDATE_SOURCE,
                            INDEX_EXPRESSION,
                            INDEX_PREDICATE,
                            MERGE_WHEN ->
                            level.clause.words;
                    case HAVING -> "HAVING";
                    case WINDOW_FRAME -> "window definitions";
                    case VALUES -> "VALUES";
                    case FROM_FUNCTION -> {
                        refuseNestedSet(before, level);
                        yield "";
                    }
                    case NONE,
                            TARGET,
                            FROM_SUBQUERY,
                            ORDER_BY,
                            GROUP_BY,
                            DISTINCT_ON,
                            WINDOW_PARTITION,
                            WINDOW_ORDER,
                            INSERT_SOURCE -> {
                        level.returnsSets = true;
                        yield "";
                    }
                };
        if (!words.isEmpty()) {
            binding.error("0A000", at, "set-returning functions are not allowed in " + words);
        }
    }

    /// In FROM nothing but the call itself may return a set.
    @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
    void refuseNestedSet(@Nullable Bound allowed, Level level) {
        Bound last = level.setCall;
        if (last != null && last != allowed) {
            binding.error(
                    "0A000",
                    last.span(),
                    "set-returning functions must appear at top level of FROM");
        }
    }

    /// An aggregate of the level its arguments say, with the checks of that level's clause.
    Bound aggregate(
            Span span,
            Span at,
            PgFunction function,
            List<Bound> arguments,
            List<Bound> direct,
            @Nullable Bound filter,
            boolean distinct,
            TypeRef type,
            Level level) {
        List<Bound> all = new ArrayList<>(arguments);
        if (filter != null) {
            all.add(filter);
        }
        Nearest nearest = new Nearest(level.depth);
        all.forEach(nearest::visit);
        Level owner = nearest.owner(level);
        boolean allowed = !refuseInside(nearest) && checkClause(at, owner);
        owner.hasAggregates |= allowed;
        Object key = new AggregateKey(function, distinct, filter != null);
        Bound.Aggregate result = new Bound.Aggregate(span, key, all, direct, type, owner);
        hideOuterColumns(result, level, owner);
        return result;
    }

    /// Reports what may not stand inside an aggregate; false if there is nothing of it.
    private boolean refuseInside(Nearest nearest) {
        Bound set = nearest.set;
        Bound inner = nearest.aggregate;
        Bound window = nearest.window;
        if (set != null) {
            binding.error(
                    "0A000",
                    set.span(),
                    "aggregate function calls cannot contain" + SET_CALLS,
                    LATERAL_HINT);
            return true;
        }
        if (window != null) {
            binding.error(
                    GROUPING,
                    window.span(),
                    "aggregate function calls cannot contain window function calls");
            return true;
        }
        if (inner != null && nearest.aggregates >= nearest.columns) {
            binding.error(GROUPING, inner.span(), "aggregate function calls cannot be nested");
            return true;
        }
        return false;
    }

    /// What makes two aggregates over the same arguments equal.
    record AggregateKey(PgFunction function, boolean distinct, boolean filtered) {}

    private boolean checkClause(Span at, Level owner) {
        return switch (owner.clause) {
            case NONE, TARGET, HAVING, ORDER_BY, DISTINCT_ON, WINDOW_PARTITION, WINDOW_ORDER ->
                    true;
            case JOIN_ON,
                    FROM_FUNCTION,
                    FROM_SUBQUERY,
                    WHERE,
                    FILTER,
                    GROUP_BY,
                    LIMIT,
                    OFFSET,
                    WINDOW_FRAME,
                    VALUES,
                    INSERT_SOURCE,
                    UPDATE_SOURCE,
                    RETURNING,
                    INDEX_EXPRESSION,
                    INDEX_PREDICATE,
                    MERGE_WHEN -> {
                binding.error(
                        GROUPING,
                        at,
                        "aggregate functions are not allowed in " + owner.clause.words);
                yield false;
            }
        };
    }

    /// Columns inside an outer level's aggregate are grouped there.
    private static void hideOuterColumns(Bound.OfLevel aggregate, Level level, Level owner) {
        if (owner == level) {
            return;
        }
        List<Bound.Column> inside = new ArrayList<>();
        collect(aggregate, inside);
        for (Level each = level; each != null && each != owner; each = each.parent) {
            each.forgetOuter(column -> column.entry().level == owner && inside.contains(column));
            each.outerAggregates.add(aggregate);
        }
    }

    private static void collect(Bound bound, List<Bound.Column> into) {
        if (bound instanceof Bound.Column column) {
            into.add(column);
        }
        bound.parts().forEach(part -> collect(part, into));
    }

    /// The nearest levels that an aggregate's arguments read from and aggregate at.
    private static final class Nearest {
        final int depth;
        int columns = -1;
        int aggregates = -1;
        Bound.@Nullable OfLevel aggregate;
        Bound.@Nullable Windowed window;

        /// The first call that returns a set.
        @Nullable Bound set;

        Nearest(int depth) {
            this.depth = depth;
        }

        void visit(Bound bound) {
            switch (bound) {
                case Bound.Column c -> column(c);
                case Bound.Aggregate a -> {
                    aggregate(a);
                    return;
                }
                case Bound.Windowed w -> {
                    if (window == null) {
                        window = w;
                    }
                }
                case Bound.Subquery s -> {
                    s.outer().forEach(this::column);
                    s.aggregates().forEach(this::aggregate);
                }
                case Bound.Grouping g -> aggregate(g);
                case Bound.Constant ignored -> {}
                case Bound.Parameter ignored -> {}
                case Bound.Computed c -> {
                    boolean first = set == null && window == null;
                    if (first && c.key() instanceof PgFunction f && f.returnsSet()) {
                        set = c;
                    }
                }
                case Bound.Row ignored -> {}
                case Bound.Unresolved ignored -> {}
            }
            bound.parts().forEach(this::visit);
        }

        private void column(Bound.Column column) {
            if (column.entry().level.depth <= depth) {
                columns = Math.max(columns, column.entry().level.depth);
            }
        }

        /// The level that what has these arguments belongs to.
        Level owner(Level level) {
            int nearest = Math.max(columns, aggregates);
            Level owner = level;
            while (nearest >= 0 && owner.depth > nearest && owner.parent != null) {
                owner = owner.parent;
            }
            return owner;
        }

        private void aggregate(Bound.OfLevel found) {
            if (found.level().depth <= depth && found.level().depth > aggregates) {
                aggregates = found.level().depth;
                aggregate = found;
            }
        }
    }

    private Bound windowed(
            Expr.Call call,
            Expr.Over over,
            PgFunction function,
            List<Bound> arguments,
            @Nullable Bound filter,
            TypeRef type,
            Level level) {
        Nearest nearest = new Nearest(level.depth);
        arguments.forEach(nearest::visit);
        Bound.Windowed inner = nearest.window;
        if (inner != null) {
            binding.error(WINDOWING, inner.span(), "window function calls cannot be nested");
        }
        String words =
                switch (level.clause) {
                    case NONE, TARGET, ORDER_BY, DISTINCT_ON -> "";
                    case HAVING -> "HAVING";
                    case WINDOW_PARTITION, WINDOW_ORDER, WINDOW_FRAME -> "window definitions";
                    case JOIN_ON,
                            FROM_FUNCTION,
                            FROM_SUBQUERY,
                            WHERE,
                            FILTER,
                            GROUP_BY,
                            LIMIT,
                            OFFSET,
                            VALUES,
                            INSERT_SOURCE,
                            UPDATE_SOURCE,
                            RETURNING,
                            INDEX_EXPRESSION,
                            INDEX_PREDICATE,
                            MERGE_WHEN ->
                            level.clause.words;
                };
        if (!words.isEmpty()) {
            binding.error(
                    WINDOWING, call.nameSpan(), "window functions are not allowed in " + words);
        }
        level.hasWindows = true;
        Name reference = over.reference();
        Object windowKey = over.span();
        if (reference != null) {
            windowKey = reference.text();
            if (level.window(reference) == null) {
                binding.error(
                        "42704",
                        reference.span(),
                        "window \"" + reference.text() + "\" does not exist");
            }
        } else if (over.window() != null) {
            windowKey = binding.source.text(over.window().span());
            level.inlineWindows.add(over.window());
        }
        List<Bound> all = new ArrayList<>(arguments);
        if (filter != null) {
            all.add(filter);
        }
        return new Bound.Windowed(call.span(), List.of(function.oid(), windowKey), all, type);
    }

    Bound grouping(Expr.Grouping grouping, Level level) {
        List<Bound> items = new ArrayList<>(grouping.items().size());
        for (Expr item : grouping.items()) {
            items.add(binding.expressions.bind(item, level));
        }
        if (items.size() > MAX_GROUPING) {
            binding.error("54023", grouping.span(), "GROUPING must have fewer than 32 arguments");
        }
        Nearest nearest = new Nearest(level.depth);
        items.forEach(nearest::visit);
        Level owner = nearest.owner(level);
        boolean refused = refuseInside(nearest);
        String words = owner.clause.words;
        if (!refused && !words.isEmpty()) {
            binding.error(
                    GROUPING, grouping.span(), "grouping operations are not allowed in " + words);
        }
        owner.hasAggregates = true;
        owner.hasGroupings |= !refused;
        Bound.Grouping result =
                new Bound.Grouping(grouping.span(), items, binding.type(Oids.INT4), owner);
        hideOuterColumns(result, level, owner);
        return result;
    }
}
