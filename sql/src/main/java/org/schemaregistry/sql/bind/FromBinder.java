package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.TypeName;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.OperatorResolution;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// FROM: range entries, what is visible of them, joins and their merged columns, as the server's
/// `parse_clause.c` does. One thread.
final class FromBinder {
    /// Built-in set functions whose one output column has a name of its own.
    private static final Set<String> VALUE_COLUMN =
            Set.of(
                    "json_array_elements",
                    "jsonb_array_elements",
                    "json_array_elements_text",
                    "jsonb_array_elements_text");

    /// The server's `MaxAttrNumber`.
    private static final int MAX_JOINED = 32_767;

    /// The server's `MaxHeapAttributeNumber`.
    private static final int MAX_DEFINED = 1600;

    private final Binding binding;

    FromBinder(Binding binding) {
        this.binding = binding;
    }

    /// All items of a FROM clause, into the level's namespace.
    void clause(List<FromItem> items, Level level) {
        Map<String, List<Level.Item>> before = new HashMap<>();
        remember(level.namespace, before);
        for (FromItem item : items) {
            List<Level.Item> bound = item(item, level);
            for (Level.Item each : bound) {
                checkConflicts(before.getOrDefault(each.entry.alias, List.of()), List.of(each));
            }
            if (items.size() > 1) {
                remember(bound, before);
            }
            for (Level.Item each : bound) {
                each.lateralOnly = true;
                each.lateralOk = true;
            }
            level.namespace.addAll(bound);
        }
        for (Level.Item each : level.namespace) {
            each.lateralOnly = false;
            each.lateralOk = true;
        }
    }

    private static void remember(List<Level.Item> items, Map<String, List<Level.Item>> byName) {
        for (Level.Item item : items) {
            byName.computeIfAbsent(item.entry.alias, a -> new ArrayList<>(1)).add(item);
        }
    }

    private void checkConflicts(List<Level.Item> before, List<Level.Item> added) {
        binding.step(before.size());
        for (Level.Item one : added) {
            for (Level.Item other : before) {
                if (!one.relationVisible
                        || !other.relationVisible
                        || !one.entry.alias.equals(other.entry.alias)) {
                    continue;
                }
                RelationInfo a = one.entry.relation;
                RelationInfo b = other.entry.relation;
                boolean twoSchemas =
                        a != null
                                && b != null
                                && a != b
                                && a.name().equals(one.entry.alias)
                                && b.name().equals(other.entry.alias);
                if (!twoSchemas) {
                    binding.error(
                            "42712",
                            null,
                            "table name \"" + one.entry.alias + "\" specified more than once");
                }
            }
        }
    }

    private List<Level.Item> item(FromItem item, Level level) {
        return switch (item) {
            case FromItem.Relation r -> single(relation(r, level), true);
            case FromItem.Subquery s -> single(subquery(s, level), s.alias() != null);
            case FromItem.Function f -> single(function(f, level), true);
            case FromItem.StandardTable t -> single(standardTable(t, level), true);
            case FromItem.Join j -> join(j, level);
            case FromItem.Malformed ignored -> single(open("", level), false);
        };
    }

    private static List<Level.Item> single(RangeEntry entry, boolean named) {
        List<Level.Item> items = new ArrayList<>(1);
        items.add(new Level.Item(entry, named, true));
        return items;
    }

    private RangeEntry open(String alias, Level level) {
        return new RangeEntry(
                RangeEntry.Kind.OPEN, alias, level, List.of(), null, Bound.UNRESOLVED);
    }

    private RangeEntry added(RangeEntry entry, Level level) {
        level.entries.add(entry);
        return entry;
    }

    private RangeEntry relation(FromItem.Relation relation, Level level) {
        List<Name> name = relation.name();
        FromItem.Alias alias = relation.alias();
        String shown = alias == null ? name.getLast().text() : alias.name().text();
        if (name.size() == 1) {
            Level.CommonTable table = level.commonTable(name.get(0).text());
            if (table != null) {
                return added(commonTable(relation, table, shown, level), level);
            }
        }
        RangeEntry entry = stored(relation, shown, level);
        FromItem.Sample sample = relation.sample();
        if (sample != null) {
            sample(relation, sample, entry.relation, level);
        }
        return added(entry, level);
    }

