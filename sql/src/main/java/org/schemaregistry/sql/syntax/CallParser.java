package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Function calls: the ordinary form with all that may follow, and the special forms of the
/// standard, which become calls of the function behind them. One thread.
final class CallParser {
    private static final String BAD_FRAME = "42P20";

    private static final Set<String> EXTRACT_FIELDS =
            Set.of("year", "month", "day", "hour", "minute", "second");

    private static final int SUBSTRING_TAKES_SIMILAR = 14;

    private final TokenCursor cursor;
    private final Parsers parsers;

    CallParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// A call whose name has been read.
    Expr.Call call(List<Name> name, Span nameSpan) {
        return call(name, nameSpan, true);
    }

    private Expr.Call call(List<Name> name, Span nameSpan, boolean windowed) {
        cursor.enter();
        cursor.expectSign("(");
        List<Expr.Argument> arguments = new ArrayList<>(2);
        List<Expr.SortKey> orderBy = List.of();
        boolean star = false;
        boolean distinct = false;
        boolean variadic = false;
        if (cursor.acceptSign("*")) {
            star = true;
        } else if (!cursor.atSign(")")) {
            distinct = cursor.accept("distinct");
            boolean all = !distinct && cursor.accept("all");
            do {
                variadic = !distinct && !all && cursor.accept("variadic");
                arguments.add(argument());
            } while (!variadic && cursor.acceptSign(","));
            if (cursor.at("order")) {
                orderBy = parsers.options().orderBy();
            }
        }
        cursor.expectSign(")");
        Expr.Call call =
                new Expr.Call(
                        cursor.since(nameSpan.start()),
                        nameSpan,
                        name,
                        arguments,
                        star,
                        distinct,
                        variadic,
                        orderBy,
                        false,
                        null,
                        null,
                        false);
        Expr.Call result = windowed ? withClauses(call) : call;
        cursor.leave();
        return result;
    }

    private Expr.Argument argument() {
        Token first = cursor.peek();
        if (TokenCursor.isTypeOrFunctionName(first)
                && (cursor.peek(1).isSign("=>") || cursor.peek(1).isSign(":="))) {
            cursor.next();
            cursor.next();
            return new Expr.Argument(TokenCursor.name(first), parsers.expressions().expression());
        }
        return new Expr.Argument(null, parsers.expressions().expression());
    }

    /// WITHIN GROUP, FILTER and OVER.
    Expr.Call withClauses(Expr.Call call) {
        List<Expr.SortKey> orderBy = call.orderBy();
        boolean withinGroup = false;
        if (cursor.at("within")) {
            Token at = cursor.next();
            cursor.expect("group");
            cursor.expectSign("(");
            List<Expr.SortKey> sort = parsers.options().orderBy();
            cursor.expectSign(")");
            refuseWithinGroup(call, at);
            orderBy = sort;
            withinGroup = true;
        }
        Expr filter = null;
        if (cursor.accept("filter")) {
            cursor.expectSign("(");
            cursor.expect("where");
            filter = parsers.expressions().expression();
            cursor.expectSign(")");
        }
        Expr.Over over = cursor.at("over") ? over() : null;
        if (!withinGroup && filter == null && over == null) {
            return call;
        }
        return new Expr.Call(
                cursor.since(call.span().start()),
                call.nameSpan(),
                call.name(),
                call.arguments(),
                call.star(),
                call.distinct(),
                call.variadic(),
                orderBy,
                withinGroup,
                filter,
                over,
                call.sqlForm());
    }

    private void refuseWithinGroup(Expr.Call call, Token at) {
        String clash =
                !call.orderBy().isEmpty()
                        ? "cannot use multiple ORDER BY clauses with WITHIN GROUP"
                        : call.distinct()
                                ? "cannot use DISTINCT with WITHIN GROUP"
                                : call.variadic() ? "cannot use VARIADIC with WITHIN GROUP" : null;
        if (clash != null) {
            throw cursor.stop(at.span(), "42601", clash);
        }
    }

    private Expr.Over over() {
        int start = cursor.next().start();
        if (cursor.atSign("(")) {
            Expr.Window window = window();
            return new Expr.Over(cursor.since(start), null, window);
        }
        Name reference = cursor.columnId();
        return new Expr.Over(cursor.since(start), reference, null);
    }

