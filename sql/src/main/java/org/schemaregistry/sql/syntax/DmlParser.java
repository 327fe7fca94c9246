package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whole statements: queries, INSERT, UPDATE, DELETE and MERGE; everything else is told apart by
/// its first word. One thread.
final class DmlParser {
    /// Reserved words that are calls or begin one.
    private static final Set<String> CALLS =
            Set.of(
                    "cast",
                    "current_catalog",
                    "current_date",
                    "current_role",
                    "current_time",
                    "current_timestamp",
                    "current_user",
                    "localtime",
                    "localtimestamp",
                    "session_user",
                    "system_user",
                    "user");

    /// Words that look like calls and are none.
    private static final Set<String> NO_CALLS = Set.of("exists", "grouping", "row");

    private static final Set<String> COMMANDS =
            Set.of(
                    "abort",
                    "alter",
                    "analyze",
                    "analyse",
                    "begin",
                    "call",
                    "checkpoint",
                    "close",
                    "cluster",
                    "comment",
                    "commit",
                    "copy",
                    "create",
                    "deallocate",
                    "declare",
                    "discard",
                    "do",
                    "drop",
                    "end",
                    "execute",
                    "explain",
                    "fetch",
                    "grant",
                    "import",
                    "listen",
                    "load",
                    "lock",
                    "move",
                    "notify",
                    "prepare",
                    "reassign",
                    "refresh",
                    "reindex",
                    "release",
                    "reset",
                    "revoke",
                    "rollback",
                    "savepoint",
                    "security",
                    "set",
                    "show",
                    "start",
                    "truncate",
                    "unlisten",
                    "vacuum");

    private final TokenCursor cursor;
    private final Parsers parsers;

    DmlParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// A statement of any kind.
    Statement statement() {
        Token first = cursor.peek();
        if (first.kind() == Token.Kind.KEYWORD && COMMANDS.contains(first.text())) {
            while (!cursor.atEnd() && !cursor.atSign(";")) {
                cursor.next();
            }
            return new Statement.NotQuery(
                    cursor.since(first.start()), first.text().toUpperCase(Locale.ROOT));
        }
        return preparable();
    }

    /// A query or DML, as PREPARE and WITH take it.
    Statement preparable() {
        int start = cursor.peek().start();
        SelectStatement.With with = cursor.at("with") ? parsers.withs().with() : null;
        Token word = cursor.peek();
        return switch (word.kind() == Token.Kind.KEYWORD ? word.text() : "") {
            case "insert" -> insert(start, with);
            case "update" -> update(start, with);
            case "delete" -> delete(start, with);
            case "merge" -> merge(start, with);
            default -> parsers.selects().select(start, with);
        };
    }

    private Statement insert(int start, SelectStatement.@Nullable With with) {
        cursor.next();
        cursor.expect("into");
        int nameStart = cursor.peek().start();
        List<Name> name = cursor.qualifiedName();
        Span nameSpan = cursor.since(nameStart);
        FromItem.Alias alias = null;
        int aliasStart = cursor.peek().start();
        if (cursor.accept("as")) {
            Name as = cursor.columnId();
            alias = new FromItem.Alias(cursor.since(aliasStart), as, List.of());
        }
        FromItem.Relation target = new FromItem.Relation(nameSpan, name, false, alias, null);
        List<Statement.WrittenColumn> columns = List.of();
        boolean hasColumns = false;
        if (cursor.atSign("(") && !startsSource()) {
            cursor.next();
            columns = writtenColumns();
            cursor.expectSign(")");
            hasColumns = true;
        }
        String overriding = null;
        SelectStatement source = null;
        if (!hasColumns && cursor.accept("default")) {
            cursor.expect("values");
        } else {
            if (cursor.accept("overriding")) {
                overriding = cursor.at("user") ? "USER" : "SYSTEM";
                if (!cursor.accept("user")) {
                    cursor.expect("system");
                }
                cursor.expect("value");
            }
            source = parsers.selects().select();
        }
        Statement.OnConflict onConflict = cursor.at("on") ? onConflict() : null;
        Statement.Returning returning = returning();
        return new Statement.Insert(
                cursor.since(start),
                with,
                target,
                columns,
                hasColumns,
                overriding,
                source,
                onConflict,
                returning);
    }

