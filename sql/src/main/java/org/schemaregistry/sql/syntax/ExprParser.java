package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Expressions by precedence, as the server's grammar ranks them. One thread.
final class ExprParser {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int MEMBER = 6;
    private static final int OPERATOR = 9;
    private static final int SUM = 10;
    private static final int PRODUCT = 11;
    private static final int POWER = 12;
    private static final int AT = 13;
    private static final int COLLATE = 14;
    private static final int SIGN = 15;
    private static final int TYPECAST = 18;

    private static final Set<String> FORMS = Set.of("nfc", "nfd", "nfkc", "nfkd");

    private final TokenCursor cursor;
    private final Parsers parsers;
    private boolean inSubstring;

    ExprParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The first argument of SUBSTRING.
    Expr substringOperand() {
        boolean before = inSubstring;
        inSubstring = true;
        Expr operand = expression();
        inSubstring = before;
        return operand;
    }

    /// The grammar's `a_expr`.
    Expr expression() {
        return parse(0, false);
    }

    /// The grammar's `b_expr`, which has no AND, OR, NOT, IN, LIKE, BETWEEN or IS NULL.
    Expr restricted() {
        return parse(0, true);
    }

    /// `a, b, c`
    List<Expr> list() {
        List<Expr> items = new ArrayList<>();
        items.add(expression());
        while (cursor.acceptSign(",")) {
            items.add(expression());
        }
        return items;
    }

