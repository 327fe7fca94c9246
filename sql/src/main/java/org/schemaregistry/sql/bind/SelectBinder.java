package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.SelectStatement.Body;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.CommonTypes;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Queries, clause by clause in the order of the server's `transformSelectStmt`. One thread.
final class SelectBinder {
    private static final int GROUPS_ARE_ENTRIES = 18;

    private final Binding binding;

    SelectBinder(Binding binding) {
        this.binding = binding;
    }

    /// What a query yields.
    ///
    /// @param values the expressions behind the columns, where the query is one SELECT
    /// @param open the columns are not known because of an earlier fault
    record Result(
            List<RangeEntry.Column> columns,
            List<Bound> values,
            List<Bound.Column> outer,
            List<Bound.OfLevel> aggregates,
            boolean open,
            Span first) {}

    /// A query inside another; untyped columns become text.
    Result subquery(SelectStatement query, Level parent) {
        return query(query, parent, true);
    }

    /// A query inside an expression.
    Result inExpression(SelectStatement query, Level parent) {
        return query(query, parent, true);
    }

    /// @param resolve whether untyped columns become text
    Result query(SelectStatement query, @Nullable Level parent, boolean resolve) {
        Level level = new Level(parent);
        SelectStatement.With with = query.with();
        if (with != null) {
            binding.withs.with(with, level);
        }
        return switch (query.body()) {
            case Body.Core core -> core(query, core, level, resolve);
            case Body.Values values -> values(query, values, level, resolve);
            case Body.SetOperation ignored -> setOperation(query, level, resolve, null);
        };
    }

    private Result core(SelectStatement query, Body.Core core, Level level, boolean resolve) {
        level.windows = core.windows();
        if (core.into() != null && !core.into().equals(binding.into)) {
            binding.error("42601", core.into(), "SELECT ... INTO is not allowed here");
        }
        binding.from.clause(core.from(), level);
        targets(core.targets(), level, Level.Clause.TARGET);
        Expr where = core.where();
        if (where != null) {
            level.clause = Level.Clause.WHERE;
            binding.bool(binding.expressions.bind(where, level), "WHERE");
        }
        Expr having = core.having();
        Bound havingBound = null;
        if (having != null) {
            level.clause = Level.Clause.HAVING;
            havingBound = binding.bool(binding.expressions.bind(having, level), "HAVING");
        }
        List<Bound> sorted = binding.clauses.orderBy(query.orderBy(), level);
        ClauseBinder.Groups groups = binding.clauses.groupBy(core.groupBy(), level);
        if (core.distinct()) {
            binding.clauses.distinct(core.distinctOn(), query.orderBy(), sorted, level);
        }
        limit(query, level);
        binding.windows.windows(core.windows(), level);
        if (resolve) {
            for (Level.Target target : level.targets) {
                target.value = binding.resolvedUnknown(target.value);
            }
        }
        level.clause = Level.Clause.NONE;
        binding.locking.bind(query, core, level, !core.groupBy().isEmpty());
        LockingBinder.tellUnlockable(core, level, !core.groupBy().isEmpty());
        if (level.parent == null) {
            binding.collations.settle();
        }
        if (level.hasAggregates || !core.groupBy().isEmpty() || having != null) {
            binding.clauses.checkGrouping(groups, havingBound, level);
        }
        if (binding.catalog.majorVersion() >= GROUPS_ARE_ENTRIES) {
            withoutPlaces(groups, level);
        }
        if (level.hasAggregates) {
            binding.clauses.checkRecursive(havingBound, level);
        }
        binding.countTargets(level);
        return result(level, groups.hasSets());
    }

    /// Binds a select list or RETURNING into the level's targets.
    void targets(List<SelectStatement.Target> targets, Level level, Level.Clause clause) {
        for (SelectStatement.Target target : targets) {
            level.clause = clause;
            Name alias = target.alias();
            if (target.value() instanceof Expr.Star star) {
                level.targets.addAll(
                        binding.expressions.star(star.span(), star.qualifier(), level));
            } else if (target.value() instanceof Expr.AllFieldsOf all) {
                allFields(all, level);
            } else {
                Bound value = binding.expressions.bind(target.value(), level);
                String name = alias == null ? ColumnNames.of(target.value()) : alias.text();
                level.addTarget(name, value, false);
            }
        }
    }

