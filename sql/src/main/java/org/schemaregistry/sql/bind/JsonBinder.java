package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.JsonForm;
import org.schemaregistry.sql.syntax.JsonForm.Outcome;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The JSON forms of the standard, as the server's `transformJsonFuncExpr` and its neighbours. One
/// thread.
final class JsonBinder {
    private static final String SYNTAX = "42601";
    private static final String UNSUPPORTED = "0A000";
    private static final String MISMATCH = "42804";
    private static final int PSEUDO_TYPES_ARE_REFUSED = 17;
    private static final int DEFAULT_COLLATION_COUNTS = 18;

    private static final Set<Outcome> OF_EXISTS =
            EnumSet.of(Outcome.ERROR, Outcome.TRUE, Outcome.FALSE, Outcome.UNKNOWN);
    private static final Set<Outcome> OF_VALUE =
            EnumSet.of(Outcome.ERROR, Outcome.NULL, Outcome.DEFAULT);
    private static final Set<Outcome> OF_QUERY =
            EnumSet.of(
                    Outcome.ERROR,
                    Outcome.NULL,
                    Outcome.EMPTY_ARRAY,
                    Outcome.EMPTY_OBJECT,
                    Outcome.DEFAULT);

    private final Binding binding;

    JsonBinder(Binding binding) {
        this.binding = binding;
    }

    Bound bind(Expr.Json json, Level level) {
        Span span = json.span();
        return switch (json.form()) {
            case JsonForm.Plain(JsonForm.Value value) -> value(value, null, false, level);
            case JsonForm.Constructor c -> constructor(span, json.keyword(), c, level);
            case JsonForm.ArrayOfQuery a -> ofQuery(span, a, level);
            case JsonForm.Aggregate a -> aggregate(span, a, level);
            case JsonForm.Parse p -> parse(span, p, level);
            case JsonForm.Scalar(Expr value) -> {
                Bound bound = binding.resolvedUnknown(binding.expressions.bind(value, level));
                yield computed(span, json.keyword(), List.of(bound), Oids.JSON);
            }
            case JsonForm.Serialize s -> serialize(span, s, level);
            case JsonForm.Path p -> path(span, json.keyword(), p, null, level);
        };
    }

    private Bound computed(Span span, Object key, List<Bound> arguments, int oid) {
        return new Bound.Computed(span, key, arguments, binding.type(oid));
    }

    /// A value that holds JSON or becomes it.
    ///
    /// @param target null where any type does that FORMAT allows
    /// @param passed PASSING hands it to the path
    private Bound value(
            JsonForm.Value value, @Nullable TypeRef target, boolean passed, Level level) {
        Bound bound = binding.resolvedUnknown(binding.expressions.bind(value.expr(), level));
        if (Binding.unresolved(bound)) {
            return bound;
        }
        PgType type = bound.type().type();
        JsonForm.Format format = value.format();
        boolean bytes = type.oid() == Oids.BYTEA;
        if (format != null && format.encoding() != null && !bytes) {
            binding.error(
                    MISMATCH,
                    format.span(),
                    "JSON ENCODING clause is only allowed for bytea input type");
        }
        boolean json = type.oid() == Oids.JSON || type.oid() == Oids.JSONB;
        if (format != null && !json) {
            textual(bound, passed || target != null, format);
        }
        boolean parsed = target != null && target.type().oid() == Oids.JSON;
        boolean decoded = bytes && (format != null || parsed);
        Problem problem =
                target == null || decoded || type.equals(target.type())
                        ? null
                        : binding.types.coercions().cast(type, target.type());
        if (problem != null) {
            binding.problem(problem.at(0), bound.span(), List.of(bound));
        }
        return bound;
    }

    /// FORMAT JSON, written or meant, reads texts.
    private void textual(Bound value, boolean castable, JsonForm.@Nullable Format format) {
        PgType type = value.type().type();
        if (!castable && type.oid() != Oids.BYTEA && type.category() != 'S') {
            binding.error(
                    MISMATCH,
                    format == null ? value.span() : format.span(),
                    "cannot use non-string types with "
                            + (format == null ? "implicit" : "explicit")
                            + " FORMAT JSON clause");
        }
    }

