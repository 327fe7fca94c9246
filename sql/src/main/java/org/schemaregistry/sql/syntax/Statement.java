package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One whole statement. Immutable.
public sealed interface Statement
        permits SelectStatement,
                Statement.Insert,
                Statement.Update,
                Statement.Delete,
                Statement.Merge,
                Statement.NotQuery {
    Span span();

    /// A column that is written, with subscripts or fields behind it.
    record WrittenColumn(Span span, Name name, List<Step> steps) {
        public WrittenColumn {
            steps = List.copyOf(steps);
        }
    }

    /// `.field` or `[index]` behind a written column.
    sealed interface Step {
        record Field(Name name) implements Step {}

        record Element(Expr.Index index) implements Step {}
    }

    /// ON CONFLICT; no target at all where `elements` is empty and `constraint` null.
    record OnConflict(
            Span span,
            List<ConflictElement> elements,
            @Nullable Expr targetWhere,
            @Nullable Name constraint,
            boolean update,
            List<Assignment> set,
            @Nullable Expr where) {
        public OnConflict {
            elements = List.copyOf(elements);
            set = List.copyOf(set);
        }
    }

    record ConflictElement(Span span, Expr value, List<Name> collation, List<Name> operatorClass) {
        public ConflictElement {
            collation = List.copyOf(collation);
            operatorClass = List.copyOf(operatorClass);
        }
    }

    /// `column = value`, or `(a, b) = value`.
    record Assignment(Span span, List<WrittenColumn> columns, boolean multiple, Expr value) {
        public Assignment {
            columns = List.copyOf(columns);
        }
    }

    /// INSERT; `source` is null for DEFAULT VALUES.
    record Insert(
            Span span,
            SelectStatement.@Nullable With with,
            FromItem.Relation target,
            List<WrittenColumn> columns,
            boolean hasColumns,
            @Nullable String overriding,
            @Nullable SelectStatement source,
            @Nullable OnConflict onConflict,
            @Nullable Returning returning)
            implements Statement {
        public Insert {
            columns = List.copyOf(columns);
        }
    }

    record Update(
            Span span,
            SelectStatement.@Nullable With with,
            FromItem.Relation target,
            List<Assignment> set,
            List<FromItem> from,
            @Nullable Expr where,
            @Nullable Returning returning)
            implements Statement {
        public Update {
            set = List.copyOf(set);
            from = List.copyOf(from);
        }
    }

    record Delete(
            Span span,
            SelectStatement.@Nullable With with,
            FromItem.Relation target,
            List<FromItem> using,
            @Nullable Expr where,
            @Nullable Returning returning)
            implements Statement {
        public Delete {
            using = List.copyOf(using);
        }
    }

    record Merge(
            Span span,
            SelectStatement.@Nullable With with,
            FromItem.Relation target,
            FromItem source,
            Expr on,
            List<MergeWhen> whens,
            @Nullable Returning returning)
            implements Statement {
        public Merge {
            whens = List.copyOf(whens);
        }
    }

    /// When a MERGE action applies.
    enum MergeMatch {
        MATCHED,
        NOT_MATCHED_BY_SOURCE,
        NOT_MATCHED_BY_TARGET
    }

    enum MergeAction {
        NOTHING,
        INSERT,
        UPDATE,
        DELETE
    }

    /// One WHEN of MERGE; `values` is null for DEFAULT VALUES.
    record MergeWhen(
            Span span,
            MergeMatch match,
            @Nullable Expr condition,
            MergeAction action,
            List<WrittenColumn> columns,
            @Nullable String overriding,
            @Nullable List<Expr> values,
            List<Assignment> set) {
        public MergeWhen {
            columns = List.copyOf(columns);
            values = values == null ? null : List.copyOf(values);
            set = List.copyOf(set);
        }
    }

    /// RETURNING with the names that WITH (OLD AS o, NEW AS n) gives.
    record Returning(
            Span span,
            @Nullable Name oldAlias,
            @Nullable Name newAlias,
            List<SelectStatement.Target> targets) {
        public Returning {
            targets = List.copyOf(targets);
        }
    }

    /// DDL, EXPLAIN and other commands that are no query; `command` is its first word in capitals.
    record NotQuery(Span span, String command) implements Statement {}
}
