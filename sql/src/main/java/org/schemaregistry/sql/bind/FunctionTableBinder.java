package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Functions in FROM, and the columns that they stand for. One thread.
final class FunctionTableBinder {
    /// Built-in set functions whose one output column has a name of its own.
    private static final Set<String> VALUE_COLUMN =
            Set.of(
                    "json_array_elements",
                    "jsonb_array_elements",
                    "json_array_elements_text",
                    "jsonb_array_elements_text");

    /// The server's `MaxHeapAttributeNumber`.
    private static final int MAX_DEFINED = 1600;

    private final Binding binding;

    FunctionTableBinder(Binding binding) {
        this.binding = binding;
    }

    @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
    RangeEntry function(FromItem.Function function, Level level) {
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
                refuseDefinitions(function);
                refuseTypes(definitions);
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
            return binding.from.added(binding.from.open(shown, level), level);
        }
        return added(shown, columns, alias, rowType, level);
    }

    /// A column that is defined holds values, and one each.
    private void refuseTypes(List<FromItem.ColumnDefinition> definitions) {
        for (FromItem.ColumnDefinition definition : definitions) {
            if (definition.type().setOf()) {
                binding.error(
                        "42P16",
                        definition.name().span(),
                        "column \"" + definition.name().text() + "\" cannot be declared SETOF");
            }
        }
    }

    private void refusePseudoType(FromItem.ColumnDefinition definition, PgType type) {
        boolean record = type.oid() == Oids.RECORD || type.oid() == Oids.RECORD_ARRAY;
        if (type.kind() == PgType.Kind.PSEUDO && !type.isUnresolved() && !record) {
            binding.error(
                    "42P16",
                    null,
                    "column \""
                            + definition.name().text()
                            + "\" has pseudo-type "
                            + binding.types.catalog().format(type));
        }
    }

    private void refuseDefinitions(FromItem.Function function) {
        if (function.routines().size() > 1 && !function.columns().isEmpty()) {
            binding.error(
                    "42601",
                    function.columns().get(0).name().span(),
                    "ROWS FROM() with multiple functions cannot have a column definition list",
                    "Put a separate column definition list for each function inside ROWS FROM().");
        } else if (function.ordinality() && !function.columns().isEmpty()) {
            binding.error(
                    "42601",
                    function.columns().get(0).name().span(),
                    "WITH ORDINALITY cannot be used with a column definition list",
                    "Put the column definition list inside ROWS FROM().");
        }
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
                        Expr.Call.plain(
                                call.span(), call.nameSpan(), call.name(), List.of(argument)));
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
                TypeRef columnType = binding.casts.type(definition.type());
                refusePseudoType(definition, columnType.type());
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

    RangeEntry added(
            String shown,
            List<RangeEntry.Column> columns,
            FromItem.@Nullable Alias alias,
            TypeRef rowType,
            Level level) {
        return binding.from.added(
                new RangeEntry(
                        RangeEntry.Kind.FUNCTION,
                        shown,
                        level,
                        binding.from.renamed(columns, alias, shown),
                        null,
                        rowType),
                level);
    }
}