    private Expr parse(int lowest, boolean restricted) {
        cursor.enter();
        Expr left = prefix(restricted);
        Expr result = infix(left, lowest, restricted);
        cursor.leave();
        return result;
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private Expr prefix(boolean restricted) {
        Token token = cursor.peek();
        switch (token.kind()) {
            case KEYWORD -> {
                if (token.text().equals("not") && !restricted) {
                    cursor.next();
                    Expr operand = parse(NOT, false);
                    return new Expr.Not(new Span(token.start(), operand.span().end()), operand);
                }
                if (token.text().equals("operator") && cursor.peek(1).isSign("(")) {
                    return prefixOperation(operatorName(), restricted);
                }
                return parsers.primary().primary();
            }
            case SIGN -> {
                if (token.text().equals("+") || token.text().equals("-")) {
                    cursor.next();
                    Expr operand = parse(SIGN, restricted);
                    return signed(token, operand);
                }
                return parsers.primary().primary();
            }
            case OPERATOR -> {
                return prefixOperation(operatorName(), restricted);
            }
            case IDENTIFIER, INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, ERROR, END -> {
                return parsers.primary().primary();
            }
        }
        throw cursor.unexpected();
    }

    private Expr prefixOperation(Expr.OperatorName operator, boolean restricted) {
        Expr operand = parse(OPERATOR + 1, restricted);
        return new Expr.Operation(operator.span().to(operand.span()), operator, null, operand);
    }

    /// A minus before a number belongs to the constant, as in the grammar's `doNegate`.
    private static Expr signed(Token sign, Expr operand) {
        Span span = new Span(sign.start(), Math.max(sign.end(), operand.span().end()));
        if (sign.text().equals("-")
                && operand
                        instanceof Expr.Literal(Span inner, Expr.LiteralKind kind, String digits)) {
            switch (kind) {
                case INTEGER, NUMBER -> {
                    String negated = digits.startsWith("-") ? digits.substring(1) : "-" + digits;
                    return new Expr.Literal(new Span(sign.start(), inner.end()), kind, negated);
                }
                case STRING, BITS, HEX_BITS, TRUE, FALSE, NULL -> {}
            }
        }
        return new Expr.Operation(
                span, new Expr.OperatorName(sign.span(), null, sign.text()), null, operand);
    }

    /// Goes on behind a finished operand; also used where a parenthesis turned out to be one.
    Expr continued(Expr left) {
        return infix(left, 0, false);
    }

    private Expr infix(Expr first, int lowest, boolean restricted) {
        Expr left = first;
        while (true) {
            Token token = cursor.peek();
            if (left instanceof Expr.Row row && token.isKeyword("overlaps")) {
                left = overlaps(row);
                continue;
            }
            int rank = rank(token, restricted);
            if (rank < lowest || rank == 0 || (lowest == 0 && cursor.isTargetLabel())) {
                return left;
            }
            left = step(left, rank, restricted);
            boolean lonely = rank == COMPARISON || rank == MEMBER || rank == IS;
            if (lonely && endsInOperand(left) && rank(cursor.peek(), restricted) == rank) {
                throw cursor.unexpected();
            }
        }
    }

    /// Operators of the non-associative ranks clash only where their right side is an operand.
    private static boolean endsInOperand(Expr expr) {
        return expr instanceof Expr.Operation
                || expr instanceof Expr.IsDistinct
                || expr instanceof Expr.Between
                || expr instanceof Expr.Like;
    }

    private int rank(Token token, boolean restricted) {
        return switch (token.kind()) {
            case OPERATOR -> OPERATOR;
            case SIGN ->
                    switch (token.text()) {
                        case "<", ">", "=", "<=", ">=", "<>" -> COMPARISON;
                        case "+", "-" -> SUM;
                        case "*", "/", "%" -> PRODUCT;
                        case "^" -> POWER;
                        case "::" -> TYPECAST;
                        default -> 0;
                    };
            case KEYWORD -> keywordRank(token, restricted);
            case IDENTIFIER, INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, ERROR, END -> 0;
        };
    }

    private int keywordRank(Token token, boolean restricted) {
        return switch (token.text()) {
            case "operator" -> cursor.peek(1).isSign("(") ? OPERATOR : 0;
            case "is" -> IS;
            case "isnull", "notnull" -> restricted ? 0 : IS;
            case "or" -> restricted ? 0 : OR;
            case "and" -> restricted ? 0 : AND;
            case "similar" -> restricted || endsBySimilar() ? 0 : MEMBER;
            case "in", "like", "ilike", "between" -> restricted ? 0 : MEMBER;
            case "not" -> restricted ? 0 : notRank();
            case "at" -> restricted ? 0 : AT;
            case "collate" -> restricted ? 0 : COLLATE;
            default -> 0;
        };
    }

    /// The first argument of SUBSTRING ends at a SIMILAR without TO.
    private boolean endsBySimilar() {
        return inSubstring && !cursor.peek(1).isKeyword("to");
    }

    private int notRank() {
        Token after = cursor.peek(1);
        if (after.kind() != Token.Kind.KEYWORD) {
            return 0;
        }
        return switch (after.text()) {
            case "in", "like", "ilike", "similar", "between" -> MEMBER;
            default -> 0;
        };
    }

    private Expr step(Expr left, int rank, boolean restricted) {
        return switch (rank) {
            case TYPECAST -> typecast(left);
            case COLLATE -> {
                Token at = cursor.next();
                List<Name> name = cursor.qualifiedName();
                yield new Expr.Collate(since(left), at.span(), left, name);
            }
            case AT -> atTimeZone(left);
            case OR, AND -> logic(left, rank);
            case IS -> is(left, restricted);
            case MEMBER -> member(left);
            default -> operation(left, rank, restricted);
        };
    }

    /// `(start, end) OVERLAPS (start, end)` is a call of the function.
    private Expr overlaps(Expr.Row left) {
        Token at = cursor.next();
        if (!(parsers.primary().primary() instanceof Expr.Row right)) {
            throw cursor.unexpected();
        }
        List<Expr.Argument> arguments = new ArrayList<>(4);
        for (Expr.Row row : List.of(left, right)) {
            if (row.items().size() != 2) {
                String side = left.items().size() != 2 ? "left" : "right";
                String message =
                        "wrong number of parameters on " + side + " side of OVERLAPS expression";
                throw cursor.stop(row.span(), "42601", message);
            }
            row.items().forEach(item -> arguments.add(new Expr.Argument(null, item)));
        }
        return PrimaryParser.builtInCall(since(left), at.span(), "overlaps", arguments);
    }

    private Span since(Expr left) {
        return new Span(left.span().start(), Math.max(left.span().end(), cursor.lastEnd()));
    }

    private Expr typecast(Expr left) {
        Token at = cursor.next();
        TypeName type = parsers.types().type();
        return new Expr.Cast(since(left), at.span(), left, type);
    }

    private Expr atTimeZone(Expr left) {
        Token at = cursor.next();
        List<Expr.Argument> arguments = new ArrayList<>(2);
        if (cursor.majorVersion >= 17 && cursor.accept("local")) {
            arguments.add(new Expr.Argument(null, left));
        } else {
            cursor.expect("time");
            cursor.expect("zone");
            Expr zone = parse(AT + 1, false);
            arguments.add(new Expr.Argument(null, zone));
            arguments.add(new Expr.Argument(null, left));
        }
        return PrimaryParser.builtInCall(since(left), at.span(), "timezone", arguments);
    }

    private Expr logic(Expr first, int rank) {
        List<Expr> operands = new ArrayList<>(4);
        operands.add(first);
        String word = rank == AND ? "and" : "or";
        while (cursor.at(word)) {
            cursor.next();
            operands.add(parse(rank + 1, false));
        }
        return new Expr.Logic(since(first), rank == AND, operands);
    }

    private Expr operation(Expr left, int rank, boolean restricted) {
        Expr.OperatorName operator = operatorName();
        Token after = cursor.peek();
        if (!restricted
                && (after.isKeyword("any") || after.isKeyword("some") || after.isKeyword("all"))) {
            return quantified(left, operator);
        }
        Expr right = parse(rank + 1, restricted);
        return new Expr.Operation(since(left), operator, left, right);
    }

    private Expr quantified(Expr left, Expr.OperatorName operator) {
        boolean all = cursor.next().text().equals("all");
        return switch (parsers.primary().parenthesized()) {
            case PrimaryParser.Paren.Query(Span span, SelectStatement query) ->
                    new Expr.QuantifiedQuery(left.span().to(span), operator, left, all, query);
            case PrimaryParser.Paren.Items(Span span, List<Expr> items) -> {
                if (items.size() != 1) {
                    throw cursor.unexpected(cursor.firstComma(span));
                }
                yield new Expr.Quantified(left.span().to(span), operator, left, all, items.get(0));
            }
        };
    }

    /// An operator sign, name or `OPERATOR(schema.op)`.
    Expr.OperatorName operatorName() {
        Token token = cursor.next();
        if (!token.isKeyword("operator")) {
            return new Expr.OperatorName(token.span(), null, token.text());
        }
        cursor.expectSign("(");
        String database = null;
        String schema = null;
        while (cursor.atColumnId()) {
            database = schema;
            schema = cursor.columnId().text();
            cursor.expectSign(".");
        }
        Token operator = cursor.peek();
        if (!isOperator(operator)) {
            throw cursor.unexpected();
        }
        cursor.next();
        cursor.expectSign(")");
        return new Expr.OperatorName(token.span(), database, schema, operator.text());
    }

    static boolean isOperator(Token token) {
        return switch (token.kind()) {
            case OPERATOR -> true;
            case SIGN ->
                    switch (token.text()) {
                        case "<", ">", "=", "<=", ">=", "<>", "+", "-", "*", "/", "%", "^" -> true;
                        default -> false;
                    };
            case IDENTIFIER,
                    KEYWORD,
                    INTEGER,
                    NUMBER,
                    STRING,
                    BITS,
                    HEX_BITS,
                    PARAMETER,
                    ERROR,
                    END ->
                    false;
        };
    }

    private Expr is(Expr left, boolean restricted) {
        Token at = cursor.next();
        if (!at.text().equals("is")) {
            return new Expr.Is(since(left), left, Expr.Test.NULL, at.text().equals("notnull"));
        }
        boolean negated = cursor.accept("not");
        Token word = cursor.peek();
        if (word.kind() != Token.Kind.KEYWORD) {
            throw cursor.unexpected();
        }
        if (word.text().equals("distinct")) {
            cursor.next();
            cursor.expect("from");
            Expr right = parse(IS + 1, restricted);
            return new Expr.IsDistinct(since(left), at.span(), left, right, negated);
        }
        Expr normalized = restricted ? null : normalized(left, at);
        if (normalized != null) {
            return negated ? new Expr.Not(since(left), normalized) : normalized;
        }
        Expr.Test test = test(word, restricted);
        if (test == null) {
            throw cursor.unexpected();
        }
        return new Expr.Is(since(left), left, test, negated);
    }

    /// `IS [form] NORMALIZED` is the call of a function; null where none stands here.
    private @Nullable Expr normalized(Expr left, Token at) {
        List<Expr.Argument> arguments = new ArrayList<>();
        arguments.add(new Expr.Argument(null, left));
        Token form = cursor.peek();
        if (FORMS.contains(form.text()) && form.kind() == Token.Kind.KEYWORD) {
            cursor.next();
            cursor.expect("normalized");
            Expr name = new Expr.Literal(form.span(), Expr.LiteralKind.STRING, form.text());
            arguments.add(new Expr.Argument(null, name));
        } else if (!cursor.accept("normalized")) {
            return null;
        }
        return PrimaryParser.builtInCall(since(left), at.span(), "is_normalized", arguments);
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private Expr.@Nullable Test test(Token word, boolean restricted) {
        if (word.text().equals("document")) {
            cursor.next();
            return Expr.Test.DOCUMENT;
        }
        if (restricted) {
            return null;
        }
        switch (word.text()) {
            case "null" -> {
                cursor.next();
                return Expr.Test.NULL;
            }
            case "true" -> {
                cursor.next();
                return Expr.Test.TRUE;
            }
            case "false" -> {
                cursor.next();
                return Expr.Test.FALSE;
            }
            case "unknown" -> {
                cursor.next();
                return Expr.Test.UNKNOWN;
            }
            case "json" -> {
                if (cursor.majorVersion < 16) {
                    return null;
                }
                cursor.next();
                if (!cursor.accept("value")
                        && !cursor.accept("object")
                        && !cursor.accept("array")) {
                    cursor.accept("scalar");
                }
                if (cursor.accept("with") || cursor.accept("without")) {
                    cursor.expect("unique");
                    cursor.accept("keys");
                }
                return Expr.Test.JSON;
            }
            default -> {
                return null;
            }
        }
    }

    private Expr member(Expr left) {
        Token at = cursor.peek();
        boolean negated = cursor.accept("not");
        Token word = cursor.next();
        return switch (word.text()) {
            case "in" -> in(left, at, negated);
            case "between" -> between(left, at, negated);
            case "similar" -> {
                cursor.expect("to");
                yield like(left, at, Expr.LikeKind.SIMILAR, negated);
            }
            case "ilike" -> likeOrQuantified(left, at, Expr.LikeKind.ILIKE, negated);
            default -> likeOrQuantified(left, at, Expr.LikeKind.LIKE, negated);
        };
    }

    private Expr in(Expr left, Token at, boolean negated) {
        return switch (parsers.primary().parenthesized()) {
            case PrimaryParser.Paren.Query(Span span, SelectStatement query) ->
                    new Expr.InQuery(left.span().to(span), at.span(), left, query, negated);
            case PrimaryParser.Paren.Items(Span span, List<Expr> items) ->
                    new Expr.InList(left.span().to(span), at.span(), left, items, negated);
        };
    }

    private Expr between(Expr left, Token at, boolean negated) {
        boolean symmetric = cursor.accept("symmetric");
        if (!symmetric) {
            cursor.accept("asymmetric");
        }
        if (cursor.at("default")) {
            throw cursor.unexpected();
        }
        Expr low = restricted();
        cursor.expect("and");
        Expr high = parse(MEMBER + 1, false);
        return new Expr.Between(since(left), at.span(), left, low, high, negated, symmetric);
    }

    private Expr likeOrQuantified(Expr left, Token at, Expr.LikeKind kind, boolean negated) {
        if (cursor.at("any") || cursor.at("some") || cursor.at("all")) {
            String name = (negated ? "!" : "") + (kind == Expr.LikeKind.LIKE ? "~~" : "~~*");
            return quantified(left, new Expr.OperatorName(at.span(), null, name));
        }
        return like(left, at, kind, negated);
    }

    private Expr like(Expr left, Token at, Expr.LikeKind kind, boolean negated) {
        Expr pattern = parse(MEMBER + 1, false);
        Expr escape = null;
        if (cursor.accept("escape")) {
            escape = parse(MEMBER + 1, false);
        }
        return new Expr.Like(since(left), at.span(), kind, negated, left, pattern, escape);
    }
}
