package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What may follow the body of a query: ORDER BY, LIMIT, OFFSET, FETCH and FOR. One thread.
final class QueryOptionsParser {
    private static final int CLAUSES_HAVE_PLACES = 18;

    private final TokenCursor cursor;
    private final Parsers parsers;

    QueryOptionsParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// ORDER BY with its items.
    List<Expr.SortKey> orderBy() {
        cursor.expect("order");
        cursor.expect("by");
        List<Expr.SortKey> keys = new ArrayList<>();
        do {
            keys.add(sortKey());
        } while (cursor.acceptSign(","));
        return keys;
    }

    private Expr.SortKey sortKey() {
        Expr value = parsers.expressions().expression();
        Expr.Direction direction = Expr.Direction.DEFAULT;
        Expr.OperatorName using = null;
        if (cursor.accept("asc")) {
            direction = Expr.Direction.ASC;
        } else if (cursor.accept("desc")) {
            direction = Expr.Direction.DESC;
        } else if (cursor.accept("using")) {
            direction = Expr.Direction.USING;
            if (!ExprParser.isOperator(cursor.peek()) && !cursor.at("operator")) {
                throw cursor.unexpected();
            }
            using = parsers.expressions().operatorName();
        }
        Boolean nullsFirst = null;
        if (cursor.accept("nulls", "first")) {
            nullsFirst = true;
        } else if (cursor.accept("nulls", "last")) {
            nullsFirst = false;
        }
        return new Expr.SortKey(value, direction, using, nullsFirst);
    }

    /// ORDER BY, LIMIT, OFFSET, FETCH and FOR around a body.
    SelectStatement options(int start, SelectStatement.@Nullable With with, SelectStatement inner) {
        List<Expr.SortKey> orderBy = List.of();
        Expr limit = null;
        Expr offset = null;
        Span withTies = null;
        Span limitAt = null;
        Span offsetAt = null;
        List<SelectStatement.Locking> locking = new ArrayList<>();
        if (cursor.at("order")) {
            orderBy = guardedOrderBy();
            if (!inner.orderBy().isEmpty() && !orderBy.isEmpty()) {
                throw cursor.stop(
                        orderBy.getFirst().value().span(),
                        "42601",
                        "multiple ORDER BY clauses not allowed");
            }
        }
        while (true) {
            Token token = cursor.peek();
            if (token.isKeyword("limit") && limit == null) {
                cursor.next();
                limitAt = token.span();
                limit = limitValue(token);
            } else if (token.isKeyword("offset") && offset == null) {
                cursor.next();
                offsetAt = token.span();
                offset = parsers.expressions().expression();
                if (!cursor.accept("row")) {
                    cursor.accept("rows");
                }
            } else if (token.isKeyword("fetch") && limit == null) {
                cursor.next();
                limitAt = token.span();
                limit = fetch();
                int ties = cursor.peek().start();
                if (cursor.accept("with")) {
                    cursor.expect("ties");
                    withTies = cursor.since(ties);
                } else {
                    cursor.expect("only");
                }
            } else if (token.isKeyword("for")) {
                locking.add(locking());
            } else {
                break;
            }
        }
        if (limit != null && limitAt != null && inner.limit() != null) {
            throw cursor.stop(place(limitAt, limit), "42601", "multiple LIMIT clauses not allowed");
        }
        if (offset != null && offsetAt != null && inner.offset() != null) {
            throw cursor.stop(
                    place(offsetAt, offset), "42601", "multiple OFFSET clauses not allowed");
        }
        boolean nothing =
                with == null
                        && orderBy.isEmpty()
                        && limit == null
                        && offset == null
                        && locking.isEmpty();
        return nothing
                ? inner
                : merged(start, with, inner, orderBy, limit, offset, withTies, locking);
    }

    private Span place(Span word, Expr value) {
        return cursor.majorVersion >= CLAUSES_HAVE_PLACES ? word : value.span();
    }

    private List<Expr.SortKey> guardedOrderBy() {
        int before = cursor.index();
        int depth = cursor.depth();
        try {
            return orderBy();
        } catch (SyntaxStop stop) {
            cursor.recover(stop, before, depth, Set.of("limit", "offset", "fetch"));
            return List.of();
        }
    }

