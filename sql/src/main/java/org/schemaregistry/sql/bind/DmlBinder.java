package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.Statement;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeResolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// INSERT, UPDATE, DELETE and MERGE, in the order of the server's `analyze.c`. One thread.
final class DmlBinder {
    private static final int MERGE_INTO_VIEWS = 17;
    private static final int GENERATED_HAS_CODE = 14;

    private final Binding binding;

    DmlBinder(Binding binding) {
        this.binding = binding;
    }

    SelectBinder.Result insert(Statement.Insert insert, @Nullable Level parent) {
        Level level = level(insert.with(), parent);
        RelationInfo target = target(insert.target());
        List<Integer> positions =
                insert.hasColumns() ? columns(insert.columns(), target) : everyColumn(target);
        SelectStatement source = insert.source();
        if (source == null) {
            required(insert, target, positions, 0);
        } else if (source.isBare() && source.body() instanceof SelectStatement.Body.Values values) {
            values(insert, values, target, positions, level);
        } else {
            Level around = new Level(level.parent);
            around.commonTables.putAll(level.commonTables);
            SelectBinder.Result result = binding.selects.query(source, around, false);
            if (!result.open()) {
                assign(insert, result.values(), columnsOf(result), target, positions);
            }
        }
        throughView(target, positions);
        RangeEntry entry = targetEntry(insert.target(), target, level);
        Statement.OnConflict conflict = insert.onConflict();
        if (conflict != null) {
            onConflict(conflict, insert.target(), target, entry, level);
        }
        return returning(insert.returning(), level);
    }

    /// A view passes a write on, if it does.
    private void throughView(@Nullable RelationInfo target, Collection<Integer> written) {
        if (target != null && target.kind() == RelationInfo.Kind.VIEW) {
            String doubt = ViewTarget.doubt(binding.catalog, target, written);
            if (doubt != null) {
                binding.cannotTell(doubt);
            }
        }
    }

    private static List<Span> columnsOf(SelectBinder.Result result) {
        List<Span> spans = new ArrayList<>();
        result.values().forEach(v -> spans.add(v.span()));
        return spans;
    }

    private Level level(SelectStatement.@Nullable With with, @Nullable Level parent) {
        Level level = new Level(parent);
        if (with != null) {
            binding.withs.with(with, level);
        }
        return level;
    }

    private @Nullable RelationInfo target(FromItem.Relation relation) {
        RelationInfo info = binding.from.find(relation.name(), relation.span(), null);
        if (info != null) {
            binding.touch(info);
            binding.written.add(info.ref());
            if (info.kind() == RelationInfo.Kind.SEQUENCE) {
                binding.report(
                        new Fault(
                                "42809",
                                Severity.WARNING,
                                null,
                                "cannot change sequence \"" + info.name() + "\"",
                                null,
                                null,
                                List.of()));
            }
            if (info.kind() == RelationInfo.Kind.MATERIALIZED_VIEW) {
                binding.report(
                        new Fault(
                                "42809",
                                Severity.WARNING,
                                null,
                                "cannot change materialized view \"" + info.name() + "\"",
                                null,
                                null,
                                List.of()));
            }
        }
        return info;
    }

    /// The target's range entry, put into the namespace for ON CONFLICT, RETURNING and the like.
    private RangeEntry targetEntry(
            FromItem.Relation relation, @Nullable RelationInfo info, Level level) {
        FromItem.Alias alias = relation.alias();
        String shown = alias == null ? relation.name().getLast().text() : alias.name().text();
        RangeEntry entry =
                info == null
                        ? new RangeEntry(
                                RangeEntry.Kind.OPEN,
                                shown,
                                level,
                                List.of(),
                                null,
                                Bound.UNRESOLVED)
                        : binding.from.entry(info, null, shown, level);
        if (info == null) {
            entry.presumed = binding.from.presumed(relation.name(), null);
        }
        level.entries.add(entry);
        level.namespace.add(new Level.Item(entry, true, true));
        return entry;
    }

