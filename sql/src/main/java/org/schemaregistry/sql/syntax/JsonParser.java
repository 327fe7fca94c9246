package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The JSON forms of the standard. One thread.
final class JsonParser {
    private static final Set<String> QUERY_WORDS =
            Set.of("union", "intersect", "except", "order", "limit", "offset", "fetch", "for");
    private static final Set<String> ENCODINGS = Set.of("utf8", "utf16", "utf32");

    private final TokenCursor cursor;
    private final Parsers parsers;

    JsonParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The form that starts with the keyword and a parenthesis, null if it is none.
    @Nullable Expr expression(Token token) {
        if (!isColumnName(token)) {
            return null;
        }
        return switch (token.text()) {
            case "json_object" -> object(token);
            case "json_array" -> form(token, this::array);
            case "json_objectagg", "json_arrayagg" -> aggregate(token);
            case "json" -> form(token, this::parse);
            case "json_scalar" ->
                    form(token, () -> new JsonForm.Scalar(parsers.expressions().expression()));
            case "json_serialize" ->
                    form(token, () -> new JsonForm.Serialize(value(), returning()));
            case "json_exists" -> form(token, () -> path(JsonForm.PathFunction.EXISTS));
            case "json_value" -> form(token, () -> path(JsonForm.PathFunction.VALUE));
            case "json_query" -> form(token, () -> path(JsonForm.PathFunction.QUERY));
            default -> null;
        };
    }

    /// Before the version that made it a keyword of its own it is an ordinary function.
    private static boolean isColumnName(Token token) {
        Keyword keyword = token.keyword();
        return keyword != null && keyword.category() == Keyword.Category.COLUMN_NAME;
    }

    private interface Inside {
        JsonForm read();
    }

    private Expr form(Token token, Inside inside) {
        cursor.next();
        cursor.expectSign("(");
        JsonForm form = inside.read();
        cursor.expectSign(")");
        return new Expr.Json(cursor.since(token.start()), token.text(), form);
    }

    /// Without a sign or VALUE behind its first argument JSON_OBJECT is a function as others.
    private Expr object(Token token) {
        cursor.next();
        cursor.expectSign("(");
        List<Expr> keys = new ArrayList<>();
        List<JsonForm.Value> values = new ArrayList<>();
        if (!cursor.atSign(")") && !cursor.at("returning")) {
            Expr first = parsers.expressions().expression();
            if (!cursor.atSign(":") && !cursor.at("value")) {
                return legacy(token, first);
            }
            pair(first, keys, values);
            while (cursor.acceptSign(",")) {
                pair(parsers.expressions().expression(), keys, values);
            }
            nullClause();
            uniqueKeys();
        }
        JsonForm.Returning returning = returning();
        cursor.expectSign(")");
        return new Expr.Json(
                cursor.since(token.start()),
                token.text(),
                new JsonForm.Constructor(keys, values, returning));
    }

    private void pair(Expr key, List<Expr> keys, List<JsonForm.Value> values) {
        boolean operation = key instanceof Expr.Operation || key instanceof Expr.Logic;
        if (!cursor.atSign(":") && (operation || !cursor.at("value"))) {
            throw cursor.unexpected();
        }
        cursor.next();
        keys.add(key);
        values.add(value());
    }

    private Expr legacy(Token token, Expr first) {
        List<Expr.Argument> arguments = new ArrayList<>();
        arguments.add(new Expr.Argument(null, first));
        while (cursor.acceptSign(",")) {
            arguments.add(new Expr.Argument(null, parsers.expressions().expression()));
        }
        cursor.expectSign(")");
        return PrimaryParser.builtInCall(
                cursor.since(token.start()), token.span(), "json_object", arguments);
    }

    private JsonForm array() {
        if (cursor.atSign(")") || cursor.at("returning")) {
            return new JsonForm.Constructor(List.of(), List.of(), returning());
        }
        boolean query =
                cursor.at("select")
                        || cursor.at("values")
                        || cursor.at("with")
                        || cursor.at("table")
                        || startsQuery();
        if (query) {
            SelectStatement select = parsers.selects().select();
            format();
            return new JsonForm.ArrayOfQuery(select, returning());
        }
        List<JsonForm.Value> values = new ArrayList<>();
        do {
            values.add(value());
        } while (cursor.acceptSign(","));
        nullClause();
        return new JsonForm.Constructor(List.of(), values, returning());
    }

    /// A query in parentheses is one value, but not with more of a query behind it.
    private boolean startsQuery() {
        int open = 0;
        int ahead = 0;
        do {
            Token token = cursor.peek(ahead);
            open += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
            if (token.kind() == Token.Kind.END) {
                return false;
            }
            ahead++;
        } while (open > 0);
        Token behind = cursor.peek(ahead);
        return behind.kind() == Token.Kind.KEYWORD && QUERY_WORDS.contains(behind.text());
    }