    /// `( [base] [PARTITION BY ...] [ORDER BY ...] [frame] )`
    Expr.Window window() {
        int start = cursor.expectSign("(").start();
        Name base = null;
        Token first = cursor.peek();
        boolean clause =
                first.isKeyword("partition")
                        || first.isKeyword("range")
                        || first.isKeyword("rows")
                        || first.isKeyword("groups");
        if (!clause && cursor.atColumnId()) {
            base = cursor.columnId();
        }
        List<Expr> partitionBy = List.of();
        if (cursor.accept("partition")) {
            cursor.expect("by");
            partitionBy = parsers.expressions().list();
        }
        List<Expr.SortKey> orderBy = cursor.at("order") ? parsers.options().orderBy() : List.of();
        Expr.Frame frame = frame();
        cursor.expectSign(")");
        return new Expr.Window(cursor.since(start), base, partitionBy, orderBy, frame);
    }

    private Expr.@Nullable Frame frame() {
        Token word = cursor.peek();
        Expr.FrameMode mode =
                switch (word.kind() == Token.Kind.KEYWORD ? word.text() : "") {
                    case "rows" -> Expr.FrameMode.ROWS;
                    case "range" -> Expr.FrameMode.RANGE;
                    case "groups" -> Expr.FrameMode.GROUPS;
                    default -> null;
                };
        if (mode == null) {
            return null;
        }
        cursor.next();
        boolean between = cursor.accept("between");
        Bound start = bound();
        Bound end = null;
        if (between) {
            cursor.expect("and");
            end = bound();
        }
        checkBounds(start, end);
        if (cursor.accept("exclude")) {
            if (cursor.accept("current")) {
                cursor.expect("row");
            } else if (!cursor.accept("group") && !cursor.accept("ties")) {
                cursor.expect("no");
                cursor.expect("others");
            }
        }
        return new Expr.Frame(
                cursor.since(word.start()),
                mode,
                start.offset(),
                end == null ? null : end.offset());
    }

    /// Where a frame starts or ends, from far before the current row to far behind it.
    private enum Side {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    private record Bound(Span span, Side side, @Nullable Expr offset) {}

    private Bound bound() {
        int start = cursor.peek().start();
        if (cursor.accept("unbounded")) {
            Side side = preceding() ? Side.UNBOUNDED_PRECEDING : Side.UNBOUNDED_FOLLOWING;
            return new Bound(cursor.since(start), side, null);
        }
        if (cursor.accept("current", "row")) {
            return new Bound(cursor.since(start), Side.CURRENT_ROW, null);
        }
        Expr offset = parsers.expressions().expression();
        Side side = preceding() ? Side.PRECEDING : Side.FOLLOWING;
        return new Bound(cursor.since(start), side, offset);
    }

    private boolean preceding() {
        if (cursor.accept("preceding")) {
            return true;
        }
        cursor.expect("following");
        return false;
    }

    private void checkBounds(Bound start, @Nullable Bound end) {
        if (start.side() == Side.UNBOUNDED_FOLLOWING) {
            throw cursor.stop(start.span(), BAD_FRAME, "frame start cannot be UNBOUNDED FOLLOWING");
        }
        if (end == null) {
            if (start.side() == Side.FOLLOWING) {
                throw cursor.stop(
                        start.span(),
                        BAD_FRAME,
                        "frame starting from following row cannot end with current row");
            }
            return;
        }
        if (end.side() == Side.UNBOUNDED_PRECEDING) {
            throw cursor.stop(end.span(), BAD_FRAME, "frame end cannot be UNBOUNDED PRECEDING");
        }
        if (end.side() == Side.PRECEDING && start.side() == Side.CURRENT_ROW) {
            throw cursor.stop(
                    end.span(),
                    BAD_FRAME,
                    "frame starting from current row cannot have preceding rows");
        }
        if (start.side() == Side.FOLLOWING
                && (end.side() == Side.PRECEDING || end.side() == Side.CURRENT_ROW)) {
            throw cursor.stop(
                    end.span(),
                    BAD_FRAME,
                    "frame starting from following row cannot have preceding rows");
        }
    }

    /// A call in FROM, where OVER and the like may not follow; null where none stands.
    @Nullable Expr inFrom() {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.KEYWORD) {
            Expr special = specialForm(token);
            if (special != null) {
                return special;
            }
        }
        return null;
    }

    Expr.Call plainCall(List<Name> name, Span nameSpan) {
        return call(name, nameSpan, false);
    }

