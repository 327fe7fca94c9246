package org.schemaregistry.sql.syntax;

import java.util.ArrayList;
import java.util.List;

/// The grammar's `c_expr`: constants, names, calls, parentheses and what may follow them. One
/// thread.
final class PrimaryParser {
    private final TokenCursor cursor;
    private final Parsers parsers;

    PrimaryParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// What a pair of parentheses holds.
    sealed interface Paren {
        record Query(Span span, SelectStatement query) implements Paren {}

        record Items(Span span, List<Expr> items) implements Paren {}
    }

    static Expr.Call builtInCall(
            Span span, Span nameSpan, String function, List<Expr.Argument> arguments) {
        List<Name> name = List.of(new Name(nameSpan, "pg_catalog"), new Name(nameSpan, function));
        return new Expr.Call(
                span, nameSpan, name, arguments, false, false, false, List.of(), false, null, null,
                true);
    }

    Expr primary() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case INTEGER -> literal(Expr.LiteralKind.INTEGER);
            case NUMBER -> literal(Expr.LiteralKind.NUMBER);
            case STRING -> literal(Expr.LiteralKind.STRING);
            case BITS -> literal(Expr.LiteralKind.BITS);
            case HEX_BITS -> literal(Expr.LiteralKind.HEX_BITS);
            case PARAMETER -> {
                cursor.next();
                yield indirection(new Expr.Parameter(token.span(), number(token)));
            }
            case IDENTIFIER -> nameOrCall();
            case KEYWORD -> keyword(token);
            case SIGN -> {
                if (!token.isSign("(")) {
                    throw cursor.unexpected();
                }
                yield operand(parenthesized());
            }
            case OPERATOR, ERROR, END -> throw cursor.unexpected();
        };
    }

    private static int number(Token token) {
        return token.text().length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(token.text());
    }

    private Expr literal(Expr.LiteralKind kind) {
        Token token = cursor.next();
        return new Expr.Literal(token.span(), kind, token.text());
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private Expr keyword(Token token) {
        switch (token.text()) {
            case "true" -> {
                return literal(Expr.LiteralKind.TRUE);
            }
            case "false" -> {
                return literal(Expr.LiteralKind.FALSE);
            }
            case "null" -> {
                return literal(Expr.LiteralKind.NULL);
            }
            case "case" -> {
                return caseExpression();
            }
            case "exists" -> {
                if (cursor.peek(1).isSign("(")) {
                    cursor.next();
                    refuseExpression();
                    Paren inside = parenthesized();
                    if (inside instanceof Paren.Query(Span span, SelectStatement query)) {
                        return new Expr.Exists(token.span().to(span), query);
                    }
                    throw cursor.unexpected();
                }
            }
            case "array" -> {
                return array();
            }
            case "row" -> {
                if (cursor.peek(1).isSign("(")) {
                    return row();
                }
            }
            case "default" -> {
                cursor.next();
                return new Expr.Default(token.span());
            }
            case "grouping" -> {
                if (cursor.peek(1).isSign("(")) {
                    cursor.next();
                    cursor.next();
                    List<Expr> items = parsers.expressions().list();
                    cursor.expectSign(")");
                    return new Expr.Grouping(cursor.since(token.start()), items);
                }
            }
            default -> {}
        }
        if (token.text().equals("json") && cursor.peek(1).kind() == Token.Kind.STRING) {
            return typedLiteral();
        }
        Expr special = parsers.calls().special(token);
        if (special != null) {
            return special;
        }
        if (TypeNameParser.isSpecial(token.text())) {
            return typedLiteralOrColumn(token);
        }
        if (token.text().equals("double")
                && cursor.peek(1).isKeyword("precision")
                && cursor.peek(2).kind() == Token.Kind.STRING) {
            return typedLiteral();
        }
        return nameOrCall();
    }

    /// `int '5'`, `timestamp(3) 'x'`, `interval '1' day`; else a column of that name.
    private Expr typedLiteralOrColumn(Token token) {
        Token after = cursor.peek(1);
        boolean literal = after.kind() == Token.Kind.STRING || after.isSign("(");
        literal |=
                switch (token.text()) {
                    case "bit", "character", "char", "nchar" -> after.isKeyword("varying");
                    case "national" -> after.isKeyword("character") || after.isKeyword("char");
                    case "timestamp", "time" ->
                            (after.isKeyword("with") || after.isKeyword("without"))
                                    && cursor.peek(2).isKeyword("time");
                    default -> false;
                };
        return literal ? typedLiteral() : nameOrCall();
    }

    private Expr typedLiteral() {
        int start = cursor.peek().start();
        boolean interval = cursor.at("interval");
        TypeName type = parsers.types().simple(true);
        Token text = cursor.expectKind(Token.Kind.STRING);
        Expr value = new Expr.Literal(text.span(), Expr.LiteralKind.STRING, text.text());
        if (interval && type.modifiers().isEmpty()) {
            type = parsers.types().interval(start);
        }
        return new Expr.Cast(cursor.since(start), type.span(), value, type);
    }

    /// Behind EXISTS stands a query.
    private void refuseExpression() {
        Token first = cursor.peek(1);
        boolean query =
                first.isSign("(")
                        || first.isKeyword("select")
                        || first.isKeyword("with")
                        || first.isKeyword("table")
                        || first.isKeyword("values");
        if (!query) {
            cursor.next();
            throw cursor.unexpected();
        }
    }

    private Expr caseExpression() {
        int start = cursor.next().start();
        Expr operand = cursor.at("when") ? null : parsers.expressions().expression();
        List<Expr.When> whens = new ArrayList<>();
        if (!cursor.at("when")) {
            throw cursor.unexpected();
        }
        while (cursor.at("when")) {
            Span at = cursor.next().span();
            Expr condition = parsers.expressions().expression();
            cursor.expect("then");
            whens.add(new Expr.When(at, condition, parsers.expressions().expression()));
        }
        Expr otherwise = cursor.accept("else") ? parsers.expressions().expression() : null;
        cursor.expect("end");
        return new Expr.Case(cursor.since(start), operand, whens, otherwise);
    }

    private Expr array() {
        Token word = cursor.next();
        if (cursor.atSign("[")) {
            Expr.ArrayOf inside = brackets();
            return new Expr.ArrayOf(word.span().to(inside.span()), inside.items());
        }
        if (cursor.atSign("(")
                && parenthesized() instanceof Paren.Query(Span span, SelectStatement query)) {
            return new Expr.ArrayQuery(word.span().to(span), query);
        }
        throw cursor.unexpected();
    }

    /// `[a, b]` or `[[a], [b]]`
    private Expr.ArrayOf brackets() {
        cursor.enter();
        int start = cursor.expectSign("[").start();
        List<Expr> items = new ArrayList<>();
        if (!cursor.atSign("]")) {
            boolean nested = cursor.atSign("[");
            do {
                items.add(nested ? brackets() : parsers.expressions().expression());
            } while (cursor.acceptSign(","));
        }
        cursor.expectSign("]");
        cursor.leave();
        return new Expr.ArrayOf(cursor.since(start), items);
    }

    private Expr row() {
        Token word = cursor.next();
        cursor.expectSign("(");
        List<Expr> items = cursor.atSign(")") ? List.of() : rowItems();
        cursor.expectSign(")");
        return new Expr.Row(cursor.since(word.start()), items, true);
    }

    private List<Expr> rowItems() {
        return parsers.expressions().list();
    }

    /// Parentheses as an operand: a scalar subquery, a row or just an expression.
    private Expr operand(Paren paren) {
        return switch (paren) {
            case Paren.Query(Span span, SelectStatement query) ->
                    indirection(new Expr.Scalar(span, query));
            case Paren.Items(Span span, List<Expr> items) ->
                    items.size() == 1
                            ? indirection(items.get(0))
                            : new Expr.Row(span, items, false);
        };
    }

    /// A parenthesis, whatever it holds: a query or expressions. Which of them it is may only turn
    /// out behind further parentheses.
    Paren parenthesized() {
        cursor.enter();
        int start = cursor.expectSign("(").start();
        Paren result;
        if (startsQuery()) {
            SelectStatement query = parsers.selects().select();
            cursor.expectSign(")");
            result = new Paren.Query(cursor.since(start), query);
        } else if (cursor.atSign("(")) {
            result = nested(start, parenthesized());
        } else {
            List<Expr> items = parsers.expressions().list();
            cursor.expectSign(")");
            result = new Paren.Items(cursor.since(start), items);
        }
        cursor.leave();
        return result;
    }

    private Paren nested(int start, Paren first) {
        if (first instanceof Paren.Query(Span span, SelectStatement query)) {
            if (parsers.selects().continuesQuery()) {
                SelectStatement whole = parsers.selects().continued(span, query);
                cursor.expectSign(")");
                return new Paren.Query(cursor.since(start), whole);
            }
            if (cursor.acceptSign(")")) {
                return new Paren.Query(cursor.since(start), query);
            }
        }
        List<Expr> items = new ArrayList<>();
        items.add(parsers.expressions().continued(operand(first)));
        while (cursor.acceptSign(",")) {
            items.add(parsers.expressions().expression());
        }
        cursor.expectSign(")");
        return new Paren.Items(cursor.since(start), items);
    }

    boolean startsQuery() {
        return cursor.at("select")
                || cursor.at("with")
                || cursor.at("table")
                || (cursor.at("values") && cursor.peek(1).isSign("("));
    }

    /// A column, a typed literal such as `date 'x'`, or a call.
    private Expr nameOrCall() {
        Token first = cursor.peek();
        boolean columnId = TokenCursor.isColumnId(first);
        boolean functionName = TokenCursor.isTypeOrFunctionName(first);
        if (!columnId && !functionName) {
            if (first.isKeyword("cast")) {
                cursor.next();
            }
            throw cursor.unexpected();
        }
        Token after = cursor.peek(1);
        if (functionName && after.kind() == Token.Kind.STRING) {
            return typedLiteral();
        }
        if (functionName && after.isSign("(")) {
            cursor.next();
            return typed(parsers.calls().call(List.of(TokenCursor.name(first)), first.span()));
        }
        cursor.next();
        if (!columnId) {
            throw cursor.unexpected();
        }
        return after.isSign(".") || after.isSign("[")
                ? qualified(first)
                : new Expr.Column(first.span(), List.of(TokenCursor.name(first)));
    }

    /// `name(10) 'text'` is a literal of that type, however the parentheses were meant.
    private Expr typed(Expr.Call call) {
        boolean plain =
                !call.distinct()
                        && !call.variadic()
                        && !call.arguments().isEmpty()
                        && call.orderBy().isEmpty()
                        && call.filter() == null
                        && call.over() == null;
        if (!plain || cursor.peek().kind() != Token.Kind.STRING) {
            return call;
        }
        List<String> modifiers = new ArrayList<>(2);
        for (Expr.Argument argument : call.arguments()) {
            modifiers.add(
                    argument.value() instanceof Expr.Literal(var span, var kind, String text)
                            ? text
                            : "x");
        }
        Token text = cursor.next();
        TypeName type = TypeName.of(call.nameSpan(), call.name(), modifiers);
        Expr value = new Expr.Literal(text.span(), Expr.LiteralKind.STRING, text.text());
        return new Expr.Cast(cursor.since(call.span().start()), call.nameSpan(), value, type);
    }

    private Expr qualified(Token first) {
        List<Name> parts = new ArrayList<>(3);
        parts.add(TokenCursor.name(first));
        while (cursor.atSign(".")) {
            cursor.next();
            if (cursor.acceptSign("*")) {
                return new Expr.Star(cursor.since(first.start()), parts);
            }
            parts.add(cursor.label());
        }
        Span span = cursor.since(first.start());
        if (parts.size() > 1 && cursor.atSign("(")) {
            return typed(parsers.calls().call(parts, span));
        }
        if (parts.size() > 1 && cursor.peek().kind() == Token.Kind.STRING) {
            Token text = cursor.next();
            TypeName type = TypeName.of(span, parts, List.of());
            Expr value = new Expr.Literal(text.span(), Expr.LiteralKind.STRING, text.text());
            return new Expr.Cast(cursor.since(first.start()), span, value, type);
        }
        return indirection(new Expr.Column(span, parts));
    }

    /// `.field`, `.*` and `[i]` behind an operand.
    Expr indirection(Expr operand) {
        Expr result = operand;
        while (true) {
            if (cursor.atSign("[")) {
                List<Expr.Index> indexes = new ArrayList<>(1);
                while (cursor.atSign("[")) {
                    indexes.add(index());
                }
                result = new Expr.Subscript(since(operand), result, indexes);
            } else if (cursor.atSign(".")) {
                cursor.next();
                if (cursor.acceptSign("*")) {
                    return new Expr.AllFieldsOf(since(operand), result);
                }
                Name field = cursor.label();
                result = new Expr.FieldOf(since(operand), result, field);
            } else {
                return result;
            }
        }
    }

    private Span since(Expr first) {
        return new Span(first.span().start(), Math.max(first.span().end(), cursor.lastEnd()));
    }

    Expr.Index index() {
        cursor.expectSign("[");
        Expr lower = null;
        Expr upper = null;
        boolean slice = false;
        if (!cursor.atSign(":")) {
            lower = parsers.expressions().expression();
        }
        if (cursor.acceptSign(":")) {
            slice = true;
            if (!cursor.atSign("]")) {
                upper = parsers.expressions().expression();
            }
        }
        cursor.expectSign("]");
        return slice ? new Expr.Index(true, lower, upper) : new Expr.Index(false, null, lower);
    }
}