    /// `(SELECT ...)` behind the table is the source, `(a, b)` are columns.
    private boolean startsSource() {
        int ahead = 0;
        while (cursor.peek(ahead).isSign("(")) {
            ahead++;
        }
        Token token = cursor.peek(ahead);
        return token.isKeyword("select")
                || token.isKeyword("with")
                || token.isKeyword("table")
                || (token.isKeyword("values") && cursor.peek(ahead + 1).isSign("("));
    }

    private List<Statement.WrittenColumn> writtenColumns() {
        List<Statement.WrittenColumn> columns = new ArrayList<>();
        do {
            columns.add(writtenColumn());
        } while (cursor.acceptSign(","));
        return columns;
    }

    private Statement.WrittenColumn writtenColumn() {
        int start = cursor.peek().start();
        Name name = cursor.columnId();
        List<Statement.Step> steps = new ArrayList<>(0);
        while (true) {
            if (cursor.acceptSign(".")) {
                steps.add(new Statement.Step.Field(cursor.label()));
            } else if (cursor.atSign("[")) {
                steps.add(new Statement.Step.Element(parsers.primary().index()));
            } else {
                return new Statement.WrittenColumn(cursor.since(start), name, steps);
            }
        }
    }

    private Statement.OnConflict onConflict() {
        int start = cursor.next().start();
        cursor.expect("conflict");
        List<Statement.ConflictElement> elements = new ArrayList<>();
        Expr targetWhere = null;
        Name constraint = null;
        Token open = cursor.peek();
        if (cursor.acceptSign("(")) {
            do {
                elements.add(conflictElement(open.span()));
            } while (cursor.acceptSign(","));
            cursor.expectSign(")");
            targetWhere = cursor.accept("where") ? parsers.expressions().expression() : null;
        } else if (cursor.accept("on")) {
            cursor.expect("constraint");
            constraint = cursor.columnId();
        }
        cursor.expect("do");
        if (cursor.accept("nothing")) {
            return new Statement.OnConflict(
                    cursor.since(start), elements, targetWhere, constraint, false, List.of(), null);
        }
        cursor.expect("update");
        cursor.expect("set");
        List<Statement.Assignment> set = assignments();
        Expr where = cursor.accept("where") ? parsers.expressions().expression() : null;
        return new Statement.OnConflict(
                cursor.since(start), elements, targetWhere, constraint, true, set, where);
    }

    /// The server points at the parenthesis for a plain column.
    private Statement.ConflictElement conflictElement(Span open) {
        int start = cursor.peek().start();
        Expr value;
        if (cursor.acceptSign("(")) {
            value = parsers.expressions().expression();
            cursor.expectSign(")");
        } else {
            value = columnOrCall();
            if (value instanceof Expr.Column column) {
                value = new Expr.Column(open, column.parts());
            }
        }
        List<Name> collation = cursor.accept("collate") ? cursor.qualifiedName() : List.of();
        boolean classFollows = cursor.peek().kind() == Token.Kind.IDENTIFIER;
        List<Name> operatorClass = classFollows ? cursor.qualifiedName() : List.of();
        if (cursor.accept("asc") || cursor.accept("desc")) {
            throw cursor.stop(open, "42P10", "ASC/DESC is not allowed in ON CONFLICT clause");
        }
        if (cursor.at("nulls")) {
            cursor.next();
            if (!cursor.accept("first")) {
                cursor.expect("last");
            }
            throw cursor.stop(
                    open, "42P10", "NULLS FIRST/LAST is not allowed in ON CONFLICT clause");
        }
        return new Statement.ConflictElement(cursor.since(start), value, collation, operatorClass);
    }