    private List<Bound> values(List<JsonForm.Value> values, boolean passed, Level level) {
        List<Bound> bound = new ArrayList<>(values.size());
        for (JsonForm.Value value : values) {
            bound.add(value(value, null, passed, level));
        }
        return bound;
    }

    private Bound constructor(
            Span span, String keyword, JsonForm.Constructor constructor, Level level) {
        List<Bound> arguments = new ArrayList<>();
        for (int i = 0; i < constructor.values().size(); i++) {
            if (i < constructor.keys().size()) {
                arguments.add(binding.expressions.bind(constructor.keys().get(i), level));
            }
            arguments.add(value(constructor.values().get(i), null, false, level));
        }
        TypeRef type = made(constructor.returning(), arguments);
        return new Bound.Computed(span, keyword, arguments, type);
    }

    /// JSON, or jsonb where one argument is, and from there what RETURNING asks for.
    private TypeRef made(JsonForm.@Nullable Returning returning, List<Bound> arguments) {
        if (returning == null) {
            boolean binary = arguments.stream().anyMatch(each -> binding.is(each, Oids.JSONB));
            return binding.type(binary ? Oids.JSONB : Oids.JSON);
        }
        TypeRef type = output(returning, true);
        PgType target = type.type();
        boolean json = target.oid() == Oids.JSON || target.oid() == Oids.JSONB;
        PgType from = binding.types.catalog().type(Oids.JSON);
        boolean fits = json || target.isUnresolved() || target.oid() == Oids.BYTEA;
        if (!fits
                && !binding.types.coercions().canCoerce(from, target, CoercionContext.ASSIGNMENT)) {
            JsonForm.Format format = returning.format();
            binding.error(
                    "42846",
                    format == null ? null : format.span(),
                    "cannot cast type json to " + binding.types.catalog().format(target));
        }
        return type;
    }

    /// The type behind RETURNING.
    ///
    /// @param any whether FORMAT may stand with any type
    private TypeRef output(JsonForm.Returning returning, boolean any) {
        TypeRef type = binding.casts.type(returning.type());
        PgType target = type.type();
        if (target.isUnresolved()) {
            return type;
        }
        if (returning.type().setOf()) {
            unreturnable("SETOF types");
        } else if (target.kind() == PgType.Kind.PSEUDO && refusesPseudoTypes()) {
            unreturnable("pseudo-types");
        }
        JsonForm.Format format = returning.format();
        if (format != null) {
            format(format, target, any);
        }
        return type;
    }

    private boolean refusesPseudoTypes() {
        return binding.catalog.majorVersion() >= PSEUDO_TYPES_ARE_REFUSED;
    }

    private void unreturnable(String what) {
        binding.error(
                UNSUPPORTED, null, "returning " + what + " is not supported in SQL/JSON functions");
    }

    private void format(JsonForm.Format format, PgType target, boolean any) {
        boolean bytes = target.oid() == Oids.BYTEA;
        boolean json = target.oid() == Oids.JSON || target.oid() == Oids.JSONB;
        String encoding = format.encoding();
        if (!any && !bytes && !json && target.category() != 'S') {
            binding.error(
                    UNSUPPORTED,
                    format.span(),
                    "cannot use JSON format with non-string output types");
        } else if (!bytes && encoding != null) {
            binding.error(
                    UNSUPPORTED,
                    format.span(),
                    "cannot set JSON encoding for non-bytea output types");
        } else if (encoding != null && !encoding.equals("utf8")) {
            binding.error(UNSUPPORTED, format.span(), "unsupported JSON encoding");
        }
    }

    private Bound ofQuery(Span span, JsonForm.ArrayOfQuery array, Level level) {
        SelectBinder.Result result = binding.selects.inExpression(array.query(), level);
        if (!result.open() && result.columns().size() != 1) {
            binding.error(SYNTAX, span, "subquery must return only one column");
        }
        List<Bound> columns = new ArrayList<>();
        for (RangeEntry.Column column : result.columns()) {
            columns.add(new Bound.Computed(Span.NOWHERE, "column", List.of(), column.type()));
        }
        TypeRef type = made(array.returning(), columns);
        return binding.subqueries.subquery(span, array.query(), List.of(), result, type);
    }

