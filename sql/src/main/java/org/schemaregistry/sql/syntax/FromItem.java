package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What stands in FROM, USING, or as the target of DML. Immutable.
public sealed interface FromItem {
    Span span();

    /// `name (columns)` after an item. `name` is null where only column definitions are given.
    record Alias(Span span, Name name, List<Name> columns) {
        public Alias {
            columns = List.copyOf(columns);
        }
    }

    /// A column of a column definition list.
    record ColumnDefinition(Name name, TypeName type) {}

    record Sample(Span span, List<Name> method, List<Expr> arguments, @Nullable Expr repeatable) {
        public Sample {
            method = List.copyOf(method);
            arguments = List.copyOf(arguments);
        }
    }

    /// A table, view or CTE; `span` is that of the name.
    record Relation(
            Span span,
            List<Name> name,
            boolean only,
            @Nullable Alias alias,
            @Nullable Sample sample)
            implements FromItem {
        public Relation {
            name = List.copyOf(name);
        }
    }

    record Subquery(Span span, SelectStatement query, boolean lateral, @Nullable Alias alias)
            implements FromItem {}

    /// One function of a function item with its own column definitions (ROWS FROM).
    record Routine(Expr call, List<ColumnDefinition> columns) {
        public Routine {
            columns = List.copyOf(columns);
        }
    }

    record Function(
            Span span,
            List<Routine> routines,
            boolean rowsFrom,
            boolean lateral,
            boolean ordinality,
            @Nullable Alias alias,
            List<ColumnDefinition> columns)
            implements FromItem {
        public Function {
            routines = List.copyOf(routines);
            columns = List.copyOf(columns);
        }
    }

    /// `XMLTABLE(... row PASSING document COLUMNS ...)`
    record XmlTable(
            Span span,
            List<Expr.XmlNamed> namespaces,
            Expr row,
            Expr document,
            List<XmlColumn> columns,
            boolean lateral,
            @Nullable Alias alias)
            implements FromItem {
        public XmlTable {
            namespaces = List.copyOf(namespaces);
            columns = List.copyOf(columns);
        }
    }

    /// A column of XMLTABLE; `type` is null FOR ORDINALITY.
    record XmlColumn(
            Name name, @Nullable TypeName type, @Nullable Expr path, @Nullable Expr otherwise) {}

    /// `JSON_TABLE(context, path ... COLUMNS (...))`
    record JsonTable(
            Span span,
            JsonForm.Value context,
            Expr path,
            @Nullable Name pathName,
            List<JsonForm.Value> passing,
            List<JsonForm.Column> columns,
            JsonForm.@Nullable Behavior onError,
            boolean lateral,
            @Nullable Alias alias)
            implements FromItem {
        public JsonTable {
            passing = List.copyOf(passing);
            columns = List.copyOf(columns);
        }
    }

    enum JoinKind {
        CROSS,
        INNER,
        LEFT,
        RIGHT,
        FULL
    }

    /// A join; `alias` only where the join stands in parentheses with one.
    record Join(
            Span span,
            JoinKind kind,
            boolean natural,
            FromItem left,
            FromItem right,
            List<Name> using,
            @Nullable Name usingAlias,
            @Nullable Expr on,
            @Nullable Alias alias)
            implements FromItem {
        public Join {
            using = List.copyOf(using);
        }
    }

    /// Stands where the parser found no item; every name may come from it.
    record Malformed(Span span) implements FromItem {}
}
