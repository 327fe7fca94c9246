package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeResolution;

import java.util.ArrayList;
import java.util.List;

/// Arrays and rows, and the parts of them. One thread.
final class CompositeBinder {
    /// The server's `MAXDIM`.
    private static final int MAX_DIMENSIONS = 6;

    private final Binding binding;

    CompositeBinder(Binding binding) {
        this.binding = binding;
    }

    /// `ARRAY[...]`; `wanted` is the element type that a cast around it gives.
    Bound arrayOf(Expr.ArrayOf array, @Nullable TypeRef wanted, Level level) {
        List<Bound> items = new ArrayList<>(array.items().size());
        boolean nested = false;
        for (Expr item : array.items()) {
            if (item instanceof Expr.ArrayOf inner) {
                nested = true;
                items.add(arrayOf(inner, wanted, level));
            } else {
                items.add(binding.expressions.bind(item, level));
            }
        }
        TypeCatalog catalog = binding.types.catalog();
        if (wanted != null && !nested) {
            for (Bound item : items) {
                binding.casts.cast(item, wanted, item.span(), item.span());
            }
            PgType whole = catalog.arrayOf(wanted.type());
            return new Bound.Computed(
                    array.span(),
                    "array",
                    items,
                    whole == null ? Bound.UNRESOLVED : TypeRef.of(whole));
        }
        if (items.isEmpty()) {
            if (wanted == null) {
                binding.error("42P18", array.span(), "cannot determine type of empty array", null);
            }
            return new Bound.Unresolved(array.span());
        }
        Bound common = binding.expressions.commonOf(array.span(), "ARRAY", "array", items);
        PgType element = common.type().type();
        if (element.isUnresolved()) {
            return common;
        }
        PgType whole = nested ? element : catalog.arrayOf(element);
        if (whole == null && element.isArray()) {
            whole = element;
        }
        if (whole == null) {
            binding.error(
                    "42704",
                    array.span(),
                    "could not find array type for data type " + catalog.format(element));
            return new Bound.Unresolved(array.span());
        }
        return new Bound.Computed(array.span(), "array", common.parts(), TypeRef.of(whole));
    }

    Bound row(Expr.Row row, Level level) {
        List<Bound> items = new ArrayList<>(row.items().size());
        for (Expr item : row.items()) {
            if (item instanceof Expr.Star star) {
                binding.expressions
                        .star(star.span(), star.qualifier(), level)
                        .forEach(t -> items.add(t.value));
            } else {
                items.add(binding.expressions.bind(item, level));
            }
        }
        if (items.size() > Binding.MAX_ENTRIES) {
            binding.error(
                    Binding.TOO_MANY,
                    row.span(),
                    "ROW expressions can have at most " + Binding.MAX_ENTRIES + " entries");
            return new Bound.Unresolved(row.span());
        }
        return new Bound.Row(row.span(), items, binding.type(Oids.RECORD));
    }

    Bound subscript(Expr.Subscript subscript, Level level) {
        Bound base = binding.expressions.bind(subscript.base(), level);
        boolean slice = subscript.indexes().stream().anyMatch(Expr.Index::slice);
        boolean tooDeep =
                subscript.indexes().size() > MAX_DIMENSIONS && base.type().type().isArray();
        if (tooDeep) {
            binding.error(
                    "54000",
                    null,
                    "number of array dimensions ("
                            + subscript.indexes().size()
                            + ") exceeds the maximum allowed ("
                            + MAX_DIMENSIONS
                            + ")");
            return new Bound.Unresolved(subscript.span());
        }
        if (binding.types.coercions().subscript(base.type(), List.of(), slice)
                instanceof TypeResolution.Failed(Problem problem)) {
            Expr.Index first = subscript.indexes().getFirst();
            Expr end = first.upper() == null ? first.lower() : first.upper();
            if (problem.operand() > 0) {
                binding.error(
                        problem.sqlState(), end == null ? null : end.span(), problem.message());
            } else {
                binding.problem(problem, subscript.span(), List.of(base));
            }
            return new Bound.Unresolved(subscript.span());
        }
        List<Bound> indexes = indexes(subscript.indexes(), level);
        for (Bound index : indexes) {
            if (Binding.unresolved(index)) {
                return new Bound.Unresolved(subscript.span());
            }
        }
        TypeResolution found =
                binding.types.coercions().subscript(base.type(), Binding.typesOf(indexes), slice);
        return switch (found) {
            case TypeResolution.Found(TypeRef type) -> {
                settle(base.type().type(), indexes);
                yield new Bound.Computed(
                        subscript.span(),
                        "subscript",
                        walked(base, subscript.indexes(), indexes),
                        type);
            }
            case TypeResolution.Failed(Problem problem) -> {
                binding.problem(problem, subscript.span(), OperatorBinder.joined(base, indexes));
                yield new Bound.Unresolved(subscript.span());
            }
        };
    }