    private Bound aggregate(Span span, JsonForm.Aggregate aggregate, Level level) {
        Bound bound = binding.calls.call(aggregate.call(), level);
        if (Binding.unresolved(bound)) {
            return bound;
        }
        int values = aggregate.call().arguments().size();
        TypeRef type = made(aggregate.returning(), bound.parts().subList(0, values));
        return type.equals(bound.type())
                ? bound
                : new Bound.Computed(span, "cast " + type.type().oid(), List.of(bound), type);
    }

    private Bound parse(Span span, JsonForm.Parse parse, Level level) {
        TypeRef json = binding.type(Oids.JSON);
        if (!parse.uniqueKeys()) {
            Bound value = value(parse.value(), json, false, level);
            return computed(span, "json", List.of(value), Oids.JSON);
        }
        Bound value =
                binding.resolvedUnknown(binding.expressions.bind(parse.value().expr(), level));
        PgType type = value.type().type();
        boolean text = type.category() == 'S' || type.oid() == Oids.BYTEA;
        if (!text && !type.isUnresolved()) {
            binding.error(
                    MISMATCH, span, "cannot use non-string types with WITH UNIQUE KEYS clause");
        }
        return computed(span, "json unique", List.of(value), Oids.JSON);
    }

    private Bound serialize(Span span, JsonForm.Serialize serialize, Level level) {
        Bound value = value(serialize.value(), null, false, level);
        PgType type = value.type().type();
        boolean json = type.oid() == Oids.JSON || type.oid() == Oids.JSONB;
        if (serialize.value().format() == null && !json && !type.isUnresolved()) {
            textual(value, false, null);
        }
        JsonForm.Returning returning = serialize.returning();
        if (returning == null) {
            return computed(span, "json_serialize", List.of(value), Oids.TEXT);
        }
        TypeRef target = output(returning, true);
        PgType to = target.type();
        if (!to.isUnresolved() && to.oid() != Oids.BYTEA && to.category() != 'S') {
            binding.error(
                    MISMATCH,
                    null,
                    "cannot use type "
                            + binding.types.catalog().format(to)
                            + " in RETURNING clause of JSON_SERIALIZE()");
        }
        return new Bound.Computed(span, "json_serialize", List.of(value), target);
    }

    /// @param column what JSON_TABLE makes of it
    Bound path(Span span, String keyword, JsonForm.Path path, @Nullable Name column, Level level) {
        JsonForm.PathFunction function = path.function();
        JsonForm.Returning returning = path.returning();
        boolean query = function == JsonForm.PathFunction.QUERY;
        if (returning != null && returning.format() != null && !query) {
            binding.error(
                    SYNTAX,
                    returning.format().span(),
                    "cannot specify FORMAT JSON in RETURNING clause of JSON_"
                            + function.name()
                            + "()");
        }
        if (path.clashes()) {
            binding.error(
                    SYNTAX,
                    span,
                    "SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used");
        }
        Set<Outcome> allowed =
                switch (function) {
                    case EXISTS -> OF_EXISTS;
                    case VALUE -> OF_VALUE;
                    case QUERY -> OF_QUERY;
                };
        allowed(path.onEmpty(), "ON EMPTY", allowed, column);
        allowed(path.onError(), "ON ERROR", allowed, column);
        List<Bound> arguments = new ArrayList<>();
        if (column == null) {
            arguments.add(value(path.context(), binding.type(Oids.JSONB), false, level));
        }
        arguments.add(path(path.path(), level));
        arguments.addAll(values(path.passing(), true, level));
        TypeRef type =
                returning != null
                        ? output(returning, false)
                        : binding.type(
                                switch (function) {
                                    case EXISTS -> Oids.BOOL;
                                    case VALUE -> Oids.TEXT;
                                    case QUERY -> Oids.JSONB;
                                });
        defaulted(path.onEmpty(), type, level);
        defaulted(path.onError(), type, level);
        Object key = List.of(keyword, outcome(path.onEmpty()), outcome(path.onError()));
        return new Bound.Computed(span, key, arguments, type);
    }