    private void allFields(Expr.AllFieldsOf all, Level level) {
        Bound base = binding.expressions.bind(all.base(), level);
        if (base instanceof Bound.Column row && row.index() == -1 && row.entry().level == level) {
            for (int i = 0; i < row.entry().columns.size(); i++) {
                Bound column = binding.names.expanded(base.span(), row.entry(), i, level);
                level.addTarget(row.entry().columns.get(i).name(), column, false);
            }
            return;
        }
        PgFunction function = CompositeBinder.functionOf(base);
        if (function != null && binding.is(base, Oids.RECORD)) {
            for (PgFunction.Column output : function.outputs()) {
                Bound field = CompositeBinder.output(base.span(), base, output);
                level.addTarget(output.name(), field, false);
            }
            if (function.outputs().isEmpty()) {
                binding.error("42809", null, "record type has not been registered");
            }
            return;
        }
        List<TypeCatalog.Attribute> attributes =
                binding.types.catalog().attributes(base.type().type());
        if (attributes.isEmpty()) {
            level.damaged = true;
            notComposite(base.type().type());
        }
        for (TypeCatalog.Attribute attribute : attributes) {
            Bound field =
                    new Bound.Computed(
                            base.span(),
                            "field " + attribute.name(),
                            List.of(base),
                            attribute.type());
            level.addTarget(attribute.name(), field, false);
        }
    }

    private void notComposite(PgType type) {
        boolean row =
                type.isUnresolved()
                        || binding.types.catalog().baseType(type).kind() == PgType.Kind.COMPOSITE
                        || type.kind() == PgType.Kind.PSEUDO;
        if (!row || type.isUnknown()) {
            binding.error(
                    "42809",
                    null,
                    "type " + binding.types.catalog().format(type) + " is not composite");
        }
    }

    private void limit(SelectStatement query, Level level) {
        Expr offset = query.offset();
        if (offset != null) {
            limit(offset, Level.Clause.OFFSET, "OFFSET", level);
        }
        Expr limit = query.limit();
        if (limit != null) {
            limit(limit, Level.Clause.LIMIT, "LIMIT", level);
        }
    }

    private void limit(Expr tree, Level.Clause clause, String word, Level level) {
        level.clause = clause;
        Bound value = binding.expressions.bind(tree, level);
        level.clause = Level.Clause.NONE;
        if (Binding.unresolved(value)) {
            return;
        }
        PgType target = binding.types.catalog().type(Oids.INT8);
        Problem problem = binding.types.coercions().require(value.type().type(), target, word);
        if (problem != null) {
            binding.problem(problem, value.span(), List.of(value));
            return;
        }
        binding.coerced(value, TypeRef.of(target));
        Bound.Column column = localColumn(value, level);
        if (column != null) {
            binding.error(
                    "42P10", column.span(), "argument of " + word + " must not contain variables");
        }
    }

    /// A column of the level that the expression reads; null if there is none.
    static Bound.@Nullable Column localColumn(Bound bound, Level level) {
        if (bound instanceof Bound.Column column && column.entry().level == level) {
            return column;
        }
        for (Bound part : bound.parts()) {
            Bound.Column found = localColumn(part, level);
            if (found != null) {
                return found;
            }
        }
        if (bound instanceof Bound.Subquery subquery) {
            for (Bound.Column column : subquery.outer()) {
                if (column.entry().level == level) {
                    return column;
                }
            }
        }
        return null;
    }

    /// @param sets a grouping set that lacks a column shows null in its place
    private Result result(Level level, boolean sets) {
        List<RangeEntry.Column> columns = new ArrayList<>(level.targets.size());
        List<Bound> values = new ArrayList<>(level.targets.size());
        for (Level.Target target : level.targets) {
            if (!target.junk) {
                boolean nullable = level.unsureOrder || Nullability.of(target.value, sets);
                columns.add(
                        new RangeEntry.Column(
                                target.name,
                                target.value.type(),
                                nullable,
                                null,
                                binding.collations.ofColumn(target.value)));
                values.add(target.value);
            }
        }
        boolean open = level.damaged || level.overfull();
        for (Level.Item item : level.namespace) {
            open |= item.entry.isOpen() && level.starred;
        }
        Span first = Span.NOWHERE;
        for (int i = values.size() - 1; i >= 0; i--) {
            Span place = values.get(i).span();
            first = place.equals(Span.NOWHERE) ? first : place;
        }
        return new Result(
                columns, values, level.outerColumns(), level.outerAggregates, open, first);
    }