    /// The parts of an element in the order in which the server walks them: upper indexes first,
    /// what has them last.
    private static List<Bound> walked(Bound base, List<Expr.Index> written, List<Bound> indexes) {
        List<Bound> parts = new ArrayList<>(indexes.size() + 1);
        List<Bound> lower = new ArrayList<>(0);
        int at = 0;
        for (Expr.Index index : written) {
            if (index.lower() != null) {
                lower.add(indexes.get(at++));
            }
            if (index.upper() != null) {
                parts.add(indexes.get(at++));
            }
        }
        parts.addAll(lower);
        parts.add(base);
        return parts;
    }

    /// Where an index is not liked as a slice, the server points to its end.
    static Problem sliced(Problem problem, Expr.Index first) {
        boolean whole = first.slice() && first.lower() != null && first.upper() != null;
        boolean slices = problem.message().startsWith("jsonb subscript does not");
        return whole && slices ? problem.at(2) : problem;
    }

    List<Bound> indexes(List<Expr.Index> indexes, Level level) {
        List<Bound> bound = new ArrayList<>(indexes.size());
        for (Expr.Index index : indexes) {
            Expr lower = index.lower();
            Expr upper = index.upper();
            if (lower != null) {
                bound.add(binding.expressions.bind(lower, level));
            }
            if (upper != null) {
                bound.add(binding.expressions.bind(upper, level));
            }
        }
        return bound;
    }

    /// Makes the indexes of a container what it takes: text in jsonb, whole numbers in an array.
    void settle(PgType container, List<Bound> indexes) {
        boolean json = binding.types.catalog().baseType(container).oid() == Oids.JSONB;
        for (Bound index : indexes) {
            binding.coerced(index, binding.type(json ? Oids.TEXT : Oids.INT4));
        }
    }