    /// Other expressions take parentheses of their own.
    private Expr columnOrCall() {
        Token first = cursor.peek();
        Keyword keyword = first.keyword();
        boolean name =
                keyword == null
                        ? first.kind() == Token.Kind.IDENTIFIER
                        : keyword.category() != Keyword.Category.RESERVED
                                || CALLS.contains(keyword.word());
        if (!name) {
            throw cursor.unexpected();
        }
        Token second = cursor.peek(1);
        boolean noCall = second.isSign("(") && NO_CALLS.contains(first.text());
        if (noCall || second.kind() == Token.Kind.STRING) {
            cursor.next();
            throw cursor.unexpected();
        }
        Expr value = parsers.primary().primary();
        boolean dotted = value instanceof Expr.Column column && column.parts().size() > 1;
        if (dotted || value instanceof Expr.Subscript) {
            throw cursor.unexpected();
        }
        return value;
    }

    private List<Statement.Assignment> assignments() {
        List<Statement.Assignment> set = new ArrayList<>();
        do {
            int start = cursor.peek().start();
            boolean multiple = cursor.acceptSign("(");
            List<Statement.WrittenColumn> columns =
                    multiple ? writtenColumns() : List.of(writtenColumn());
            if (multiple) {
                cursor.expectSign(")");
            }
            cursor.expectSign("=");
            Expr value = parsers.expressions().expression();
            set.add(new Statement.Assignment(cursor.since(start), columns, multiple, value));
        } while (cursor.acceptSign(","));
        return set;
    }

    /// The target of UPDATE, DELETE and MERGE; SET is no alias.
    private FromItem.Relation target() {
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
        FromItem.Alias alias = null;
        int aliasStart = cursor.peek().start();
        if (cursor.accept("as") || (cursor.atColumnId() && !cursor.at("set"))) {
            Name as = cursor.columnId();
            alias = new FromItem.Alias(cursor.since(aliasStart), as, List.of());
        }
        return new FromItem.Relation(span, name, only, alias, null);
    }

    private Statement update(int start, SelectStatement.@Nullable With with) {
        cursor.next();
        FromItem.Relation target = target();
        cursor.expect("set");
        List<Statement.Assignment> set = assignments();
        List<FromItem> from = cursor.accept("from") ? items() : List.of();
        Expr where = cursor.accept("where") ? condition() : null;
        Statement.Returning returning = returning();
        return new Statement.Update(cursor.since(start), with, target, set, from, where, returning);
    }

    private List<FromItem> items() {
        List<FromItem> items = new ArrayList<>();
        do {
            items.add(parsers.from().item());
        } while (cursor.acceptSign(","));
        return items;
    }

    private Expr condition() {
        if (cursor.at("current") && cursor.peek(1).isKeyword("of")) {
            int start = cursor.next().start();
            cursor.next();
            Name name = cursor.columnId();
            return new Expr.CurrentOf(cursor.since(start), name);
        }
        return parsers.expressions().expression();
    }

    private Statement delete(int start, SelectStatement.@Nullable With with) {
        cursor.next();
        cursor.expect("from");
        FromItem.Relation target = target();
        List<FromItem> using = cursor.accept("using") ? items() : List.of();
        Expr where = cursor.accept("where") ? condition() : null;
        Statement.Returning returning = returning();
        return new Statement.Delete(cursor.since(start), with, target, using, where, returning);
    }