    private Expr aggregate(Token token) {
        cursor.next();
        cursor.expectSign("(");
        boolean object = token.text().equals("json_objectagg");
        List<Expr.Argument> arguments = new ArrayList<>();
        List<Expr.SortKey> orderBy = List.of();
        if (object) {
            List<Expr> keys = new ArrayList<>();
            List<JsonForm.Value> values = new ArrayList<>();
            pair(parsers.expressions().expression(), keys, values);
            arguments.add(new Expr.Argument(null, keys.getFirst()));
            arguments.add(new Expr.Argument(null, plain(values.getFirst())));
        } else {
            arguments.add(new Expr.Argument(null, plain(value())));
            orderBy = cursor.at("order") ? parsers.options().orderBy() : orderBy;
        }
        nullClause();
        if (object) {
            uniqueKeys();
        }
        JsonForm.Returning returning = returning();
        cursor.expectSign(")");
        Span span = cursor.since(token.start());
        if (cursor.at("within")) {
            throw cursor.unexpected();
        }
        Expr.Call call =
                PrimaryParser.builtInCall(
                        span, span, object ? "json_object_agg" : "json_agg", arguments);
        Expr.Call whole = parsers.calls().withClauses(call.orderedBy(orderBy));
        return new Expr.Json(whole.span(), token.text(), new JsonForm.Aggregate(whole, returning));
    }

    private static Expr plain(JsonForm.Value value) {
        return new Expr.Json(value.expr().span(), "", new JsonForm.Plain(value));
    }

    private JsonForm parse() {
        JsonForm.Value value = value();
        return new JsonForm.Parse(value, uniqueKeys());
    }

    private JsonForm path(JsonForm.PathFunction function) {
        JsonForm.Value context = value();
        cursor.expectSign(",");
        Expr path = parsers.expressions().expression();
        List<JsonForm.Value> passing = passing();
        boolean exists = function == JsonForm.PathFunction.EXISTS;
        JsonForm.Returning returning = exists ? null : returning();
        boolean clashes = function == JsonForm.PathFunction.QUERY && shape().clashes();
        Behaviors on = behaviors(!exists);
        return new JsonForm.Path(
                function, context, path, passing, returning, clashes, on.onEmpty(), on.onError());
    }

    JsonForm.Value value() {
        Expr expr = parsers.expressions().expression();
        return new JsonForm.Value(expr, format());
    }

    private JsonForm.@Nullable Format format() {
        int start = cursor.peek().start();
        if (!cursor.accept("format", "json")) {
            return null;
        }
        String encoding = null;
        if (cursor.accept("encoding")) {
            Name name = cursor.columnId();
            encoding = name.text().toLowerCase(Locale.ROOT);
            if (!ENCODINGS.contains(encoding)) {
                cursor.report(name.span(), "22023", "unrecognized JSON encoding: " + name.text());
            }
        }
        return new JsonForm.Format(cursor.since(start), encoding);
    }

    private JsonForm.@Nullable Returning returning() {
        if (!cursor.accept("returning")) {
            return null;
        }
        TypeName type = parsers.types().type();
        return new JsonForm.Returning(type, format());
    }

    private void nullClause() {
        if (cursor.accept("null", "on") || cursor.accept("absent", "on")) {
            cursor.expect("null");
        }
    }

    private boolean uniqueKeys() {
        boolean with = cursor.accept("with", "unique");
        if (with || cursor.accept("without", "unique")) {
            cursor.accept("keys");
        }
        return with;
    }

    List<JsonForm.Value> passing() {
        List<JsonForm.Value> values = new ArrayList<>();
        if (cursor.accept("passing")) {
            do {
                values.add(value());
                cursor.expect("as");
                cursor.label();
            } while (cursor.acceptSign(","));
        }
        return values;
    }

    /// How JSON_QUERY yields what it found.
    record Shape(boolean given, boolean clashes) {}

    /// The wrapper, then the quotes.
    Shape shape() {
        boolean wrapped = false;
        boolean given = false;
        if (cursor.at("with") || cursor.at("without")) {
            wrapped = cursor.accept("with");
            given = true;
            if (wrapped) {
                if (!cursor.accept("conditional")) {
                    cursor.accept("unconditional");
                }
            } else {
                cursor.next();
            }
            cursor.accept("array");
            cursor.expect("wrapper");
        }
        boolean omits = cursor.at("omit");
        if (omits || cursor.at("keep")) {
            given = true;
            cursor.next();
            cursor.expect("quotes");
            if (cursor.accept("on")) {
                cursor.expect("scalar");
                cursor.expect("string");
            }
        }
        return new Shape(given, wrapped && omits);
    }