    Bound field(Expr.FieldOf field, Level level) {
        Bound base = binding.expressions.bind(field.base(), level);
        if (Binding.unresolved(base)) {
            return base;
        }
        if (base instanceof Bound.Column whole && whole.index() == -1) {
            int index = columnOf(whole.entry(), field.field().text());
            if (index >= 0) {
                return binding.names.expanded(field.span(), whole.entry(), index, level);
            }
            if (index == RangeEntry.AMBIGUOUS) {
                String name = field.field().text();
                binding.error(
                        "42702", base.span(), "column reference \"" + name + "\" is ambiguous");
                return new Bound.Unresolved(field.span());
            }
        }
        List<TypeCatalog.Attribute> attributes =
                binding.types.catalog().attributes(base.type().type());
        for (TypeCatalog.Attribute attribute : attributes) {
            if (attribute.name().equals(field.field().text())) {
                return new Bound.Computed(
                        from(base, field.span()),
                        "field " + attribute.name(),
                        List.of(base),
                        attribute.type());
            }
        }
        Bound called = binding.names.fieldFunction(field.span(), base, field.field(), level);
        if (called != null) {
            return called;
        }
        if (base instanceof Bound.Row row) {
            for (int i = 0; i < row.items().size(); i++) {
                if (field.field().text().equals("f" + (i + 1))) {
                    Bound item = row.items().get(i);
                    if (item.type().type().isUnknown()) {
                        binding.cannotTell("what type a literal gets that is a field of a row");
                        return new Bound.Unresolved(field.span());
                    }
                    return new Bound.Computed(
                            field.span(),
                            "field " + field.field().text(),
                            List.of(base),
                            item.type());
                }
            }
        }
        PgFunction function = functionOf(base);
        if (function != null && binding.is(base, Oids.RECORD)) {
            for (PgFunction.Column output : function.outputs()) {
                if (output.name().equals(field.field().text())) {
                    return output(field.span(), base, output);
                }
            }
        }
        if (binding.is(base, Oids.RECORD)) {
            if (base instanceof Bound.Column whole && whole.index() == -1) {
                if (!whole.entry().isOpen()) {
                    noColumn(base.span(), whole, field);
                }
            } else if (base instanceof Bound.Column) {
                binding.cannotTell("which columns a record has that comes from a subquery");
            } else if (!(base instanceof Bound.Parameter)) {
                binding.error(
                        "42703",
                        base.span(),
                        "could not identify column \""
                                + field.field().text()
                                + "\" in record data type");
            }
            return new Bound.Unresolved(field.span());
        }
        if (base instanceof Bound.Column whole && whole.index() == -1) {
            noColumn(field.span(), whole, field);
            return new Bound.Unresolved(field.span());
        }
        String type = binding.types.catalog().format(base.type().type());
        boolean composite = base.type().type().kind() == PgType.Kind.COMPOSITE;
        binding.error(
                composite ? "42703" : "42809",
                field.field().span().start() < 0 ? null : from(base, field.span()),
                composite
                        ? "column \"" + field.field().text() + "\" not found in data type " + type
                        : "column notation ."
                                + field.field().text()
                                + " applied to type "
                                + type
                                + ", which is not a composite type");
        return new Bound.Unresolved(field.span());
    }

    /// A field stands where the server finds the value that has it.
    private static Span from(Bound base, Span span) {
        int start = base.span().start();
        return base.span().length() == 0 ? span : new Span(start, Math.max(start, span.end()));
    }

    /// The items of a row, also of one that was cast to a type of rows; else the value itself.
    List<Bound> itemsOf(Bound value) {
        if (value instanceof Bound.Row row) {
            return row.items();
        }
        boolean cast =
                value.type().type().kind() == PgType.Kind.COMPOSITE
                        && value instanceof Bound.Computed computed
                        && computed.key().equals("cast " + value.type().type().oid())
                        && computed.arguments().size() == 1
                        && computed.arguments().getFirst() instanceof Bound.Row;
        if (!cast) {
            return List.of(value);
        }
        List<Bound> items = new ArrayList<>();
        Bound row = value.parts().getFirst();
        for (TypeCatalog.Attribute attribute :
                binding.types.catalog().attributes(value.type().type())) {
            items.add(new Bound.Computed(row.span(), "item", List.of(row), attribute.type()));
        }
        return items;
    }

    static @Nullable PgFunction functionOf(Bound bound) {
        return bound instanceof Bound.Computed computed
                        && computed.key() instanceof PgFunction function
                ? function
                : null;
    }

    /// A column of what a function returns; its type is not settled where the arguments decide.
    static Bound output(Span span, Bound call, PgFunction.Column output) {
        boolean settled = output.type().kind() != PgType.Kind.PSEUDO;
        return new Bound.Computed(
                span,
                "field " + output.name(),
                List.of(call),
                settled ? TypeRef.of(output.type()) : Bound.UNRESOLVED);
    }

    /// The one column of the name; negative where there is none or several.
    private static int columnOf(RangeEntry entry, String name) {
        int found = RangeEntry.NONE;
        for (int i = 0; i < entry.columns.size(); i++) {
            if (entry.columns.get(i).name().equals(name)) {
                found = found == RangeEntry.NONE ? i : RangeEntry.AMBIGUOUS;
            }
        }
        return found;
    }

    private void noColumn(Span place, Bound.Column whole, Expr.FieldOf field) {
        binding.error(
                "42703",
                place,
                "column " + whole.entry().alias + "." + field.field().text() + " does not exist");
    }
}