    private Statement.@Nullable Returning returning() {
        if (!cursor.at("returning")) {
            return null;
        }
        int start = cursor.next().start();
        Name oldAlias = null;
        Name newAlias = null;
        if (cursor.majorVersion >= 18 && cursor.at("with") && cursor.peek(1).isSign("(")) {
            cursor.next();
            cursor.next();
            do {
                boolean old = cursor.accept("old");
                if (!old) {
                    cursor.expect("new");
                }
                cursor.expect("as");
                Name alias = cursor.columnId();
                if (old) {
                    oldAlias = alias;
                } else {
                    newAlias = alias;
                }
            } while (cursor.acceptSign(","));
            cursor.expectSign(")");
        }
        List<SelectStatement.Target> targets = parsers.selects().targets(new boolean[1]);
        return new Statement.Returning(cursor.since(start), oldAlias, newAlias, targets);
    }

    private Statement merge(int start, SelectStatement.@Nullable With with) {
        cursor.next();
        cursor.expect("into");
        FromItem.Relation target = target();
        cursor.expect("using");
        FromItem source = parsers.from().item();
        cursor.expect("on");
        Expr on = parsers.expressions().expression();
        List<Statement.MergeWhen> whens = new ArrayList<>();
        do {
            whens.add(mergeWhen());
        } while (cursor.at("when"));
        Statement.Returning returning = cursor.majorVersion >= 17 ? returning() : null;
        return new Statement.Merge(cursor.since(start), with, target, source, on, whens, returning);
    }

    private Statement.MergeWhen mergeWhen() {
        int start = cursor.expect("when").start();
        Statement.MergeMatch match = Statement.MergeMatch.MATCHED;
        if (cursor.accept("not")) {
            match = Statement.MergeMatch.NOT_MATCHED_BY_TARGET;
            cursor.expect("matched");
            if (cursor.majorVersion >= 17 && cursor.accept("by")) {
                if (cursor.accept("source")) {
                    match = Statement.MergeMatch.NOT_MATCHED_BY_SOURCE;
                } else {
                    cursor.expect("target");
                }
            }
        } else {
            cursor.expect("matched");
        }
        Expr condition = cursor.accept("and") ? parsers.expressions().expression() : null;
        cursor.expect("then");
        if (cursor.accept("do")) {
            cursor.expect("nothing");
            return when(start, match, condition, Statement.MergeAction.NOTHING, List.of());
        }
        boolean byTarget = match == Statement.MergeMatch.NOT_MATCHED_BY_TARGET;
        if (byTarget) {
            return mergeInsert(start, condition);
        }
        if (cursor.accept("delete")) {
            return when(start, match, condition, Statement.MergeAction.DELETE, List.of());
        }
        cursor.expect("update");
        cursor.expect("set");
        List<Statement.Assignment> set = assignments();
        return when(start, match, condition, Statement.MergeAction.UPDATE, set);
    }

    private Statement.MergeWhen mergeInsert(int start, @Nullable Expr condition) {
        cursor.expect("insert");
        List<Statement.WrittenColumn> columns = List.of();
        List<Expr> values = null;
        if (cursor.acceptSign("(")) {
            columns = writtenColumns();
            cursor.expectSign(")");
        }
        String overriding = null;
        if (cursor.accept("overriding")) {
            overriding = cursor.at("user") ? "USER" : "SYSTEM";
            if (!cursor.accept("user")) {
                cursor.expect("system");
            }
            cursor.expect("value");
        }
        if (cursor.accept("default")) {
            cursor.expect("values");
        } else {
            cursor.expect("values");
            cursor.expectSign("(");
            values = parsers.expressions().list();
            cursor.expectSign(")");
        }
        return new Statement.MergeWhen(
                cursor.since(start),
                Statement.MergeMatch.NOT_MATCHED_BY_TARGET,
                condition,
                Statement.MergeAction.INSERT,
                columns,
                overriding,
                values,
                List.of());
    }

    private Statement.MergeWhen when(
            int start,
            Statement.MergeMatch match,
            @Nullable Expr condition,
            Statement.MergeAction action,
            List<Statement.Assignment> set) {
        return new Statement.MergeWhen(
                cursor.since(start), match, condition, action, List.of(), null, List.of(), set);
    }
}