    /// What is grouped becomes a column of an entry of its own, which stands nowhere in the text.
    private static void withoutPlaces(ClauseBinder.Groups groups, Level level) {
        if (groups.items().isEmpty()) {
            return;
        }
        ExpressionSet grouped = new ExpressionSet(groups.items());
        for (Level.Target target : level.targets) {
            if (grouped.contains(target.value)) {
                target.value =
                        switch (target.value) {
                            case Bound.Column c ->
                                    new Bound.Column(Span.NOWHERE, c.entry(), c.index(), c.type());
                            case Bound.Computed c ->
                                    new Bound.Computed(
                                            Span.NOWHERE, c.key(), c.arguments(), c.type());
                            case Bound.Constant c -> c;
                            case Bound.Parameter p -> p;
                            case Bound.Aggregate a -> a;
                            case Bound.Windowed w -> w;
                            case Bound.Grouping g -> g;
                            case Bound.Subquery s -> s;
                            case Bound.Row r -> r;
                            case Bound.Unresolved u -> u;
                        };
            }
        }
    }

    private Result values(SelectStatement query, Body.Values values, Level level, boolean resolve) {
        level.clause = Level.Clause.VALUES;
        List<List<Bound>> rows = new ArrayList<>();
        int width = -1;
        boolean damaged = false;
        for (List<Expr> row : values.rows()) {
            List<Bound> bound = new ArrayList<>();
            for (Expr item : row) {
                if (item instanceof Expr.Star star) {
                    binding.expressions
                            .star(star.span(), star.qualifier(), level)
                            .forEach(t -> bound.add(t.value));
                } else {
                    bound.add(binding.expressions.bind(item, level));
                }
            }
            if (width >= 0 && bound.size() != width) {
                Span at = bound.isEmpty() ? values.span() : bound.get(0).span();
                binding.error("42601", at, "VALUES lists must all be the same length");
                damaged = true;
            }
            width = width < 0 ? bound.size() : width;
            rows.add(bound);
        }
        List<RangeEntry.Column> columns = new ArrayList<>();
        for (int i = 0; i < width && !damaged; i++) {
            columns.add(
                    new RangeEntry.Column(
                            "column" + (i + 1),
                            valuesType(rows, i, resolve),
                            true,
                            null,
                            collation(rows, i)));
        }
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.VALUES,
                        "*VALUES*",
                        level,
                        columns,
                        null,
                        binding.type(Oids.RECORD));
        level.namespace.add(new Level.Item(entry, true, true));
        level.clause = Level.Clause.NONE;
        for (int i = 0; i < columns.size(); i++) {
            Bound column = new Bound.Column(values.span(), entry, i, columns.get(i).type());
            level.addTarget(columns.get(i).name(), column, false);
        }
        binding.clauses.orderBy(query.orderBy(), level);
        limit(query, level);
        level.damaged |= damaged;
        binding.countTargets(level);
        return result(level, false);
    }

    private TypeRef valuesType(List<List<Bound>> rows, int column, boolean resolve) {
        List<Bound> items = new ArrayList<>(rows.size());
        for (List<Bound> row : rows) {
            items.add(row.get(column));
        }
        boolean untyped = true;
        for (Bound item : items) {
            untyped &= item.type().type().isUnknown();
        }
        if (untyped && !resolve) {
            return binding.type(Oids.UNKNOWN);
        }
        return binding.expressions.commonOf(items.get(0).span(), "VALUES", "values", items).type();
    }

    private @Nullable String collation(List<List<Bound>> rows, int column) {
        List<Bound> items = new ArrayList<>(rows.size());
        for (List<Bound> row : rows) {
            items.add(row.get(column));
        }
        return binding.collations.meet(items).ofColumn();
    }

    /// One operand of a set operation, bound.
    private Result leaf(SelectStatement query, Level level) {
        if (query.isBare() && query.body() instanceof Body.SetOperation) {
            return tree(query, level, null);
        }
        refuseLocking(query);
        return query(query, level, false);
    }

    private void refuseInto(@Nullable Span into) {
        if (into != null) {
            binding.error(
                    "42601",
                    into,
                    "INTO is only allowed on first SELECT of UNION/INTERSECT/EXCEPT");
            binding.into = into;
        }
    }

    private void refuseLocking(SelectStatement query) {
        for (SelectStatement.Locking locking : query.locking()) {
            binding.error(
                    "0A000",
                    null,
                    "FOR " + locking.strength() + " is not allowed with UNION/INTERSECT/EXCEPT");
        }
    }

    /// A chain of set operations is one deep left spine: walked in a loop.
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private Result tree(SelectStatement query, Level level, WithBinder.@Nullable Self recursion) {
        Deque<Body.SetOperation> spine = new ArrayDeque<>();
        SelectStatement each = query;
        boolean more = true;
        while (more && each.body() instanceof Body.SetOperation operation) {
            spine.push(operation);
            each = operation.left();
            more = each.isBare();
        }
        Level.CommonTable self = recursion == null ? null : recursion.entry();
        Result left = leaf(each, level);
        int remaining = spine.size();
        for (Body.SetOperation operation : spine) {
            remaining--;
            if (self != null && remaining == 0 && recursion != null) {
                self.defining = true;
                binding.withs.define(self, recursion.table(), typed(left), true, level);
            }
            refuseInto(operation.right().into());
            Result right = leaf(operation.right(), level);
            left = combined(operation, left, right, self);
        }
        return left;
    }

    /// The non-recursive term's columns with untyped ones as text.
    private Result typed(Result result) {
        List<RangeEntry.Column> columns = new ArrayList<>(result.columns().size());
        for (RangeEntry.Column column : result.columns()) {
            TypeRef type =
                    column.type().type().isUnknown() ? binding.type(Oids.TEXT) : column.type();
            columns.add(new RangeEntry.Column(column.name(), type, true, null, column.collation()));
        }
        return new Result(
                columns,
                result.values(),
                result.outer(),
                result.aggregates(),
                result.open(),
                result.first());
    }

    private Result combined(
            Body.SetOperation operation,
            Result left,
            Result right,
            Level.@Nullable CommonTable self) {
        String word = operation.word();
        List<Bound.Column> outer = new ArrayList<>(left.outer());
        outer.addAll(right.outer());
        List<Bound.OfLevel> aggregates = new ArrayList<>(left.aggregates());
        aggregates.addAll(right.aggregates());
        boolean open = left.open() || right.open();
        if (!open && left.columns().size() != right.columns().size()) {
            binding.error(
                    "42601",
                    right.first(),
                    "each " + word + " query must have the same number of columns");
            open = true;
        }
        List<RangeEntry.Column> columns = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (int i = 0; i < left.columns().size() && !open; i++) {
            RangeEntry.Column l = left.columns().get(i);
            RangeEntry.Column r = right.columns().get(i);
            Bound a = value(left, i);
            Bound b = value(right, i);
            TypeRef type = unified(operation, a, b, i, l, self);
            boolean all = operation.all() && operation.word().equals("UNION");
            RangeEntry.Column column =
                    new RangeEntry.Column(
                            l.name(),
                            type,
                            l.nullable() || r.nullable(),
                            null,
                            binding.collations.united(a, b, all));
            Span place = decisive(a, b, type.type()).span();
            Bound value = new Bound.Computed(place, "set column", List.of(), type);
            binding.collations.column(value, column);
            if (self != null && self.columns != null && i < self.columns.size()) {
                Bound first = new Bound.Computed(a.span(), "set column", List.of(), type);
                binding.collations.recursive(
                        self.name, i, self.columns.get(i).collation(), column.collation(), first);
            }
            columns.add(column);
            values.add(value);
        }
        Span first = values.isEmpty() ? left.first() : values.getFirst().span();
        return new Result(columns, values, outer, aggregates, open, first);
    }

    private static Bound value(Result result, int index) {
        return index < result.values().size()
                ? result.values().get(index)
                : new Bound.Unresolved(result.first());
    }

    private TypeRef unified(
            Body.SetOperation operation,
            Bound left,
            Bound right,
            int index,
            RangeEntry.Column column,
            Level.@Nullable CommonTable self) {
        List<Bound> both = List.of(left, right);
        return switch (binding.types
                .commonTypes()
                .select(operation.word(), Binding.typesOf(both))) {
            case CommonType.Found(PgType type) -> {
                TypeRef target =
                        new TypeRef(
                                type, CommonTypes.typmod(type, List.of(left.type(), right.type())));
                binding.coerced(left, target);
                binding.coerced(right, target);
                if (!operation.all()) {
                    Problem problem = binding.types.operators().requireEquality(type);
                    if (problem != null) {
                        binding.problem(problem, decisive(left, right, type).span(), both);
                    }
                }
                List<RangeEntry.Column> declared = self == null ? null : self.columns;
                if (self != null && declared != null && index < declared.size()) {
                    recursiveType(self, declared.get(index).type(), target, index, left);
                }
                yield target;
            }
            case CommonType.Failed(Problem problem) -> {
                binding.problem(problem, right.span(), both);
                yield column.type().typmod() == Integer.MIN_VALUE
                        ? column.type()
                        : Bound.UNRESOLVED;
            }
        };
    }

    /// The operand that gave both their type: that is where the server points.
    private Bound decisive(Bound left, Bound right, PgType type) {
        boolean untyped = left.type().type().isUnknown() && !right.type().type().isUnknown();
        PgType own = binding.types.catalog().baseType(left.type().type());
        PgType other = binding.types.catalog().baseType(right.type().type());
        return untyped || (!own.equals(type) && other.equals(type)) ? right : left;
    }

    private void recursiveType(
            Level.CommonTable self, TypeRef first, TypeRef overall, int index, Bound at) {
        boolean open = first.type().isUnresolved() || overall.type().isUnresolved();
        if (open || first.equals(overall)) {
            return;
        }
        binding.error(
                "42804",
                at.span(),
                "recursive query \""
                        + self.name
                        + "\" column "
                        + (index + 1)
                        + " has type "
                        + binding.types.catalog().format(first)
                        + " in non-recursive term but type "
                        + binding.types.catalog().format(overall)
                        + " overall");
    }

    Result setOperation(
            SelectStatement query,
            Level level,
            boolean resolve,
            WithBinder.@Nullable Self recursion) {
        refuseLocking(query);
        Result whole = tree(query, level, recursion);
        RangeEntry entry =
                new RangeEntry(
                        whole.open() ? RangeEntry.Kind.OPEN : RangeEntry.Kind.SUBQUERY,
                        "*SELECT*",
                        level,
                        whole.columns(),
                        null,
                        binding.type(Oids.RECORD));
        level.namespace = new ArrayList<>();
        level.namespace.add(new Level.Item(entry, false, true));
        for (int i = 0; i < whole.columns().size(); i++) {
            RangeEntry.Column column = whole.columns().get(i);
            Span span = value(whole, i).span();
            level.addTarget(column.name(), new Bound.Column(span, entry, i, column.type()), false);
        }
        int width = level.targets.size();
        for (Expr.SortKey key : query.orderBy()) {
            binding.clauses.orderBy(List.of(key), level);
            if (level.targets.size() > width && !level.overfull()) {
                Level.Target extra = level.targets.removeLast();
                if (!Binding.uncertain(extra.value)) {
                    binding.error(
                            "0A000",
                            extra.value.span(),
                            "invalid UNION/INTERSECT/EXCEPT ORDER BY clause");
                }
            }
        }
        level.namespace = new ArrayList<>();
        limit(query, level);
        if (level.parent != null) {
            level.parent.unlockableBelow = "UNION/INTERSECT/EXCEPT";
        }
        List<RangeEntry.Column> columns = resolve ? typed(whole).columns() : whole.columns();
        List<RangeEntry.Column> nullable = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            RangeEntry.Column c = columns.get(i);
            nullable.add(
                    new RangeEntry.Column(
                            c.name(),
                            c.type(),
                            whole.columns().get(i).nullable(),
                            null,
                            c.collation()));
        }
        return new Result(
                nullable,
                whole.values(),
                level.outerColumns(),
                level.outerAggregates,
                whole.open(),
                whole.first());
    }
}
