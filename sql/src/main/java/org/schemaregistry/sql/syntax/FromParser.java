package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Items of FROM: tables, subqueries, functions and joins. One thread.
final class FromParser {
    private static final int USING_TAKES_ALIAS = 14;
    private static final int SUBQUERY_ALIAS_OPTIONAL = 16;

    private final TokenCursor cursor;
    private final Parsers parsers;

    FromParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The grammar's `table_ref` with all joins that follow.
    FromItem item() {
        cursor.enter();
        FromItem result = joins(primary());
        cursor.leave();
        return result;
    }

    private FromItem joins(FromItem first) {
        FromItem left = first;
        while (atJoin()) {
            left = join(left);
        }
        return left;
    }

    private boolean atJoin() {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.KEYWORD) {
            return false;
        }
        return switch (token.text()) {
            case "join", "inner", "cross", "natural", "left", "right", "full" -> true;
            default -> false;
        };
    }

    private FromItem join(FromItem left) {
        cursor.enter();
        if (cursor.accept("cross")) {
            cursor.expect("join");
            FromItem right = primary();
            cursor.leave();
            return built(FromItem.JoinKind.CROSS, false, left, right, List.of(), null, null);
        }
        boolean natural = cursor.accept("natural");
        FromItem.JoinKind kind = joinKind();
        cursor.expect("join");
        FromItem right = primary();
        if (natural) {
            cursor.leave();
            return built(kind, true, left, right, List.of(), null, null);
        }
        while (atJoin()) {
            right = join(right);
        }
        cursor.leave();
        if (cursor.accept("using")) {
            cursor.expectSign("(");
            List<Name> columns = cursor.columnIds();
            cursor.expectSign(")");
            boolean named = cursor.majorVersion >= USING_TAKES_ALIAS && cursor.accept("as");
            Name alias = named ? cursor.columnId() : null;
            return built(kind, false, left, right, columns, alias, null);
        }
        cursor.expect("on");
        Expr on = parsers.expressions().expression();
        return built(kind, false, left, right, List.of(), null, on);
    }

    private FromItem.JoinKind joinKind() {
        if (cursor.accept("left")) {
            cursor.accept("outer");
            return FromItem.JoinKind.LEFT;
        }
        if (cursor.accept("right")) {
            cursor.accept("outer");
            return FromItem.JoinKind.RIGHT;
        }
        if (cursor.accept("full")) {
            cursor.accept("outer");
            return FromItem.JoinKind.FULL;
        }
        cursor.accept("inner");
        return FromItem.JoinKind.INNER;
    }

    private FromItem built(
            FromItem.JoinKind kind,
            boolean natural,
            FromItem left,
            FromItem right,
            List<Name> using,
            @Nullable Name usingAlias,
            @Nullable Expr on) {
        Span span = cursor.since(left.span().start());
        return new FromItem.Join(span, kind, natural, left, right, using, usingAlias, on, null);
    }

    private FromItem primary() {
        Token first = cursor.peek();
        boolean lateral = cursor.accept("lateral");
        if (cursor.atSign("(")) {
            return lateral ? subquery(first.start(), true) : parenthesized();
        }
        if (cursor.at("xmltable") && cursor.peek(1).isSign("(")) {
            return parsers.xml().table(lateral, first.start());
        }
        if (cursor.at("json_table") && cursor.peek(1).isSign("(")) {
            return parsers.json().table(lateral, first.start());
        }
        if (cursor.at("rows") && cursor.peek(1).isKeyword("from") && cursor.peek(2).isSign("(")) {
            return rowsFrom(first.start(), lateral);
        }
        if (cursor.at("only") && !lateral) {
            return sampled(relationExpression());
        }
        Expr special = parsers.calls().inFrom();
        if (special != null) {
            return function(first.start(), lateral, special);
        }
        return named(first.start(), lateral);
    }

    /// A table, or a function where a parenthesis follows the name.
    private FromItem named(int start, boolean lateral) {
        Token token = cursor.peek();
        boolean functionName = TokenCursor.isTypeOrFunctionName(token);
        if (token.isKeyword("cast") && !cursor.peek(1).isSign("(")) {
            cursor.next();
            throw cursor.unexpected();
        }
        if (!functionName && !cursor.atColumnId()) {
            throw cursor.unexpected();
        }
        if (!cursor.atColumnId() && !cursor.peek(1).isSign("(")) {
            cursor.next();
            throw cursor.unexpected();
        }
        List<Name> name = new ArrayList<>(2);
        name.add(TokenCursor.name(cursor.next()));
        while (cursor.acceptSign(".")) {
            name.add(cursor.label());
        }
        Span span = cursor.since(token.start());
        boolean callable = functionName || name.size() > 1;
        if (cursor.atSign("(") && callable) {
            return function(start, lateral, parsers.calls().plainCall(name, span));
        }
        if (lateral) {
            throw cursor.unexpected();
        }
        cursor.acceptSign("*");
        return sampled(new FromItem.Relation(span, name, false, alias(), null));
    }

    /// `[ONLY] name [*]` with an alias.
    FromItem.Relation relationExpression() {
        boolean only = cursor.accept("only");
        boolean open = only && cursor.acceptSign("(");
        int start = cursor.peek().start();
        List<Name> name = cursor.qualifiedName();
        Span span = cursor.since(start);
        if (open) {
            cursor.expectSign(")");
        }
        if (!only) {
            cursor.acceptSign("*");
        }
        return new FromItem.Relation(span, name, only, alias(), null);
    }

    private FromItem sampled(FromItem.Relation relation) {
        if (!cursor.at("tablesample")) {
            return relation;
        }
        int start = cursor.next().start();
        List<Name> method = cursor.qualifiedName();
        cursor.expectSign("(");
        List<Expr> arguments = parsers.expressions().list();
        cursor.expectSign(")");
        Expr repeatable = null;
        if (cursor.accept("repeatable")) {
            cursor.expectSign("(");
            repeatable = parsers.expressions().expression();
            cursor.expectSign(")");
        }
        FromItem.Sample sample =
                new FromItem.Sample(cursor.since(start), method, arguments, repeatable);
        return new FromItem.Relation(
                relation.span(), relation.name(), relation.only(), relation.alias(), sample);
    }

    FromItem.@Nullable Alias alias() {
        int start = cursor.peek().start();
        if (cursor.accept("as")) {
            return alias(start, cursor.columnId());
        }
        return cursor.atColumnId() ? alias(start, cursor.columnId()) : null;
    }

    private FromItem.Alias alias(int start, Name name) {
        List<Name> columns = List.of();
        if (cursor.acceptSign("(")) {
            columns = cursor.columnIds();
            cursor.expectSign(")");
        }
        return new FromItem.Alias(cursor.since(start), name, columns);
    }

    private FromItem subquery(int start, boolean lateral) {
        if (!(parsers.primary().parenthesized()
                instanceof PrimaryParser.Paren.Query(Span span, SelectStatement query))) {
            throw cursor.unexpected();
        }
        return aliased(start, span, query, lateral);
    }

    private FromItem aliased(int start, Span span, SelectStatement query, boolean lateral) {
        FromItem.Alias alias = alias();
        if (alias == null && cursor.majorVersion < SUBQUERY_ALIAS_OPTIONAL) {
            boolean values = query.isBare() && query.body() instanceof SelectStatement.Body.Values;
            String what = values ? "VALUES" : "subquery";
            cursor.report(span, "42601", what + " in FROM must have an alias");
        }
        return new FromItem.Subquery(cursor.since(start), query, lateral, alias);
    }

    /// A subquery or a join in parentheses; which one may only turn out further inside.
    private FromItem parenthesized() {
        cursor.enter();
        Token open = cursor.next();
        FromItem result;
        if (parsers.primary().startsQuery()) {
            SelectStatement query = parsers.selects().select();
            cursor.expectSign(")");
            result = aliased(open.start(), cursor.since(open.start()), query, false);
        } else if (cursor.atSign("(")) {
            result = nested(open);
        } else {
            result = closedJoin(open, primary());
        }
        cursor.leave();
        return result;
    }

    /// `((SELECT ...) UNION ...)`, `((SELECT ...))`, `((a JOIN b ...) JOIN c ...)` or `((SELECT
    /// ...) x JOIN b ...)`.
    private FromItem nested(Token open) {
        SelectStatement query = nestedQuery();
        if (query == null) {
            return closedJoin(open, parenthesized());
        }
        Span inner = cursor.since(open.end());
        if (parsers.selects().continuesQuery()) {
            SelectStatement whole = parsers.selects().continued(inner, query);
            cursor.expectSign(")");
            return aliased(open.start(), cursor.since(open.start()), whole, false);
        }
        if (cursor.acceptSign(")")) {
            return aliased(open.start(), cursor.since(open.start()), query, false);
        }
        return closedJoin(open, aliased(inner.start(), inner, query, false));
    }

    /// The query in the parentheses that start here; null (and nothing read) if they hold a join.
    private @Nullable SelectStatement nestedQuery() {
        int ahead = 0;
        while (cursor.peek(ahead).isSign("(")) {
            ahead++;
        }
        Token first = cursor.peek(ahead);
        boolean query =
                first.isKeyword("select")
                        || first.isKeyword("with")
                        || first.isKeyword("table")
                        || first.isKeyword("values");
        if (!query || !closesAsQuery(ahead)) {
            return null;
        }
        return parsers.primary().parenthesized()
                                instanceof
                                PrimaryParser.Paren.Query(Span span, SelectStatement found)
                        && span.start() >= 0
                ? found
                : null;
    }

    /// Whether the parentheses, `depth` deep, around a query hold nothing but queries: no alias and
    /// no join stands behind an inner one.
    private boolean closesAsQuery(int depth) {
        int level = 0;
        int ahead = 0;
        while (true) {
            Token token = cursor.peek(ahead);
            if (token.kind() == Token.Kind.END || token.isSign(";")) {
                return true;
            }
            if (token.isSign("(")) {
                level++;
            } else if (token.isSign(")")) {
                level--;
                if (level == 0) {
                    return true;
                }
                Token after = cursor.peek(ahead + 1);
                if (level < depth && isJoinedOrNamed(after)) {
                    return false;
                }
            }
            ahead++;
        }
    }

    private static boolean isJoinedOrNamed(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER -> true;
            case KEYWORD ->
                    switch (token.text()) {
                        case "as", "join", "inner", "cross", "natural", "left", "right", "full" ->
                                true;
                        default -> false;
                    };
            case INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, OPERATOR, SIGN, ERROR, END ->
                    false;
        };
    }

    /// A parenthesis in FROM that is no query must hold a join.
    private FromItem closedJoin(Token open, FromItem first) {
        FromItem inside = joins(first);
        if (!(inside instanceof FromItem.Join join) || (inside.equals(first) && !isClosed(first))) {
            throw cursor.unexpected();
        }
        cursor.expectSign(")");
        FromItem.Alias alias = alias();
        return new FromItem.Join(
                cursor.since(open.start()),
                join.kind(),
                join.natural(),
                join.left(),
                join.right(),
                join.using(),
                join.usingAlias(),
                join.on(),
                alias == null ? join.alias() : alias);
    }

    private static boolean isClosed(FromItem item) {
        return item instanceof FromItem.Join;
    }

    private FromItem rowsFrom(int start, boolean lateral) {
        cursor.next();
        cursor.next();
        cursor.expectSign("(");
        List<FromItem.Routine> routines = new ArrayList<>();
        do {
            Expr call = windowlessCall();
            List<FromItem.ColumnDefinition> columns = List.of();
            if (cursor.accept("as")) {
                cursor.expectSign("(");
                columns = columnDefinitions();
                cursor.expectSign(")");
            }
            routines.add(new FromItem.Routine(call, columns));
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return functionRest(start, lateral, routines, true);
    }

    private Expr windowlessCall() {
        Expr special = parsers.calls().inFrom();
        if (special != null) {
            return special;
        }
        int start = cursor.peek().start();
        if (!TokenCursor.isTypeOrFunctionName(cursor.peek()) && !cursor.atColumnId()) {
            throw cursor.unexpected();
        }
        List<Name> name = new ArrayList<>(2);
        name.add(TokenCursor.name(cursor.next()));
        while (cursor.acceptSign(".")) {
            name.add(cursor.label());
        }
        return parsers.calls().plainCall(name, cursor.since(start));
    }

    private FromItem function(int start, boolean lateral, Expr call) {
        return functionRest(start, lateral, List.of(new FromItem.Routine(call, List.of())), false);
    }

    private FromItem functionRest(
            int start, boolean lateral, List<FromItem.Routine> routines, boolean rowsFrom) {
        boolean ordinality = false;
        if (cursor.at("with") && cursor.peek(1).isKeyword("ordinality")) {
            cursor.next();
            cursor.next();
            ordinality = true;
        }
        FromItem.Alias alias = null;
        List<FromItem.ColumnDefinition> columns = List.of();
        int aliasStart = cursor.peek().start();
        boolean as = cursor.accept("as");
        if (as && cursor.acceptSign("(")) {
            columns = columnDefinitions();
            cursor.expectSign(")");
        } else if (as || cursor.atColumnId()) {
            Name name = cursor.columnId();
            if (cursor.atSign("(") && definesColumns()) {
                cursor.next();
                columns = columnDefinitions();
                cursor.expectSign(")");
                alias = new FromItem.Alias(cursor.since(aliasStart), name, List.of());
            } else {
                alias = alias(aliasStart, name);
            }
        }
        return new FromItem.Function(
                cursor.since(start), routines, rowsFrom, lateral, ordinality, alias, columns);
    }

    /// After `(` and a name, a type follows in a column definition list.
    private boolean definesColumns() {
        Token after = cursor.peek(2);
        return !after.isSign(",") && !after.isSign(")");
    }

    private List<FromItem.ColumnDefinition> columnDefinitions() {
        List<FromItem.ColumnDefinition> columns = new ArrayList<>();
        do {
            Name name = cursor.columnId();
            TypeName type = parsers.types().type();
            if (cursor.accept("collate")) {
                cursor.qualifiedName();
            }
            columns.add(new FromItem.ColumnDefinition(name, type));
        } while (cursor.acceptSign(","));
        return columns;
    }
}