    private void sample(
            FromItem.Relation relation,
            FromItem.Sample sample,
            @Nullable RelationInfo sampled,
            Level level) {
        boolean stored =
                sampled == null
                        || (sampled.kind() != RelationInfo.Kind.VIEW
                                && sampled.kind() != RelationInfo.Kind.SEQUENCE);
        if (!stored) {
            binding.error(
                    "0A000",
                    relation.span(),
                    "TABLESAMPLE clause can only be applied to tables and materialized views");
        }
        Name method = sample.method().getLast();
        if (!method.text().equals("bernoulli") && !method.text().equals("system")) {
            binding.error(
                    "42704",
                    method.span(),
                    "tablesample method " + Names.dotted(sample.method()) + " does not exist");
        } else if (sample.arguments().size() != 1) {
            binding.error(
                    "2202H",
                    method.span(),
                    "tablesample method "
                            + method.text()
                            + " requires 1 argument, not "
                            + sample.arguments().size());
        }
        for (Expr argument : sample.arguments()) {
            sampled(argument, Oids.FLOAT4, "TABLESAMPLE", level);
        }
        Expr repeatable = sample.repeatable();
        if (repeatable != null) {
            sampled(repeatable, Oids.FLOAT8, "REPEATABLE", level);
        }
    }

    private void sampled(Expr tree, int oid, String construct, Level level) {
        Bound value = binding.expressions.bind(tree, level);
        if (!Binding.unresolved(value)) {
            binding.windows.coerce(value, binding.types.catalog().type(oid), construct);
        }
    }

    private RangeEntry stored(FromItem.Relation relation, String shown, Level level) {
        RelationInfo info = find(relation.name(), relation.span(), level);
        if (info == null) {
            RangeEntry open = open(shown, level);
            FromItem.Alias alias = relation.alias();
            if (alias == null || alias.columns().isEmpty()) {
                open.presumed = presumed(relation.name(), level);
            }
            return open;
        }
        binding.touch(info);
        return entry(info, relation.alias(), shown, level);
    }

    /// The relation of the name; null, and reported, if there is none.
    @Nullable RelationInfo find(List<Name> name, Span span, @Nullable Level level) {
        String schema = name.size() > 1 ? name.get(name.size() - 2).text() : null;
        if (name.size() > 2) {
            binding.cannotTell(
                    "whether the source's database is named \"" + name.get(0).text() + "\"");
        }
        return switch (binding.catalog.find(schema, name.getLast().text())) {
            case SchemaCatalog.Lookup.Found(RelationInfo relation) -> relation;
            case SchemaCatalog.Lookup.Uncovered ignored -> {
                binding.cannotTell(
                        "relation \"" + Names.dotted(name) + "\" is outside of what the scan saw");
                yield null;
            }
            case SchemaCatalog.Lookup.Missing ignored -> {
                List<Fault.Candidate> candidates = candidates(name, level);
                binding.report(
                        new Fault(
                                "42P01",
                                Severity.ERROR,
                                span,
                                "relation \"" + Names.dotted(name) + "\" does not exist",
                                null,
                                name.getLast(),
                                candidates));
                yield null;
            }
        };
    }

    private List<Fault.Candidate> candidates(List<Name> name, @Nullable Level start) {
        List<Fault.Candidate> candidates = new ArrayList<>();
        if (binding.isFull()) {
            return candidates;
        }
        for (Level level = start; level != null && name.size() == 1; level = level.parent) {
            for (String table : level.commonTables.keySet()) {
                candidates.add(new Fault.Candidate(table, 0));
            }
        }
        for (String table : binding.catalog.tableNames()) {
            candidates.add(new Fault.Candidate(table, 0));
        }
        return candidates;
    }

    /// The one relation whose name is so near that binding can go on with its columns.
    @Nullable RelationInfo presumed(List<Name> name, @Nullable Level level) {
        String wrong = name.getLast().text();
        String nearest = Suggestions.clearly(wrong, candidates(name, level));
        if (nearest == null) {
            return null;
        }
        String schema = name.size() > 1 ? name.get(name.size() - 2).text() : null;
        return binding.catalog.find(schema, nearest)
                        instanceof SchemaCatalog.Lookup.Found(RelationInfo relation)
                ? relation
                : null;
    }