    private static List<Integer> everyColumn(@Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; target != null && i < target.columns().size(); i++) {
            positions.add(i);
        }
        return positions;
    }

    /// The positions of the written columns; -1 for one that does not exist.
    private List<Integer> columns(
            List<Statement.WrittenColumn> columns, @Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>(columns.size());
        Set<String> seen = new HashSet<>();
        for (Statement.WrittenColumn column : columns) {
            positions.add(position(column, target));
            if (column.steps().isEmpty() && !seen.add(column.name().text())) {
                binding.error(
                        "42701",
                        column.span(),
                        "column \"" + column.name().text() + "\" specified more than once");
            }
        }
        return positions;
    }

    private int position(Statement.WrittenColumn column, @Nullable RelationInfo target) {
        if (target == null) {
            return -1;
        }
        Name name = column.name();
        int position = target.indexOf(name.text());
        if (position < 0) {
            List<Fault.Candidate> candidates = new ArrayList<>();
            for (RelationInfo.Column each : target.columns()) {
                candidates.add(new Fault.Candidate(each.name(), 0));
            }
            binding.report(
                    new Fault(
                            "42703",
                            Severity.ERROR,
                            column.span(),
                            "column \""
                                    + name.text()
                                    + "\" of relation \""
                                    + target.name()
                                    + "\" does not exist",
                            null,
                            name,
                            candidates));
        } else {
            binding.touch(target, name.text());
        }
        return position;
    }

    private void values(
            Statement.Insert insert,
            SelectStatement.Body.Values values,
            @Nullable RelationInfo target,
            List<Integer> positions,
            Level level) {
        level.clause = values.rows().size() == 1 ? Level.Clause.INSERT_SOURCE : Level.Clause.VALUES;
        int width = -1;
        for (List<Expr> row : values.rows()) {
            List<Bound> bound = new ArrayList<>(row.size());
            List<Span> spans = new ArrayList<>(row.size());
            for (Expr item : row) {
                bound.add(
                        item instanceof Expr.Default
                                ? new Bound.Unresolved(item.span())
                                : binding.expressions.bind(item, level));
                spans.add(item.span());
            }
            if (width >= 0 && row.size() != width) {
                binding.error("42601", spans.get(0), "VALUES lists must all be the same length");
            }
            width = row.size();
            assign(insert, bound, spans, target, positions);
            refuseGenerated(row, target, positions, insert.overriding());
        }
        level.clause = Level.Clause.NONE;
    }

    private String generatedState(RelationInfo.Column column) {
        boolean syntax = column.computed() && binding.catalog.majorVersion() < GENERATED_HAS_CODE;
        return syntax ? "42601" : "428C9";
    }

    private void refuseGenerated(
            List<Expr> row,
            @Nullable RelationInfo target,
            List<Integer> positions,
            @Nullable String overriding) {
        for (int i = 0; target != null && i < row.size() && i < positions.size(); i++) {
            int position = positions.get(i);
            if (position < 0 || row.get(i) instanceof Expr.Default) {
                continue;
            }
            RelationInfo.Column column = target.columns().get(position);
            if (column.alwaysGenerated() && (overriding == null || column.computed())) {
                boolean old = binding.catalog.majorVersion() < GENERATED_HAS_CODE;
                binding.error(
                        generatedState(column),
                        null,
                        "cannot insert "
                                + (old ? "" : "a non-DEFAULT value ")
                                + "into column \""
                                + column.name()
                                + "\"");
            }
        }
    }

    private void assign(
            Statement.Insert insert,
            List<Bound> values,
            List<Span> spans,
            @Nullable RelationInfo target,
            List<Integer> positions) {
        if (target == null) {
            return;
        }
        if (values.size() > positions.size()) {
            binding.error(
                    "42601",
                    spans.get(positions.size()),
                    "INSERT has more expressions than target columns");
        } else if (insert.hasColumns() && values.size() < positions.size()) {
            binding.error(
                    "42601",
                    insert.columns().get(values.size()).span(),
                    "INSERT has more target columns than expressions");
        }
        for (int i = 0; i < values.size() && i < positions.size(); i++) {
            int position = positions.get(i);
            boolean plain = !insert.hasColumns() || insert.columns().get(i).steps().isEmpty();
            if (position >= 0 && plain) {
                assign(target.columns().get(position), values.get(i));
            } else if (position >= 0) {
                assignPart(target.columns().get(position), insert.columns().get(i), values.get(i));
            }
        }
        required(insert, target, positions, values.size());
    }

    private void assign(RelationInfo.Column column, Bound value) {
        PgType type = column.type().type();
        if (Binding.unresolved(value) || type.isUnresolved()) {
            return;
        }
        boolean row = value instanceof Bound.Row && type.kind() == PgType.Kind.COMPOSITE;
        Problem problem =
                value instanceof Bound.Row r && row
                        ? binding.types
                                .coercions()
                                .castRow(
                                        Binding.typesOf(r.items()),
                                        type,
                                        CoercionContext.ASSIGNMENT)
                        : binding.types
                                .coercions()
                                .assign(column.name(), value.type().type(), type);
        if (problem != null) {
            binding.problem(problem, value.span(), List.of(value));
            return;
        }
        if (value instanceof Bound.Row r && row) {
            binding.expressions.attributes(r, column.type());
        }
        binding.coerced(value, column.type());
    }

    /// `column[i] = value` and `column.field = value`.
    private void assignPart(
            RelationInfo.Column column, Statement.WrittenColumn written, Bound value) {
        TypeRef type = column.type();
        for (Statement.Step step : written.steps()) {
            type =
                    switch (step) {
                        case Statement.Step.Field(Name name) ->
                                fieldType(type, name, written.name());
                        case Statement.Step.Element(Expr.Index index) ->
                                elementType(type, index.slice(), written.name().span());
                    };
        }
        assign(new RelationInfo.Column(column.name(), type, false, true, false, false), value);
    }

    private TypeRef elementType(TypeRef type, boolean slice, Span place) {
        return switch (binding.types.coercions().subscript(type, List.of(), slice)) {
            case TypeResolution.Found(TypeRef element) -> element;
            case TypeResolution.Failed(Problem problem) -> {
                binding.problem(problem.at(Math.min(problem.operand(), -1)), place, List.of());
                yield Bound.UNRESOLVED;
            }
        };
    }

    private TypeRef fieldType(TypeRef type, Name name, Name column) {
        if (type.type().isUnresolved()) {
            return type;
        }
        PgType base = binding.types.catalog().baseType(type.type());
        for (TypeCatalog.Attribute attribute : binding.types.catalog().attributes(base)) {
            if (attribute.name().equals(name.text())) {
                return attribute.type();
            }
        }
        boolean composite = base.kind() == PgType.Kind.COMPOSITE;
        String format = binding.types.catalog().format(type.type());
        binding.error(
                composite ? "42703" : "42804",
                column.span(),
                "cannot assign to field \""
                        + name.text()
                        + "\" of column \""
                        + column.text()
                        + "\" because "
                        + (composite
                                ? "there is no such column in data type " + format
                                : "its type " + format + " is not a composite type"));
        return Bound.UNRESOLVED;
    }

    /// The server finds a missing required column only when the statement runs: a warning.
    private void required(
            Statement.Insert insert,
            @Nullable RelationInfo target,
            List<Integer> positions,
            int given) {
        if (target == null || target.kind() != RelationInfo.Kind.TABLE) {
            return;
        }
        Set<Integer> written =
                new HashSet<>(positions.subList(0, Math.min(given, positions.size())));
        for (int i = 0; i < target.columns().size(); i++) {
            RelationInfo.Column column = target.columns().get(i);
            if (column.notNull() && !column.optional() && !written.contains(i)) {
                Fault warning =
                        new Fault(
                                "23502",
                                Severity.WARNING,
                                insert.target().span(),
                                "column \""
                                        + column.name()
                                        + "\" of relation \""
                                        + target.name()
                                        + "\" needs a value: it is not null and has no default",
                                null,
                                null,
                                List.of());
                if (!binding.faults.contains(warning)) {
                    binding.report(warning);
                }
            }
        }
    }

    private void onConflict(
            Statement.OnConflict conflict,
            FromItem.Relation relation,
            @Nullable RelationInfo target,
            RangeEntry entry,
            Level level) {
        if (conflict.update() && conflict.elements().isEmpty() && conflict.constraint() == null) {
            binding.error(
                    "42601",
                    conflict.span(),
                    "ON CONFLICT DO UPDATE requires inference specification or constraint name");
        }
        level.clause = Level.Clause.CONFLICT;
        List<Bound> elements = new ArrayList<>();
        for (Statement.ConflictElement element : conflict.elements()) {
            elements.add(binding.expressions.bind(element.value(), level));
        }
        Expr targetWhere = conflict.targetWhere();
        if (targetWhere != null) {
            binding.bool(binding.expressions.bind(targetWhere, level), "WHERE");
        }
        Name constraint = conflict.constraint();
        if (constraint != null) {
            constraint(constraint, target);
        } else if (!elements.isEmpty() && target != null) {
            infer(elements, target, entry, targetWhere != null);
        }
        if (conflict.update()) {
            RangeEntry excluded =
                    target == null
                            ? new RangeEntry(
                                    RangeEntry.Kind.OPEN,
                                    "excluded",
                                    level,
                                    List.of(),
                                    null,
                                    Bound.UNRESOLVED)
                            : binding.from.entry(target, null, "excluded", level);
            Level.Item item = new Level.Item(excluded, true, true);
            level.namespace.add(item);
            set(conflict.set(), relation, target, level);
            Expr where = conflict.where();
            if (where != null) {
                level.clause = Level.Clause.WHERE;
                binding.bool(binding.expressions.bind(where, level), "WHERE");
            }
            level.namespace.remove(item);
        }
        level.clause = Level.Clause.NONE;
    }

    private void constraint(Name constraint, @Nullable RelationInfo target) {
        if (target == null) {
            return;
        }
        Boolean known = target.hasConstraint(constraint.text());
        if (known == null) {
            binding.cannotTell(
                    "the names of the constraints of \"" + target.name() + "\" are not known");
        } else if (!known) {
            binding.error(
                    "42704",
                    null,
                    "constraint \""
                            + constraint.text()
                            + "\" for table \""
                            + target.name()
                            + "\" does not exist");
        }
    }

    /// The target of ON CONFLICT must be a unique key; the server finds out when it plans.
    private void infer(
            List<Bound> elements, RelationInfo target, RangeEntry entry, boolean predicate) {
        Set<Integer> wanted = new HashSet<>();
        for (Bound element : elements) {
            if (!(element instanceof Bound.Column column) || column.entry() != entry) {
                return;
            }
            wanted.add(column.index());
        }
        for (RelationInfo.Key key : target.uniqueKeys()) {
            boolean fits = wanted.equals(new HashSet<>(key.columns())) && !key.deferrable();
            if (fits && (!key.partial() || predicate)) {
                return;
            }
            if (key.expression()) {
                return;
            }
        }
        binding.report(
                new Fault(
                        "42P10",
                        Severity.WARNING,
                        null,
                        "there is no unique or exclusion constraint matching the ON CONFLICT"
                                + " specification",
                        null,
                        null,
                        List.of()));
    }

    private void set(
            List<Statement.Assignment> set,
            FromItem.Relation relation,
            @Nullable RelationInfo target,
            Level level) {
        level.clause = Level.Clause.UPDATE_SOURCE;
        List<List<Bound>> values = new ArrayList<>();
        for (Statement.Assignment assignment : set) {
            values.add(assigned(assignment, level));
        }
        level.clause = Level.Clause.NONE;
        if (set.size() > Binding.MAX_ENTRIES) {
            String limit = "target lists can have at most " + Binding.MAX_ENTRIES + " entries";
            binding.error(Binding.TOO_MANY, null, limit);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < set.size(); i++) {
            List<Statement.WrittenColumn> columns = set.get(i).columns();
            for (int c = 0; c < columns.size(); c++) {
                write(columns.get(c), relation, target, seen, values.get(i), c);
            }
        }
    }

    private List<Bound> assigned(Statement.Assignment assignment, Level level) {
        Expr value = assignment.value();
        int width = assignment.columns().size();
        if (!assignment.multiple()) {
            return List.of(
                    value instanceof Expr.Default
                            ? new Bound.Unresolved(value.span())
                            : binding.expressions.bind(value, level));
        }
        List<Bound> values = new ArrayList<>();
        int found = -1;
        if (value instanceof Expr.Row row) {
            for (Expr item : row.items()) {
                values.add(
                        item instanceof Expr.Default
                                ? new Bound.Unresolved(item.span())
                                : binding.expressions.bind(item, level));
            }
            found = values.size();
        } else if (value instanceof Expr.Scalar scalar) {
            SelectBinder.Result result = binding.selects.subquery(scalar.query(), level);
            for (RangeEntry.Column column : result.columns()) {
                values.add(new Bound.Computed(scalar.span(), "column", List.of(), column.type()));
            }
            found = result.open() ? -1 : values.size();
        } else {
            binding.error(
                    "0A000",
                    value.span(),
                    "source for a multiple-column UPDATE item must be a sub-SELECT or ROW()"
                            + " expression");
        }
        if (found >= 0 && found != width) {
            binding.error(
                    "42601", value.span(), "number of columns does not match number of values");
        }
        return values;
    }

    private void write(
            Statement.WrittenColumn column,
            FromItem.Relation relation,
            @Nullable RelationInfo target,
            Set<String> seen,
            List<Bound> values,
            int index) {
        int position = position(column, target);
        if (position < 0 || target == null) {
            return;
        }
        RelationInfo.Column info = target.columns().get(position);
        if (column.steps().isEmpty() && !seen.add(info.name())) {
            binding.error(
                    "42601", null, "multiple assignments to same column \"" + info.name() + "\"");
        }
        if (index >= values.size()) {
            return;
        }
        Bound value = values.get(index);
        if (info.alwaysGenerated() && !Binding.unresolved(value)) {
            binding.error(
                    generatedState(info),
                    null,
                    "column \"" + info.name() + "\" can only be updated to DEFAULT");
        }
        if (column.steps().isEmpty()) {
            assign(info, value);
        } else {
            assignPart(info, column, value);
        }
        binding.written.add(target.ref());
        if (relation.name().isEmpty()) {
            binding.cannotTell("no target");
        }
    }

    SelectBinder.Result update(Statement.Update update, @Nullable Level parent) {
        Level level = level(update.with(), parent);
        RelationInfo target = target(update.target());
        targetEntry(update.target(), target, level);
        fromWithTarget(update.from(), level);
        where(update.where(), level);
        SelectBinder.Result result = returning(update.returning(), level);
        set(update.set(), update.target(), target, level);
        throughView(target, positions(update.set(), target));
        return result;
    }

    private static List<Integer> positions(
            List<Statement.Assignment> set, @Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>();
        for (Statement.Assignment assignment : set) {
            for (Statement.WrittenColumn column : assignment.columns()) {
                positions.add(target == null ? -1 : target.indexOf(column.name().text()));
            }
        }
        return positions;
    }

    /// FROM and USING see the target only where they are lateral, and then may not use it.
    private void fromWithTarget(List<FromItem> items, Level level) {
        for (Level.Item item : level.namespace) {
            item.lateralOnly = true;
            item.lateralOk = false;
        }
        binding.from.clause(items, level);
        for (Level.Item item : level.namespace) {
            item.lateralOnly = false;
            item.lateralOk = true;
        }
    }

    private void where(@Nullable Expr where, Level level) {
        if (where != null) {
            level.clause = Level.Clause.WHERE;
            binding.bool(binding.expressions.bind(where, level), "WHERE");
            level.clause = Level.Clause.NONE;
        }
    }

    SelectBinder.Result delete(Statement.Delete delete, @Nullable Level parent) {
        Level level = level(delete.with(), parent);
        RelationInfo target = target(delete.target());
        targetEntry(delete.target(), target, level);
        fromWithTarget(delete.using(), level);
        where(delete.where(), level);
        throughView(target, List.of());
        return returning(delete.returning(), level);
    }

    SelectBinder.Result merge(Statement.Merge merge, @Nullable Level parent) {
        Level level = level(merge.with(), parent);
        level.merging = true;
        unreachable(merge.whens());
        RelationInfo target = target(merge.target());
        boolean oldView =
                target != null
                        && target.kind() == RelationInfo.Kind.VIEW
                        && binding.catalog.majorVersion() < MERGE_INTO_VIEWS;
        boolean sequence = target != null && target.kind() == RelationInfo.Kind.SEQUENCE;
        if (target != null && (oldView || sequence)) {
            binding.error(
                    "0A000", null, "cannot execute MERGE on relation \"" + target.name() + "\"");
        }
        targetEntry(merge.target(), target, level);
        Level.Item targetItem = level.namespace.get(0);
        level.namespace.remove(targetItem);
        binding.from.clause(List.of(merge.source()), level);
        level.namespace.add(0, targetItem);
        sameName(targetItem, level);
        level.clause = Level.Clause.JOIN_ON;
        binding.expressions.bind(merge.on(), level);
        for (Statement.MergeWhen when : merge.whens()) {
            mergeWhen(when, merge, target, targetItem, level);
        }
        return returning(merge.returning(), level);
    }

    private void unreachable(List<Statement.MergeWhen> whens) {
        Set<Statement.MergeMatch> closed = EnumSet.noneOf(Statement.MergeMatch.class);
        for (Statement.MergeWhen when : whens) {
            if (closed.contains(when.match())) {
                binding.error(
                        "42601",
                        null,
                        "unreachable WHEN clause specified after unconditional WHEN clause");
                return;
            }
            if (when.condition() == null) {
                closed.add(when.match());
            }
        }
    }

    private void sameName(Level.Item target, Level level) {
        for (Level.Item item : level.namespace) {
            if (item != target
                    && item.relationVisible
                    && item.entry.alias.equals(target.entry.alias)) {
                binding.error(
                        "42712",
                        null,
                        "name \"" + target.entry.alias + "\" specified more than once");
            }
        }
    }

    private void mergeWhen(
            Statement.MergeWhen when,
            Statement.Merge merge,
            @Nullable RelationInfo target,
            Level.Item targetItem,
            Level level) {
        boolean sees = when.match() != Statement.MergeMatch.NOT_MATCHED_BY_TARGET;
        List<Level.Item> before = level.namespace;
        if (!sees) {
            level.namespace = new ArrayList<>(before);
            level.namespace.remove(targetItem);
        } else if (when.match() == Statement.MergeMatch.NOT_MATCHED_BY_SOURCE) {
            level.namespace = new ArrayList<>(List.of(targetItem));
        }
        Expr condition = when.condition();
        if (condition != null) {
            level.clause = Level.Clause.MERGE_WHEN;
            binding.bool(binding.expressions.bind(condition, level), "WHEN");
        }
        level.clause = Level.Clause.NONE;
        switch (when.action()) {
            case NOTHING, DELETE -> {}
            case UPDATE -> set(when.set(), merge.target(), target, level);
            case INSERT -> mergeInsert(when, target, level);
        }
        level.namespace = before;
    }

    private void mergeInsert(Statement.MergeWhen when, @Nullable RelationInfo target, Level level) {
        List<Integer> positions =
                when.columns().isEmpty() ? everyColumn(target) : columns(when.columns(), target);
        List<Expr> values = when.values();
        if (values == null || target == null) {
            return;
        }
        level.clause = Level.Clause.INSERT_SOURCE;
        List<Bound> bound = new ArrayList<>();
        for (Expr value : values) {
            bound.add(
                    value instanceof Expr.Default
                            ? new Bound.Unresolved(value.span())
                            : binding.expressions.bind(value, level));
        }
        level.clause = Level.Clause.NONE;
        if (bound.size() > positions.size()) {
            binding.error(
                    "42601",
                    bound.get(positions.size()).span(),
                    "INSERT has more expressions than target columns");
        } else if (!when.columns().isEmpty() && bound.size() < positions.size()) {
            binding.error(
                    "42601",
                    when.columns().get(bound.size()).span(),
                    "INSERT has more target columns than expressions");
        }
        refuseGenerated(values, target, positions, when.overriding());
        for (int i = 0; i < bound.size() && i < positions.size(); i++) {
            if (positions.get(i) >= 0) {
                assign(target.columns().get(positions.get(i)), bound.get(i));
            }
        }
    }

    private SelectBinder.Result returning(Statement.@Nullable Returning returning, Level level) {
        if (returning == null) {
            Span none = new Span(0, 0);
            return new SelectBinder.Result(
                    List.of(), List.of(), level.outerColumns, level.outerAggregates, false, none);
        }
        Level.Item target = level.namespace.get(0);
        for (boolean old : new boolean[] {true, false}) {
            Name alias = old ? returning.oldAlias() : returning.newAlias();
            if (binding.catalog.majorVersion() >= 18) {
                String shown = alias == null ? (old ? "old" : "new") : alias.text();
                Level.Item item = new Level.Item(copy(target.entry, shown), true, false);
                level.namespace.add(item);
            }
        }
        binding.selects.targets(returning.targets(), level, Level.Clause.RETURNING);
        level.clause = Level.Clause.NONE;
        List<RangeEntry.Column> columns = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (Level.Target each : level.targets) {
            each.value = binding.resolvedUnknown(each.value);
            columns.add(
                    new RangeEntry.Column(
                            each.name, each.value.type(), Nullability.of(each.value, false), null));
            values.add(each.value);
        }
        return new SelectBinder.Result(
                columns,
                values,
                level.outerColumns,
                level.outerAggregates,
                level.damaged || level.starred,
                returning.span());
    }

    private static RangeEntry copy(RangeEntry entry, String alias) {
        return new RangeEntry(
                entry.kind, alias, entry.level, entry.columns, entry.relation, entry.rowType);
    }
}
