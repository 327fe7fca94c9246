package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Queries: WITH, set operations, the SELECT core and what may follow them. Recovers at commas and
/// clause keywords. One thread.
final class SelectParser {
    private static final int GROUP_TAKES_DISTINCT = 14;

    private static final Set<String> CLAUSES =
            Set.of(
                    "from",
                    "where",
                    "group",
                    "having",
                    "window",
                    "order",
                    "limit",
                    "offset",
                    "fetch",
                    "union",
                    "intersect",
                    "except",
                    "returning");

    private static final Set<String> ITEMS =
            Stream.concat(Stream.of(","), CLAUSES.stream()).collect(Collectors.toUnmodifiableSet());

    private final TokenCursor cursor;

    private final Parsers parsers;

    SelectParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The grammar's `select_no_parens`, or a query in parentheses.
    SelectStatement select() {
        int start = cursor.peek().start();
        SelectStatement.With with = cursor.at("with") ? parsers.withs().with() : null;
        return select(start, with);
    }

    /// The rest of a query whose WITH has been read.
    SelectStatement select(int start, SelectStatement.@Nullable With with) {
        cursor.enter();
        SelectStatement result =
                parsers.options().options(start, with, setOperations(operand(), 0));
        cursor.leave();
        return result;
    }

    /// True if what follows a parenthesised query makes it part of a larger one.
    boolean continuesQuery() {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.KEYWORD) {
            return false;
        }
        return switch (token.text()) {
            case "union", "intersect", "except", "order", "limit", "offset", "fetch" -> true;
            case "for" -> parsers.options().isLocking();
            default -> false;
        };
    }

    /// A query that starts with one in parentheses which has been read.
    SelectStatement continued(Span span, SelectStatement first) {
        return parsers.options().options(span.start(), null, setOperations(first, 0));
    }

    private SelectStatement setOperations(SelectStatement first, int lowest) {
        SelectStatement left = first;
        while (true) {
            Token token = cursor.peek();
            int rank = setRank(token);
            if (rank == 0 || rank <= lowest) {
                return left;
            }
            cursor.next();
            boolean all = cursor.accept("all");
            if (!all) {
                cursor.accept("distinct");
            }
            SelectStatement right = setOperations(operand(), rank);
            Span span = left.span().to(right.span());
            left =
                    bare(
                            new SelectStatement.Body.SetOperation(
                                    span,
                                    token.text().toUpperCase(java.util.Locale.ROOT),
                                    all,
                                    left,
                                    right));
        }
    }

    private static int setRank(Token token) {
        if (token.kind() != Token.Kind.KEYWORD) {
            return 0;
        }
        return switch (token.text()) {
            case "union", "except" -> 1;
            case "intersect" -> 2;
            default -> 0;
        };
    }

    private static SelectStatement bare(SelectStatement.Body body) {
        return new SelectStatement(
                body.span(), null, body, List.of(), null, null, false, List.of());
    }

    private SelectStatement operand() {
        Token token = cursor.peek();
        if (token.isSign("(")) {
            cursor.enter();
            cursor.next();
            if (!parsers.primary().startsQuery() && !cursor.atSign("(")) {
                throw cursor.unexpected();
            }
            SelectStatement inside = select();
            cursor.expectSign(")");
            cursor.leave();
            return inside;
        }
        if (token.isKeyword("select")) {
            return bare(core());
        }
        if (token.isKeyword("values")) {
            return bare(values());
        }
        if (token.isKeyword("table")) {
            cursor.next();
            FromItem.Relation relation = parsers.from().relationExpression();
            Span span = cursor.since(token.start());
            SelectStatement.Target all =
                    new SelectStatement.Target(span, new Expr.Star(token.span(), List.of()), null);
            return bare(
                    new SelectStatement.Body.Core(
                            span,
                            false,
                            List.of(),
                            List.of(all),
                            null,
                            List.of(relation),
                            null,
                            false,
                            List.of(),
                            null,
                            List.of()));
        }
        throw cursor.unexpected();
    }

    private SelectStatement.Body values() {
        int start = cursor.next().start();
        List<List<Expr>> rows = new ArrayList<>();
        do {
            cursor.expectSign("(");
            rows.add(parsers.expressions().list());
            cursor.expectSign(")");
        } while (cursor.acceptSign(","));
        return new SelectStatement.Body.Values(cursor.since(start), rows);
    }

    private SelectStatement.Body core() {
        int start = cursor.next().start();
        boolean distinct = false;
        List<Expr> distinctOn = List.of();
        if (cursor.accept("distinct")) {
            distinct = true;
            if (cursor.accept("on")) {
                cursor.expectSign("(");
                distinctOn = parsers.expressions().list();
                cursor.expectSign(")");
            }
        } else {
            cursor.accept("all");
        }
        boolean[] damaged = new boolean[1];
        List<SelectStatement.Target> targets =
                !distinct && (cursor.atEnd() || atClause()) ? List.of() : targets(damaged);
        Span into = cursor.accept("into") ? into() : null;
        List<FromItem> from = new ArrayList<>();
        if (cursor.at("from")) {
            cursor.next();
            fromList(from);
        } else if (damaged[0]) {
            from.add(new FromItem.Malformed(cursor.peek().span()));
        }
        Expr where =
                clause("where") ? guarded(CLAUSES, () -> parsers.expressions().expression()) : null;
        boolean groupDistinct = false;
        List<SelectStatement.GroupItem> groupBy = List.of();
        if (cursor.at("group")) {
            cursor.next();
            int before = cursor.index();
            int depth = cursor.depth();
            groupBy = new ArrayList<>();
            try {
                cursor.expect("by");
                if (cursor.majorVersion >= GROUP_TAKES_DISTINCT) {
                    groupDistinct = cursor.accept("distinct");
                    if (!groupDistinct) {
                        cursor.accept("all");
                    }
                }
                groupItems(groupBy);
            } catch (SyntaxStop stop) {
                cursor.recover(stop, before, depth, CLAUSES);
                groupBy =
                        List.of(
                                new SelectStatement.GroupItem.Plain(
                                        new Expr.Malformed(cursor.peek().span())));
            }
        }
        Expr having =
                clause("having")
                        ? guarded(CLAUSES, () -> parsers.expressions().expression())
                        : null;
        List<SelectStatement.WindowDefinition> windows = new ArrayList<>();
        if (cursor.accept("window")) {
            do {
                Name name = cursor.columnId();
                cursor.expect("as");
                windows.add(new SelectStatement.WindowDefinition(name, parsers.calls().window()));
            } while (cursor.acceptSign(","));
        }
        return new SelectStatement.Body.Core(
                cursor.since(start),
                distinct,
                distinctOn,
                targets,
                into,
                from,
                where,
                groupDistinct,
                groupBy,
                having,
                windows);
    }

    /// The place of the table that INTO makes, behind the words that say what kind it is.
    private Span into() {
        boolean scoped = cursor.at("local") || cursor.at("global");
        Token second = cursor.peek(1);
        if (scoped && (second.isKeyword("temp") || second.isKeyword("temporary"))) {
            cursor.next();
        }
        boolean kind = cursor.at("temp") || cursor.at("temporary") || cursor.at("unlogged");
        if (kind && startsName(cursor.peek(1))) {
            cursor.next();
        }
        cursor.accept("table");
        int start = cursor.peek().start();
        cursor.qualifiedName();
        return cursor.since(start);
    }

    private static boolean startsName(Token token) {
        Keyword keyword = token.keyword();
        return token.kind() == Token.Kind.IDENTIFIER
                || token.isKeyword("table")
                || (keyword != null
                        && (keyword.category() == Keyword.Category.UNRESERVED
                                || keyword.category() == Keyword.Category.COLUMN_NAME));
    }

    /// An empty select list is legal, but not behind DISTINCT.
    private boolean atClause() {
        Token token = cursor.peek();
        return token.isSign(")")
                || token.isSign(";")
                || token.isKeyword("into")
                || (token.kind() == Token.Kind.KEYWORD && CLAUSES.contains(token.text()));
    }

    private boolean clause(String word) {
        return cursor.accept(word);
    }

    private interface Part {
        Expr read();
    }

    /// Reads an expression; on an error goes on at one of the words.
    private Expr guarded(Set<String> sync, Part part) {
        int before = cursor.index();
        int depth = cursor.depth();
        int start = cursor.peek().start();
        try {
            return part.read();
        } catch (SyntaxStop stop) {
            cursor.recover(stop, before, depth, sync);
            return new Expr.Malformed(cursor.since(start));
        }
    }

    /// A select list; the flag tells that an error was met.
    List<SelectStatement.Target> targets(boolean[] damaged) {
        List<SelectStatement.Target> targets = new ArrayList<>();
        do {
            int before = cursor.index();
            int depth = cursor.depth();
            int start = cursor.peek().start();
            try {
                targets.add(target());
                if (!cursor.atSign(",") && !endsItem()) {
                    throw cursor.unexpected();
                }
            } catch (SyntaxStop stop) {
                damaged[0] = true;
                cursor.recover(stop, before, depth, ITEMS);
                Span span = cursor.since(start);
                targets.add(new SelectStatement.Target(span, new Expr.Malformed(span), null));
            }
        } while (cursor.acceptSign(","));
        return targets;
    }

    private boolean endsItem() {
        return cursor.atEnd()
                || atClause()
                || cursor.at("for")
                || cursor.at("on")
                || cursor.at("when");
    }

    private SelectStatement.Target target() {
        int start = cursor.peek().start();
        if (cursor.atSign("*")) {
            Token star = cursor.next();
            return new SelectStatement.Target(
                    star.span(), new Expr.Star(star.span(), List.of()), null);
        }
        int outer = cursor.startTarget();
        Expr value = parsers.expressions().expression();
        cursor.endTarget(outer);
        Name alias = null;
        if (cursor.accept("as")) {
            alias = cursor.label();
        } else if (cursor.atBareLabel()) {
            alias = cursor.label();
        }
        return new SelectStatement.Target(cursor.since(start), value, alias);
    }

    private void fromList(List<FromItem> from) {
        do {
            int before = cursor.index();
            int depth = cursor.depth();
            int start = cursor.peek().start();
            try {
                from.add(parsers.from().item());
                if (!cursor.atSign(",") && !endsItem()) {
                    throw cursor.unexpected();
                }
            } catch (SyntaxStop stop) {
                cursor.recover(stop, before, depth, ITEMS);
                from.add(new FromItem.Malformed(cursor.since(start)));
            }
        } while (cursor.acceptSign(","));
    }

    private void groupItems(List<SelectStatement.GroupItem> items) {
        do {
            items.add(groupItem());
        } while (cursor.acceptSign(","));
        if (!endsItem()) {
            throw cursor.unexpected();
        }
    }

    private SelectStatement.GroupItem groupItem() {
        Token token = cursor.peek();
        if (token.isSign("(") && cursor.peek(1).isSign(")")) {
            cursor.next();
            cursor.next();
            return new SelectStatement.GroupItem.Empty(cursor.since(token.start()));
        }
        boolean named = token.isKeyword("rollup") || token.isKeyword("cube");
        if (named && cursor.peek(1).isSign("(")) {
            cursor.next();
            cursor.next();
            List<SelectStatement.GroupItem> inside = new ArrayList<>();
            for (Expr value : parsers.expressions().list()) {
                inside.add(new SelectStatement.GroupItem.Plain(value));
            }
            cursor.expectSign(")");
            return new SelectStatement.GroupItem.Sets(
                    cursor.since(token.start()),
                    token.isKeyword("cube")
                            ? SelectStatement.GroupItem.Kind.CUBE
                            : SelectStatement.GroupItem.Kind.ROLLUP,
                    inside);
        }
        if (token.isKeyword("grouping") && cursor.peek(1).isKeyword("sets")) {
            cursor.enter();
            cursor.next();
            cursor.next();
            cursor.expectSign("(");
            List<SelectStatement.GroupItem> inside = new ArrayList<>();
            do {
                inside.add(groupItem());
            } while (cursor.acceptSign(","));
            cursor.expectSign(")");
            cursor.leave();
            return new SelectStatement.GroupItem.Sets(
                    cursor.since(token.start()),
                    SelectStatement.GroupItem.Kind.GROUPING_SETS,
                    inside);
        }
        return new SelectStatement.GroupItem.Plain(parsers.expressions().expression());
    }
}