    RangeEntry entry(RelationInfo info, FromItem.@Nullable Alias alias, String shown, Level level) {
        List<RangeEntry.Column> columns = new ArrayList<>(info.columns().size());
        for (RelationInfo.Column column : info.columns()) {
            columns.add(
                    new RangeEntry.Column(column.name(), column.type(), !column.notNull(), null));
        }
        PgType row = info.rowType();
        return new RangeEntry(
                RangeEntry.Kind.RELATION,
                shown,
                level,
                renamed(columns, alias, shown),
                info,
                row == null ? binding.type(Oids.RECORD) : TypeRef.of(row));
    }

    private RangeEntry commonTable(
            FromItem.Relation relation, Level.CommonTable table, String shown, Level level) {
        List<RangeEntry.Column> columns = table.columns;
        if (columns == null || table.open) {
            if (table.missingReturning) {
                binding.error(
                        "0A000",
                        relation.span(),
                        "WITH query \"" + table.name + "\" does not have a RETURNING clause");
            }
            return open(shown, level);
        }
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.COMMON_TABLE,
                        shown,
                        level,
                        renamed(columns, relation.alias(), shown),
                        null,
                        binding.type(Oids.RECORD));
        entry.selfReference = table.defining;
        return entry;
    }

    /// The columns under the names that an alias gives them.
    private List<RangeEntry.Column> renamed(
            List<RangeEntry.Column> columns, FromItem.@Nullable Alias alias, String shown) {
        if (alias == null || alias.columns().isEmpty()) {
            return columns;
        }
        if (alias.columns().size() > columns.size()) {
            binding.error(
                    "42P10",
                    null,
                    "table \""
                            + shown
                            + "\" has "
                            + columns.size()
                            + " columns available but "
                            + alias.columns().size()
                            + " columns specified");
        }
        List<RangeEntry.Column> result = new ArrayList<>(columns);
        for (int i = 0; i < columns.size() && i < alias.columns().size(); i++) {
            RangeEntry.Column column = columns.get(i);
            result.set(
                    i,
                    new RangeEntry.Column(
                            alias.columns().get(i).text(),
                            column.type(),
                            column.nullable(),
                            column.source()));
        }
        return result;
    }

    private RangeEntry subquery(FromItem.Subquery subquery, Level level) {
        FromItem.Alias alias = subquery.alias();
        String shown = alias == null ? "unnamed_subquery" : alias.name().text();
        boolean before = level.lateralActive;
        Level.Clause clause = level.clause;
        level.lateralActive = subquery.lateral();
        level.clause = Level.Clause.FROM_SUBQUERY;
        level.unlockableBelow = "";
        SelectBinder.Result result =
                subquery.lateral()
                        ? binding.selects.subquery(subquery.query(), level)
                        : unlateral(subquery, level);
        level.lateralActive = before;
        level.clause = clause;
        if (result.open()) {
            return added(open(shown, level), level);
        }
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.SUBQUERY,
                        shown,
                        level,
                        renamed(result.columns(), alias, shown),
                        null,
                        binding.type(Oids.RECORD));
        entry.unlockable = level.unlockableBelow;
        return added(entry, level);
    }

    private SelectBinder.Result unlateral(FromItem.Subquery subquery, Level level) {
        return binding.selects.subquery(subquery.query(), level);
    }

    @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
    private RangeEntry function(FromItem.Function function, Level level) {
        boolean before = level.lateralActive;
        Level.Clause clause = level.clause;
        level.lateralActive = true;
        level.clause = Level.Clause.FROM_FUNCTION;
        FromItem.Alias alias = function.alias();
        List<RangeEntry.Column> columns = new ArrayList<>();
        boolean open = false;
        String firstName = "";
        TypeRef rowType = binding.type(Oids.RECORD);
        for (FromItem.Routine routine : function.routines()) {
            for (Expr call : unnested(routine.call())) {
                Bound setBefore = level.setCall;
                Bound bound = binding.expressions.bind(call, level);
                if (level.setCall != setBefore) {
                    binding.calls.refuseNestedSet(bound, level);
                }
                String name = name(call);
                firstName = firstName.isEmpty() ? name : firstName;
                List<FromItem.ColumnDefinition> definitions =
                        routine.columns().isEmpty() ? function.columns() : routine.columns();
                String single =
                        alias != null && function.routines().size() == 1
                                ? alias.name().text()
                                : name;
                if (VALUE_COLUMN.contains(name)) {
                    single = "value";
                }
                open |= !outputs(bound, call, single, definitions, columns);
                if (function.routines().size() == 1) {
                    rowType = bound.type();
                }
            }
        }
        if (columns.size() > Binding.MAX_ENTRIES) {
            binding.error(
                    Binding.TOO_MANY,
                    function.routines().get(0).call().span(),
                    "functions in FROM can return at most " + Binding.MAX_ENTRIES + " columns");
        }
        if (function.ordinality()) {
            columns.add(new RangeEntry.Column("ordinality", binding.type(Oids.INT8), false, null));
            rowType = binding.type(Oids.RECORD);
        }
        level.lateralActive = before;
        level.clause = clause;
        String shown = alias == null ? firstName : alias.name().text();
        if (open) {
            return added(open(shown, level), level);
        }
        return added(
                new RangeEntry(
                        RangeEntry.Kind.FUNCTION,
                        shown,
                        level,
                        renamed(columns, alias, shown),
                        null,
                        rowType),
                level);
    }

    /// `unnest(a, b)` in FROM is one `unnest` per array.
    private static List<Expr> unnested(Expr expr) {
        if (expr instanceof Expr.Call call
                && call.name().size() == 1
                && call.name().get(0).text().equals("unnest")
                && call.arguments().size() > 1) {
            List<Expr> calls = new ArrayList<>(call.arguments().size());
            for (Expr.Argument argument : call.arguments()) {
                calls.add(
                        new Expr.Call(
                                call.span(),
                                call.nameSpan(),
                                call.name(),
                                List.of(argument),
                                false,
                                false,
                                false,
                                List.of(),
                                false,
                                null,
                                null,
                                false));
            }
            return calls;
        }
        return List.of(expr);
    }

    private static String name(Expr expr) {
        if (expr instanceof Expr.Call call) {
            return call.name().getLast().text();
        }
        if (expr instanceof Expr.ValueFunction function) {
            return function.name();
        }
        return expr instanceof Expr.Coalesce ? "coalesce" : "?column?";
    }

    /// Adds the columns of a function's result; false if they are not known.
    private boolean outputs(
            Bound bound,
            Expr call,
            String single,
            List<FromItem.ColumnDefinition> definitions,
            List<RangeEntry.Column> columns) {
        PgType type = bound.type().type();
        if (!definitions.isEmpty()) {
            refuseDefinitions(bound, definitions.get(0).name().span());
            countDefinitions(definitions);
            for (FromItem.ColumnDefinition definition : definitions) {
                TypeRef columnType = binding.expressions.type(definition.type());
                columns.add(
                        new RangeEntry.Column(definition.name().text(), columnType, true, null));
            }
            return true;
        }
        if (type.isUnresolved()) {
            return false;
        }
        PgFunction function = functionOf(bound);
        if (function != null && !function.outputs().isEmpty()) {
            for (PgFunction.Column column : function.outputs()) {
                columns.add(outputColumn(bound, function, column));
            }
            return true;
        }
        List<TypeCatalog.Attribute> attributes = binding.types.catalog().attributes(type);
        if (!attributes.isEmpty()) {
            for (TypeCatalog.Attribute attribute : attributes) {
                columns.add(new RangeEntry.Column(attribute.name(), attribute.type(), true, null));
            }
            return true;
        }
        if (type.oid() == Oids.RECORD) {
            binding.error(
                    "42601",
                    call.span(),
                    "a column definition list is required for functions returning \"record\"");
            return false;
        }
        columns.add(new RangeEntry.Column(single, bound.type(), true, null));
        return true;
    }

    private void countDefinitions(List<FromItem.ColumnDefinition> definitions) {
        if (definitions.size() > MAX_DEFINED) {
            binding.error(
                    Binding.TOO_MANY,
                    definitions.get(0).name().span(),
                    "column definition lists can have at most " + MAX_DEFINED + " entries");
        }
        Set<String> seen = new HashSet<>();
        for (FromItem.ColumnDefinition definition : definitions) {
            if (!seen.add(definition.name().text())) {
                binding.error(
                        "42701",
                        null,
                        "column name \""
                                + definition.name().text()
                                + "\" specified more than once");
                return;
            }
        }
    }

    /// Only a function that says nothing of its columns takes a list of them.
    private void refuseDefinitions(Bound bound, Span place) {
        PgType type = bound.type().type();
        PgFunction function = functionOf(bound);
        boolean outputs =
                type.oid() == Oids.RECORD && function != null && !function.outputs().isEmpty();
        boolean composite = type.kind() == PgType.Kind.COMPOSITE;
        if (type.isUnresolved() || (type.oid() == Oids.RECORD && !outputs)) {
            return;
        }
        String redundant = "a column definition list is redundant for a function ";
        String message =
                "a column definition list is only allowed for functions returning \"record\"";
        if (binding.catalog.majorVersion() >= 14 && (outputs || composite)) {
            message =
                    redundant
                            + (outputs
                                    ? "with OUT parameters"
                                    : "returning a named composite type");
        }
        binding.error("42601", place, message);
    }

    private RangeEntry.Column outputColumn(
            Bound bound, PgFunction function, PgFunction.Column column) {
        boolean settled = column.type().kind() != PgType.Kind.PSEUDO;
        TypeRef type = settled ? TypeRef.of(column.type()) : Bound.UNRESOLVED;
        boolean known = bound.span().start() >= 0 && !function.name().isEmpty();
        return new RangeEntry.Column(column.name(), type, known, null);
    }

    private static @Nullable PgFunction functionOf(Bound bound) {
        return bound instanceof Bound.Computed computed
                        && computed.key() instanceof PgFunction function
                ? function
                : null;
    }

    private RangeEntry standardTable(FromItem.StandardTable table, Level level) {
        boolean before = level.lateralActive;
        level.lateralActive = true;
        for (Expr argument : table.arguments()) {
            binding.expressions.bind(argument, level);
        }
        List<RangeEntry.Column> columns = new ArrayList<>();
        for (FromItem.StandardColumn column : table.columns()) {
            TypeName typeName = column.type();
            TypeRef type =
                    typeName == null ? binding.type(Oids.INT4) : binding.expressions.type(typeName);
            columns.add(new RangeEntry.Column(column.name().text(), type, true, null));
            for (Expr argument : column.arguments()) {
                binding.expressions.bind(argument, level);
            }
        }
        level.lateralActive = before;
        FromItem.Alias alias = table.alias();
        String shown = alias == null ? table.keyword() : alias.name().text();
        return added(
                new RangeEntry(
                        RangeEntry.Kind.FUNCTION,
                        shown,
                        level,
                        renamed(columns, alias, shown),
                        null,
                        binding.type(Oids.RECORD)),
                level);
    }

    private List<Level.Item> join(FromItem.Join join, Level level) {
        List<Level.Item> left = item(join.left(), level);
        boolean lateralOk =
                switch (join.kind()) {
                    case CROSS, INNER, LEFT -> true;
                    case RIGHT, FULL -> false;
                };
        List<Level.Item> outside = level.namespace;
        level.namespace = new ArrayList<>(outside);
        for (Level.Item each : left) {
            each.lateralOnly = true;
            each.lateralOk = lateralOk;
        }
        level.namespace.addAll(left);
        List<Level.Item> right = item(join.right(), level);
        level.namespace = outside;
        checkConflicts(left, right);
        List<Level.Item> both = new ArrayList<>(left);
        both.addAll(right);
        List<RangeEntry.Column> leftColumns = visible(left);
        List<RangeEntry.Column> rightColumns = visible(right);
        List<String> merged = mergedNames(join, leftColumns, rightColumns);
        boolean open = isOpen(left) || isOpen(right);
        List<RangeEntry.Column> columns = columns(join, merged, leftColumns, rightColumns, open);
        if (columns.size() > MAX_JOINED) {
            binding.error("54000", null, "joins can have at most " + MAX_JOINED + " columns");
        }
        Expr on = join.on();
        if (on != null) {
            on(on, both, level);
        }
        return result(join, both, columns, open, level);
    }

    private static boolean isOpen(List<Level.Item> items) {
        for (Level.Item item : items) {
            if (item.entry.isOpen()) {
                return true;
            }
        }
        return false;
    }

    /// The columns that the items show unqualified, each standing for what it is there.
    private List<RangeEntry.Column> visible(List<Level.Item> items) {
        List<RangeEntry.Column> columns = new ArrayList<>();
        for (Level.Item item : items) {
            if (!item.columnsVisible) {
                continue;
            }
            RangeEntry entry = item.entry;
            binding.step(entry.columns.size());
            for (int i = 0; i < entry.columns.size(); i++) {
                RangeEntry.Column column = entry.columns.get(i);
                columns.add(
                        column.source() != null
                                ? column
                                : new RangeEntry.Column(
                                        column.name(),
                                        column.type(),
                                        column.nullable(),
                                        new Bound.Column(new Span(0, 0), entry, i, column.type())));
            }
        }
        return columns;
    }

    private List<String> mergedNames(
            FromItem.Join join, List<RangeEntry.Column> left, List<RangeEntry.Column> right) {
        List<String> names = new ArrayList<>();
        if (join.natural()) {
            Set<String> shared = new HashSet<>();
            right.forEach(column -> shared.add(column.name()));
            for (RangeEntry.Column column : left) {
                if (shared.contains(column.name())) {
                    names.add(column.name());
                }
            }
            return names;
        }
        Set<String> seen = new HashSet<>();
        for (Name name : join.using()) {
            if (!seen.add(name.text())) {
                binding.error(
                        "42701",
                        null,
                        "column name \""
                                + name.text()
                                + "\" appears more than once in USING clause");
            }
            names.add(name.text());
        }
        return names;
    }

    private int position(List<RangeEntry.Column> columns, String name) {
        binding.step(columns.size() / 4);
        int found = RangeEntry.NONE;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                if (found != RangeEntry.NONE) {
                    return RangeEntry.AMBIGUOUS;
                }
                found = i;
            }
        }
        return found;
    }

    /// Merged columns first, then the other ones of both sides.
    private List<RangeEntry.Column> columns(
            FromItem.Join join,
            List<String> merged,
            List<RangeEntry.Column> left,
            List<RangeEntry.Column> right,
            boolean open) {
        boolean leftNulls =
                join.kind() == FromItem.JoinKind.RIGHT || join.kind() == FromItem.JoinKind.FULL;
        boolean rightNulls =
                join.kind() == FromItem.JoinKind.LEFT || join.kind() == FromItem.JoinKind.FULL;
        List<RangeEntry.Column> columns = new ArrayList<>();
        boolean[] leftUsed = new boolean[left.size()];
        boolean[] rightUsed = new boolean[right.size()];
        for (String name : merged) {
            int l = using(left, name, "left", open);
            int r = l < 0 ? RangeEntry.NONE : using(right, name, "right", open);
            if (l >= 0 && r >= 0) {
                leftUsed[l] = true;
                rightUsed[r] = true;
                columns.add(mergedColumn(join, name, left.get(l), right.get(r)));
            }
        }
        for (int i = 0; i < left.size(); i++) {
            if (!leftUsed[i]) {
                columns.add(nullable(left.get(i), leftNulls));
            }
        }
        for (int i = 0; i < right.size(); i++) {
            if (!rightUsed[i]) {
                columns.add(nullable(right.get(i), rightNulls));
            }
        }
        return columns;
    }

    private static RangeEntry.Column nullable(RangeEntry.Column column, boolean nulls) {
        if (column.nullable() || !nulls) {
            return column;
        }
        return new RangeEntry.Column(column.name(), column.type(), true, column.source());
    }

    private int using(List<RangeEntry.Column> columns, String name, String side, boolean open) {
        int found = position(columns, name);
        if (found == RangeEntry.NONE && !open) {
            binding.error(
                    "42703",
                    null,
                    "column \""
                            + name
                            + "\" specified in USING clause does not exist in "
                            + side
                            + " table");
        } else if (found == RangeEntry.AMBIGUOUS) {
            binding.error(
                    "42702",
                    null,
                    "common column name \""
                            + name
                            + "\" appears more than once in "
                            + side
                            + " table");
        }
        return found;
    }

    private RangeEntry.Column mergedColumn(
            FromItem.Join join, String name, RangeEntry.Column left, RangeEntry.Column right) {
        PgType a = left.type().type();
        PgType b = right.type().type();
        OperatorResolution equals = binding.types.operators().binary(null, "=", a, b);
        if (equals instanceof OperatorResolution.Failed(Problem problem)) {
            binding.error(problem.sqlState(), null, problem.message(), problem.hint());
            return new RangeEntry.Column(name, Bound.UNRESOLVED, true, null);
        }
        CommonType common = binding.types.commonTypes().select("JOIN/USING", List.of(a, b));
        if (!(common instanceof CommonType.Found(PgType type))) {
            return new RangeEntry.Column(name, Bound.UNRESOLVED, true, null);
        }
        Bound l = java.util.Objects.requireNonNull(left.source());
        Bound r = java.util.Objects.requireNonNull(right.source());
        TypeRef target = type.equals(a) ? left.type() : TypeRef.of(type);
        Bound source =
                switch (join.kind()) {
                    case CROSS, INNER -> a.equals(type) || !b.equals(type) ? l : r;
                    case LEFT -> l;
                    case RIGHT -> r;
                    case FULL ->
                            new Bound.Computed(new Span(0, 0), "coalesce", List.of(l, r), target);
                };
        Bound typed =
                source.type().type().equals(type)
                        ? source
                        : new Bound.Computed(
                                new Span(0, 0), "cast " + type.oid(), List.of(source), target);
        boolean nullable =
                switch (join.kind()) {
                    case CROSS, INNER -> left.nullable() && right.nullable();
                    case LEFT -> left.nullable();
                    case RIGHT -> right.nullable();
                    case FULL -> true;
                };
        return new RangeEntry.Column(name, target, nullable, typed);
    }

    private void on(Expr on, List<Level.Item> both, Level level) {
        List<Level.Item> outside = level.namespace;
        Level.Clause clause = level.clause;
        for (Level.Item each : both) {
            each.lateralOnly = false;
            each.lateralOk = true;
        }
        level.namespace = both;
        level.clause = Level.Clause.JOIN_ON;
        binding.bool(binding.expressions.bind(on, level), "JOIN/ON");
        level.namespace = outside;
        level.clause = clause;
    }

    private List<Level.Item> result(
            FromItem.Join join,
            List<Level.Item> both,
            List<RangeEntry.Column> columns,
            boolean open,
            Level level) {
        FromItem.Alias alias = join.alias();
        String shown = alias == null ? "" : alias.name().text();
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.JOIN,
                        shown,
                        level,
                        renamed(columns, alias, shown),
                        null,
                        binding.type(Oids.RECORD));
        List<Level.Item> items = new ArrayList<>();
        if (alias == null) {
            for (Level.Item each : both) {
                each.columnsVisible = false;
                if (each.relationVisible || each.entry.isOpen()) {
                    items.add(each);
                }
            }
            outer(join, both);
        } else {
            level.entries.add(entry);
            if (open) {
                items.add(new Level.Item(open(shown, level), true, false));
            }
        }
        Name usingAlias = join.usingAlias();
        if (usingAlias != null) {
            List<RangeEntry.Column> shared = columns.subList(0, join.using().size());
            RangeEntry using =
                    new RangeEntry(
                            RangeEntry.Kind.JOIN,
                            usingAlias.text(),
                            level,
                            List.copyOf(shared),
                            null,
                            binding.type(Oids.RECORD));
            items.add(new Level.Item(using, true, false));
        }
        items.add(new Level.Item(entry, alias != null, true));
        return items;
    }

    /// Marks the entries that an outer join fills with nulls.
    private static void outer(FromItem.Join join, List<Level.Item> both) {
        switch (join.kind()) {
            case LEFT, RIGHT, FULL -> both.forEach(item -> item.entry.nullsAdded = true);
            case CROSS, INNER -> {}
        }
    }
}