    /// Clauses behind a parenthesised query belong to that query, as in `insertSelectOptions`.
    private SelectStatement merged(
            int start,
            SelectStatement.@Nullable With with,
            SelectStatement inner,
            List<Expr.SortKey> orderBy,
            @Nullable Expr limit,
            @Nullable Expr offset,
            @Nullable Span withTies,
            List<SelectStatement.Locking> locking) {
        SelectStatement.With innerWith = inner.with();
        if (with != null && innerWith != null) {
            throw cursor.stop(innerWith.span(), "42601", "multiple WITH clauses not allowed");
        }
        List<SelectStatement.Locking> locks = new ArrayList<>(inner.locking());
        locks.addAll(locking);
        if (withTies != null) {
            if (orderBy.isEmpty() && inner.orderBy().isEmpty()) {
                throw cursor.stop(
                        cursor.majorVersion >= CLAUSES_HAVE_PLACES ? withTies : Span.NOWHERE,
                        "42601",
                        "WITH TIES cannot be specified without ORDER BY clause");
            }
            if (cursor.majorVersion >= 14
                    && locks.stream().anyMatch(SelectStatement.Locking::skipLocked)) {
                throw cursor.stop(
                        withTies,
                        "42601",
                        "SKIP LOCKED and WITH TIES options cannot be used together");
            }
        }
        return new SelectStatement(
                cursor.since(start),
                with == null ? innerWith : with,
                inner.body(),
                orderBy.isEmpty() ? inner.orderBy() : orderBy,
                limit == null ? inner.limit() : limit,
                offset == null ? inner.offset() : offset,
                withTies != null || inner.withTies(),
                locks);
    }

    private Expr limitValue(Token word) {
        if (cursor.at("all")) {
            Token all = cursor.next();
            return new Expr.Literal(all.span(), Expr.LiteralKind.NULL, "");
        }
        Expr value = parsers.expressions().expression();
        if (cursor.atSign(",")) {
            int at = word.start();
            cursor.next();
            parsers.expressions().expression();
            throw cursor.stop(
                    new Span(at, cursor.lastEnd()), "42601", "LIMIT #,# syntax is not supported");
        }
        return value;
    }

    private Expr fetch() {
        if (!cursor.accept("first")) {
            cursor.expect("next");
        }
        Token token = cursor.peek();
        Expr count;
        if (token.isKeyword("row") || token.isKeyword("rows")) {
            count = new Expr.Literal(token.span(), Expr.LiteralKind.INTEGER, "1");
        } else {
            if (cursor.atSign("+") || cursor.atSign("-")) {
                cursor.next();
            }
            count = parsers.primary().primary();
        }
        if (!cursor.accept("row")) {
            cursor.expect("rows");
        }
        return count;
    }

    boolean isLocking() {
        Token token = cursor.peek(1);
        return token.isKeyword("update")
                || token.isKeyword("share")
                || token.isKeyword("no")
                || token.isKeyword("key")
                || token.isKeyword("read");
    }

    private SelectStatement.Locking locking() {
        int start = cursor.expect("for").start();
        String strength;
        if (cursor.accept("update")) {
            strength = "UPDATE";
        } else if (cursor.accept("share")) {
            strength = "SHARE";
        } else if (cursor.accept("no")) {
            cursor.expect("key");
            cursor.expect("update");
            strength = "NO KEY UPDATE";
        } else if (cursor.accept("key")) {
            cursor.expect("share");
            strength = "KEY SHARE";
        } else {
            cursor.expect("read");
            cursor.expect("only");
            return new SelectStatement.Locking(cursor.since(start), "READ ONLY", List.of(), false);
        }
        List<FromItem.Relation> of = new ArrayList<>();
        if (cursor.accept("of")) {
            do {
                int at = cursor.peek().start();
                List<Name> name = cursor.qualifiedName();
                of.add(new FromItem.Relation(cursor.since(at), name, false, null, null));
            } while (cursor.acceptSign(","));
        }
        boolean skipLocked = cursor.accept("skip");
        if (skipLocked) {
            cursor.expect("locked");
        } else {
            cursor.accept("nowait");
        }
        return new SelectStatement.Locking(cursor.since(start), strength, of, skipLocked);
    }
}