    /// A form of the standard that starts with the keyword, null if it is none.
    @Nullable Expr special(Token token) {
        Expr form = specialForm(token);
        return form instanceof Expr.Call call ? withClauses(call) : form;
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private @Nullable Expr specialForm(Token token) {
        String word = token.text();
        switch (word) {
            case "current_date",
                    "current_role",
                    "current_user",
                    "session_user",
                    "user",
                    "current_catalog",
                    "system_user" -> {
                cursor.next();
                return new Expr.ValueFunction(token.span(), word, -1);
            }
            case "current_schema" -> {
                if (cursor.peek(1).isSign("(")) {
                    return null;
                }
                cursor.next();
                return new Expr.ValueFunction(token.span(), word, -1);
            }
            case "current_time", "current_timestamp", "localtime", "localtimestamp" -> {
                cursor.next();
                int precision = -1;
                if (cursor.acceptSign("(")) {
                    String digits = cursor.expectKind(Token.Kind.INTEGER).text();
                    precision = Integer.parseInt(digits);
                    cursor.expectSign(")");
                }
                return new Expr.ValueFunction(cursor.since(token.start()), word, precision);
            }
            case "collation" -> {
                return cursor.peek(1).isKeyword("for") ? collationFor(token) : null;
            }
            default -> {
                return cursor.peek(1).isSign("(") ? parenthesizedForm(token) : null;
            }
        }
    }

    private Expr collationFor(Token token) {
        cursor.next();
        cursor.next();
        cursor.expectSign("(");
        Expr value = parsers.expressions().expression();
        cursor.expectSign(")");
        return built(token, "pg_collation_for", List.of(value));
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private @Nullable Expr parenthesizedForm(Token token) {
        switch (token.text()) {
            case "cast", "treat" -> {
                return cast(token);
            }
            case "coalesce" -> {
                return coalesce(token);
            }
            case "greatest", "least" -> {
                boolean greatest = token.text().equals("greatest");
                List<Expr> items = items();
                return new Expr.MinMax(closing(token), greatest, items);
            }
            case "nullif" -> {
                cursor.next();
                cursor.next();
                Expr left = parsers.expressions().expression();
                cursor.expectSign(",");
                Expr right = parsers.expressions().expression();
                cursor.expectSign(")");
                return new Expr.NullIf(closing(token), left, right);
            }
            case "extract" -> {
                return extract(token);
            }
            case "overlay" -> {
                return overlay(token);
            }
            case "position" -> {
                return position(token);
            }
            case "substring" -> {
                return substring(token);
            }
            case "trim" -> {
                return trim(token);
            }
            case "normalize" -> {
                return normalize(token);
            }
            case "merge_action" -> {
                cursor.next();
                cursor.next();
                cursor.expectSign(")");
                return new Expr.ValueFunction(cursor.since(token.start()), "merge_action", -1);
            }
            default -> {
                Expr xml = parsers.xml().expression(token);
                return xml == null ? parsers.json().expression(token) : xml;
            }
        }
    }

    private Expr coalesce(Token token) {
        List<Expr> items = items();
        return new Expr.Coalesce(closing(token), items);
    }

    private List<Expr> items() {
        cursor.next();
        cursor.next();
        List<Expr> items = parsers.expressions().list();
        cursor.expectSign(")");
        return items;
    }

    private Span closing(Token token) {
        return cursor.since(token.start());
    }

    private Expr.Call built(Token token, String function, List<Expr> values) {
        List<Expr.Argument> arguments = new ArrayList<>(values.size());
        for (Expr value : values) {
            arguments.add(new Expr.Argument(null, value));
        }
        return PrimaryParser.builtInCall(closing(token), token.span(), function, arguments);
    }

    private Expr cast(Token token) {
        cursor.next();
        cursor.next();
        Expr value = parsers.expressions().expression();
        cursor.expect("as");
        TypeName type = parsers.types().type();
        cursor.expectSign(")");
        return new Expr.Cast(closing(token), token.span(), value, type);
    }

    private Expr extract(Token token) {
        cursor.next();
        cursor.next();
        Token field = cursor.peek();
        boolean named =
                field.kind() == Token.Kind.IDENTIFIER
                        || field.kind() == Token.Kind.STRING
                        || (field.kind() == Token.Kind.KEYWORD
                                && EXTRACT_FIELDS.contains(field.text()));
        if (!named) {
            throw cursor.unexpected();
        }
        cursor.next();
        cursor.expect("from");
        Expr value = parsers.expressions().expression();
        cursor.expectSign(")");
        Expr name = new Expr.Literal(field.span(), Expr.LiteralKind.STRING, field.text());
        return built(
                token, cursor.majorVersion >= 14 ? "extract" : "date_part", List.of(name, value));
    }

    private Expr overlay(Token token) {
        cursor.next();
        cursor.next();
        if (cursor.majorVersion >= SUBSTRING_TAKES_SIMILAR && cursor.acceptSign(")")) {
            return withoutArguments(token);
        }
        Expr value = parsers.expressions().expression();
        if (!cursor.accept("placing")) {
            return plainForm(token, value);
        }
        List<Expr> values = new ArrayList<>(4);
        values.add(value);
        values.add(parsers.expressions().expression());
        cursor.expect("from");
        values.add(parsers.expressions().expression());
        if (cursor.accept("for")) {
            values.add(parsers.expressions().expression());
        }
        cursor.expectSign(")");
        return built(token, "overlay", values);
    }

    /// `f(a, ...)` of a special name: an ordinary call, looked up along the search path.
    private Expr plainForm(Token token, Expr first) {
        List<Expr.Argument> arguments = new ArrayList<>(3);
        arguments.add(new Expr.Argument(null, first));
        while (cursor.acceptSign(",")) {
            arguments.add(argument());
        }
        cursor.expectSign(")");
        return Expr.Call.plain(
                closing(token), token.span(), List.of(TokenCursor.name(token)), arguments);
    }

    private Expr withoutArguments(Token token) {
        return cursor.majorVersion >= SUBSTRING_TAKES_SIMILAR
                ? Expr.Call.plain(
                        closing(token), token.span(), List.of(TokenCursor.name(token)), List.of())
                : built(token, token.text(), List.of());
    }

    private Expr position(Token token) {
        cursor.next();
        cursor.next();
        Expr part = parsers.expressions().restricted();
        cursor.expect("in");
        Expr whole = parsers.expressions().restricted();
        cursor.expectSign(")");
        return built(token, "position", List.of(whole, part));
    }

    private Expr substring(Token token) {
        cursor.next();
        cursor.next();
        if (cursor.atSign(")")) {
            cursor.next();
            return withoutArguments(token);
        }
        boolean similar = cursor.majorVersion >= SUBSTRING_TAKES_SIMILAR;
        Expr value =
                similar
                        ? parsers.expressions().substringOperand()
                        : parsers.expressions().expression();
        if (cursor.accept("from")) {
            Expr from = parsers.expressions().expression();
            if (!cursor.accept("for")) {
                cursor.expectSign(")");
                return built(token, "substring", List.of(value, from));
            }
            Expr length = parsers.expressions().expression();
            cursor.expectSign(")");
            return built(token, "substring", List.of(value, from, length));
        }
        if (cursor.accept("for")) {
            Expr length = parsers.expressions().expression();
            if (cursor.accept("from")) {
                Expr from = parsers.expressions().expression();
                cursor.expectSign(")");
                return built(token, "substring", List.of(value, from, length));
            }
            cursor.expectSign(")");
            Span none = new Span(length.span().start(), length.span().start());
            Expr one = new Expr.Literal(none, Expr.LiteralKind.INTEGER, "1");
            Expr count =
                    new Expr.Cast(
                            length.span(),
                            length.span(),
                            length,
                            TypeName.builtIn(none, "int4", List.of()));
            return built(token, "substring", List.of(value, one, count));
        }
        if (similar && cursor.accept("similar")) {
            Expr pattern = parsers.expressions().expression();
            cursor.expect("escape");
            Expr escape = parsers.expressions().expression();
            cursor.expectSign(")");
            return built(token, "substring", List.of(value, pattern, escape));
        }
        return similar ? plainForm(token, value) : builtForm(token, value);
    }

    /// On older servers the plain form is the built-in function as well.
    private Expr builtForm(Token token, Expr first) {
        List<Expr> values = new ArrayList<>(3);
        values.add(first);
        while (cursor.acceptSign(",")) {
            values.add(parsers.expressions().expression());
        }
        cursor.expectSign(")");
        return built(token, token.text(), values);
    }

    private Expr trim(Token token) {
        cursor.next();
        cursor.next();
        String function = "btrim";
        if (cursor.accept("leading")) {
            function = "ltrim";
        } else if (cursor.accept("trailing")) {
            function = "rtrim";
        } else {
            cursor.accept("both");
        }
        if (cursor.accept("from")) {
            List<Expr> values = parsers.expressions().list();
            cursor.expectSign(")");
            return built(token, function, values);
        }
        List<Expr> values = new ArrayList<>(2);
        values.add(parsers.expressions().expression());
        if (cursor.accept("from")) {
            values.addAll(0, parsers.expressions().list());
        } else {
            while (cursor.acceptSign(",")) {
                values.add(parsers.expressions().expression());
            }
        }
        cursor.expectSign(")");
        return built(token, function, values);
    }

    private Expr normalize(Token token) {
        cursor.next();
        cursor.next();
        List<Expr> values = new ArrayList<>(2);
        values.add(parsers.expressions().expression());
        if (cursor.acceptSign(",")) {
            Token form = cursor.peek();
            switch (form.kind() == Token.Kind.KEYWORD ? form.text() : "") {
                case "nfc", "nfd", "nfkc", "nfkd" -> cursor.next();
                default -> throw cursor.unexpected();
            }
            values.add(new Expr.Literal(form.span(), Expr.LiteralKind.STRING, form.text()));
        }
        cursor.expectSign(")");
        return built(token, "normalize", values);
    }
}