    /// What becomes of nothing and of an error.
    record Behaviors(JsonForm.@Nullable Behavior onEmpty, JsonForm.@Nullable Behavior onError) {}

    /// @param both ON EMPTY may stand before ON ERROR
    private Behaviors behaviors(boolean both) {
        JsonForm.Behavior first = behavior();
        if (first == null) {
            return new Behaviors(null, null);
        }
        cursor.expect("on");
        if (!both || !cursor.accept("empty")) {
            cursor.expect("error");
            return new Behaviors(null, first);
        }
        JsonForm.Behavior second = behavior();
        if (second != null) {
            cursor.expect("on");
            cursor.expect("error");
        }
        return new Behaviors(first, second);
    }

    private JsonForm.@Nullable Behavior behavior() {
        Token token = cursor.peek();
        JsonForm.Outcome outcome = outcome(token);
        if (outcome == null) {
            return null;
        }
        cursor.next();
        if (outcome == JsonForm.Outcome.DEFAULT) {
            Expr value = parsers.expressions().expression();
            return new JsonForm.Behavior(token.span(), outcome, value);
        }
        if (token.isKeyword("empty") && !cursor.accept("array")) {
            cursor.accept("object");
        }
        return new JsonForm.Behavior(token.span(), outcome, null);
    }

    private JsonForm.@Nullable Outcome outcome(Token token) {
        return switch (token.kind() == Token.Kind.KEYWORD ? token.text() : "") {
            case "error" -> JsonForm.Outcome.ERROR;
            case "null" -> JsonForm.Outcome.NULL;
            case "true" -> JsonForm.Outcome.TRUE;
            case "false" -> JsonForm.Outcome.FALSE;
            case "unknown" -> JsonForm.Outcome.UNKNOWN;
            case "empty" ->
                    cursor.peek(1).isKeyword("object")
                            ? JsonForm.Outcome.EMPTY_OBJECT
                            : JsonForm.Outcome.EMPTY_ARRAY;
            case "default" -> JsonForm.Outcome.DEFAULT;
            default -> null;
        };
    }

    /// JSON_TABLE in FROM.
    FromItem.JsonTable table(boolean lateral, int start) {
        cursor.next();
        cursor.next();
        JsonForm.Value context = value();
        cursor.expectSign(",");
        Expr path = parsers.expressions().expression();
        boolean constant = path instanceof Expr.Literal l && l.kind() == Expr.LiteralKind.STRING;
        if (!constant) {
            cursor.report(
                    path.span(),
                    "0A000",
                    "only string constants are supported in JSON_TABLE path specification");
        }
        Name name = cursor.accept("as") ? cursor.columnId() : null;
        List<JsonForm.Value> passing = passing();
        List<JsonForm.Column> columns = columns();
        JsonForm.Behavior onError = behaviors(false).onError();
        cursor.expectSign(")");
        FromItem.Alias alias = parsers.from().alias();
        return new FromItem.JsonTable(
                cursor.since(start),
                context,
                path,
                name,
                passing,
                columns,
                onError,
                lateral,
                alias);
    }

    private List<JsonForm.Column> columns() {
        cursor.expect("columns");
        cursor.expectSign("(");
        List<JsonForm.Column> columns = new ArrayList<>();
        do {
            columns.add(cursor.at("nested") && nests() ? nested() : column());
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return columns;
    }

    /// NESTED may also be the name of a column.
    private boolean nests() {
        Token next = cursor.peek(1);
        return next.kind() == Token.Kind.STRING || next.isKeyword("path");
    }

    private JsonForm.Column nested() {
        int start = cursor.next().start();
        cursor.accept("path");
        Expr path = constant();
        Name name = cursor.accept("as") ? cursor.columnId() : null;
        List<JsonForm.Column> columns = columns();
        return new JsonForm.Column.Nested(cursor.since(start), path, name, columns);
    }

    private Expr constant() {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.STRING) {
            throw cursor.unexpected();
        }
        cursor.next();
        return new Expr.Literal(token.span(), Expr.LiteralKind.STRING, token.text());
    }

    private JsonForm.Column column() {
        int start = cursor.peek().start();
        Name name = cursor.columnId();
        if (cursor.accept("for", "ordinality")) {
            return new JsonForm.Column.Ordinality(cursor.since(start), name);
        }
        TypeName type = parsers.types().type();
        boolean exists = cursor.accept("exists");
        JsonForm.Format format = exists ? null : format();
        Expr path = cursor.accept("path") ? constant() : null;
        Shape shape = exists ? new Shape(false, false) : shape();
        Behaviors on = behaviors(!exists);
        return new JsonForm.Column.Plain(
                cursor.since(start),
                name,
                new JsonForm.Returning(type, format),
                exists,
                format != null || shape.given(),
                shape.clashes(),
                path,
                on.onEmpty(),
                on.onError());
    }
}