    private static String outcome(JsonForm.@Nullable Behavior behavior) {
        return behavior == null ? "" : behavior.outcome().name();
    }

    void allowed(
            JsonForm.@Nullable Behavior behavior,
            String clause,
            Set<Outcome> outcomes,
            @Nullable Name column) {
        if (behavior != null && !outcomes.contains(behavior.outcome())) {
            binding.error(
                    SYNTAX,
                    behavior.span(),
                    "invalid "
                            + clause
                            + " behavior"
                            + (column == null ? "" : " for column \"" + column.text() + "\""));
        }
    }

    private Bound path(Expr tree, Level level) {
        Bound path = binding.expressions.bind(tree, level);
        TypeRef target = binding.type(Oids.JSONPATH);
        if (path.type().type().isUnknown() || Binding.unresolved(path)) {
            return binding.coerced(path, target);
        }
        if (binding.types.coercions().cast(path.type().type(), target.type()) != null) {
            binding.error(
                    MISMATCH,
                    path.span(),
                    "JSON path expression must be of type jsonpath, not of type "
                            + binding.types.catalog().format(path.type().type()));
        }
        return path;
    }

    /// The value behind DEFAULT: known without a row, and of the returned type.
    private void defaulted(JsonForm.@Nullable Behavior behavior, TypeRef returned, Level level) {
        Expr tree = behavior == null ? null : behavior.value();
        if (tree == null) {
            return;
        }
        Bound value = binding.expressions.bind(tree, level);
        if (Binding.unresolved(value) || returned.type().isUnresolved()) {
            return;
        }
        if (!constant(value)) {
            binding.error(
                    MISMATCH,
                    value.span(),
                    "can only specify a constant, non-aggregate function, or operator expression"
                            + " for DEFAULT");
            return;
        }
        if (SelectBinder.localColumn(value, level) != null) {
            binding.error(
                    MISMATCH,
                    value.span(),
                    "DEFAULT expression must not contain column references");
            return;
        }
        if (binding.returnsSet(value)) {
            binding.error(MISMATCH, value.span(), "DEFAULT expression must not return a set");
            return;
        }
        if (tree instanceof Expr.Collate
                && binding.catalog.majorVersion() >= DEFAULT_COLLATION_COUNTS) {
            binding.cannotTell("whether the collation behind DEFAULT is that of the result");
        }
        brought(value, returned);
    }

    private void brought(Bound value, TypeRef returned) {
        PgType from = value.type().type();
        if (from.isUnknown()) {
            binding.coerced(value, returned);
            return;
        }
        boolean later = value instanceof Bound.Constant c && c.kind() == Expr.LiteralKind.NULL;
        later |=
                from.equals(returned.type()) || from.oid() == Oids.JSONB || from.oid() == Oids.BOOL;
        if (!later && binding.types.coercions().cast(from, returned.type()) != null) {
            binding.error(
                    "42846",
                    value.span(),
                    "cannot cast behavior expression of type "
                            + binding.types.catalog().format(from)
                            + " to "
                            + binding.types.catalog().format(returned.type()));
        }
    }

    /// The server looks no further than a constant, a call or an operator, and through casts.
    private static boolean constant(Bound value) {
        return switch (value) {
            case Bound.Constant ignored -> true;
            case Bound.Computed c ->
                    c.key() instanceof PgFunction
                            || operator(c.key())
                            || c.key() instanceof Collations.Key
                            || (cast(c.key()) && !(c.parts().getFirst() instanceof Bound.Row));
            case Bound.Column ignored -> false;
            case Bound.Parameter ignored -> false;
            case Bound.Aggregate ignored -> false;
            case Bound.Windowed ignored -> false;
            case Bound.Grouping ignored -> false;
            case Bound.Subquery ignored -> false;
            case Bound.Row ignored -> false;
            case Bound.Unresolved ignored -> true;
        };
    }

    private static boolean operator(Object key) {
        return key instanceof List<?> list && list.size() == 2 && "operator".equals(list.get(0));
    }

    private static boolean cast(Object key) {
        return key instanceof String text && text.startsWith("cast ");
    }
}
