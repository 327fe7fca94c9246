package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.Statement;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeResolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Values that go into columns: of INSERT, of SET, whole ones and parts. One thread.
final class AssignmentBinder {
    private static final int GENERATED_HAS_CODE = 14;

    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");

    private final Binding binding;

    AssignmentBinder(Binding binding) {
        this.binding = binding;
    }

    /// The positions of the written columns; -1 for one that does not exist.
    List<Integer> columns(List<Statement.WrittenColumn> columns, @Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>(columns.size());
        Written seen = new Written();
        for (Statement.WrittenColumn column : columns) {
            positions.add(position(column, target));
            if (seen.twice(column, column.name().text())) {
                binding.error(
                        "42701",
                        column.span(),
                        "column \"" + column.name().text() + "\" specified more than once");
            }
        }
        return positions;
    }

    /// The columns that were written: each as a whole once, or part by part.
    private static final class Written {
        private final Set<String> whole = new HashSet<>(4);
        private final Set<String> partly = new HashSet<>(0);

        boolean twice(Statement.WrittenColumn column, String name) {
            if (!column.steps().isEmpty()) {
                partly.add(name);
                return whole.contains(name);
            }
            return !whole.add(name) || partly.contains(name);
        }
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

    private String generatedState(RelationInfo.Column column) {
        boolean syntax = column.computed() && binding.catalog.majorVersion() < GENERATED_HAS_CODE;
        return syntax ? "42601" : "428C9";
    }

    /// @param isDefault whether DEFAULT stands for the value at the place
    void refuseGenerated(
            int width,
            IntPredicate isDefault,
            @Nullable RelationInfo target,
            List<Integer> positions,
            @Nullable String overriding) {
        for (int i = 0; target != null && i < width && i < positions.size(); i++) {
            int position = positions.get(i);
            if (position < 0 || isDefault.test(i)) {
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

    void assign(
            Statement.Insert insert,
            List<Bound> values,
            List<Span> spans,
            @Nullable RelationInfo target,
            List<Integer> positions,
            Level level) {
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
                assignPart(
                        target.columns().get(position),
                        insert.columns().get(i),
                        Span.NOWHERE,
                        values.get(i),
                        level);
            }
        }
        binding.dml.required(insert, target, positions, values.size());
    }

    void assign(RelationInfo.Column column, Bound value) {
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
            binding.casts.attributes(r, column.type());
        }
        binding.coerced(value, column.type());
    }

    /// `column[i] = value` and `column.field = value`.
    private void assignPart(
            RelationInfo.Column column,
            Statement.WrittenColumn written,
            Span place,
            Bound value,
            Level level) {
        TypeRef type = column.type();
        String name = column.name();
        boolean subscripted = false;
        List<Expr.Index> indexes = new ArrayList<>();
        for (int i = 0; i < written.steps().size(); i++) {
            switch (written.steps().get(i)) {
                case Statement.Step.Field(Name field) -> {
                    type = fieldType(type, field, name, written.name().span());
                    name = field.text();
                    subscripted = false;
                }
                case Statement.Step.Element(Expr.Index index) -> {
                    indexes.add(index);
                    subscripted = true;
                    boolean last =
                            i + 1 == written.steps().size()
                                    || written.steps().get(i + 1) instanceof Statement.Step.Field;
                    if (last) {
                        type = elementType(type, indexes, place, level);
                        indexes.clear();
                    }
                }
            }
        }
        PgType from = value.type().type();
        boolean fits = value instanceof Bound.Row || type.type().isUnresolved();
        if (fits || from.isUnresolved() || binding.canAssign(from, type.type())) {
            assign(new RelationInfo.Column(name, type, false, true, false, false), value);
            return;
        }
        String subscripting = binding.catalog.majorVersion() < 14 ? "array" : "subscripted";
        String needed = binding.types.catalog().format(type.type());
        binding.error(
                "42804",
                written.name().span(),
                (subscripted
                                ? subscripting + " assignment to \"" + name + "\" requires type "
                                : "subfield \"" + name + "\" is of type ")
                        + needed
                        + " but expression is of type "
                        + binding.types.catalog().format(from));
    }

    private TypeRef elementType(TypeRef type, List<Expr.Index> indexes, Span place, Level level) {
        List<Bound> bound = binding.composites.indexes(indexes, level);
        boolean slice = indexes.stream().anyMatch(Expr.Index::slice);
        return switch (binding.types.coercions().subscript(type, Binding.typesOf(bound), slice)) {
            case TypeResolution.Found(TypeRef element) -> {
                binding.composites.settle(type.type(), bound);
                yield element;
            }
            case TypeResolution.Failed(Problem problem) -> {
                Bound base = new Bound.Unresolved(place);
                Problem placed = CompositeBinder.sliced(problem, indexes.getFirst());
                binding.problem(placed, place, OperatorBinder.joined(base, bound));
                yield Bound.UNRESOLVED;
            }
        };
    }

    private TypeRef fieldType(TypeRef type, Name name, String column, Span place) {
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
                place,
                "cannot assign to field \""
                        + name.text()
                        + "\" of column \""
                        + column
                        + "\" because "
                        + (composite
                                ? "there is no such column in data type " + format
                                : "its type " + format + " is not a composite type"));
        return Bound.UNRESOLVED;
    }

    void set(
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
        Written seen = new Written();
        for (int i = 0; i < set.size(); i++) {
            List<Statement.WrittenColumn> columns = set.get(i).columns();
            for (int c = 0; c < columns.size(); c++) {
                write(columns.get(c), relation, target, seen, values.get(i), c, level);
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
            for (int i = 0; i < result.columns().size(); i++) {
                Span place =
                        i < result.values().size() ? result.values().get(i).span() : scalar.span();
                TypeRef type = result.columns().get(i).type();
                values.add(new Bound.Computed(place, "column", List.of(), type));
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
            Written seen,
            List<Bound> values,
            int index,
            Level level) {
        String written = column.name().text();
        if (target != null && target.indexOf(written) < 0 && SYSTEM_COLUMNS.contains(written)) {
            binding.error(
                    "0A000", column.span(), "cannot assign to system column \"" + written + "\"");
            return;
        }
        int position = position(column, target);
        if (position < 0 || target == null) {
            return;
        }
        RelationInfo.Column info = target.columns().get(position);
        if (seen.twice(column, info.name())) {
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
            assignPart(info, column, column.name().span(), value, level);
        }
        binding.written.add(target.ref());
        if (relation.name().isEmpty()) {
            binding.cannotTell("no target");
        }
    }
}
