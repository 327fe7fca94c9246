package org.schemaregistry.sql.syntax;

import java.util.ArrayList;
import java.util.List;

/// WITH and its common tables. One thread.
final class WithParser {
    private final TokenCursor cursor;
    private final Parsers parsers;

    WithParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    SelectStatement.With with() {
        cursor.enter();
        int start = cursor.expect("with").start();
        // A common table may be called so.
        boolean named = cursor.peek(1).isKeyword("as") || cursor.peek(1).isSign("(");
        boolean recursive = !named && cursor.accept("recursive");
        List<SelectStatement.CommonTable> tables = new ArrayList<>();
        do {
            tables.add(commonTable());
        } while (cursor.acceptSign(","));
        cursor.leave();
        return new SelectStatement.With(cursor.since(start), recursive, tables);
    }

    private SelectStatement.CommonTable commonTable() {
        int start = cursor.peek().start();
        Name name = cursor.columnId();
        List<Name> columns = List.of();
        if (cursor.acceptSign("(")) {
            columns = cursor.columnIds();
            cursor.expectSign(")");
        }
        cursor.expect("as");
        if (cursor.accept("not")) {
            cursor.expect("materialized");
        } else {
            cursor.accept("materialized");
        }
        cursor.expectSign("(");
        Statement query = parsers.dml().preparable();
        cursor.expectSign(")");
        SelectStatement.Search search =
                cursor.at("search") && cursor.majorVersion >= 14 ? search() : null;
        SelectStatement.Cycle cycle =
                cursor.at("cycle") && cursor.majorVersion >= 14 ? cycle() : null;
        return new SelectStatement.CommonTable(
                cursor.since(start), name, columns, query, search, cycle);
    }

    private SelectStatement.Search search() {
        int start = cursor.next().start();
        if (!cursor.accept("depth")) {
            cursor.expect("breadth");
        }
        cursor.expect("first");
        cursor.expect("by");
        List<Name> by = cursor.columnIds();
        cursor.expect("set");
        Name sequence = cursor.columnId();
        return new SelectStatement.Search(cursor.since(start), by, sequence);
    }

    private SelectStatement.Cycle cycle() {
        int start = cursor.next().start();
        List<Name> columns = cursor.columnIds();
        cursor.expect("set");
        Name mark = cursor.columnId();
        Expr value = null;
        Expr otherwise = null;
        if (cursor.accept("to")) {
            value = parsers.primary().primary();
            cursor.expect("default");
            otherwise = parsers.primary().primary();
        }
        cursor.expect("using");
        Name path = cursor.columnId();
        return new SelectStatement.Cycle(
                cursor.since(start), columns, mark, value, otherwise, path);
    }
}
