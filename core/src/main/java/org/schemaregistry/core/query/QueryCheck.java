package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// The answer of a check. Immutable.
///
/// @param findings the first error is the one the engine would report, the rest by offset
/// @param touches tables read or written, sorted by name
/// @param columns what the query returns, in order; empty where that is not known
/// @param parameters types of `$1`, `$2`, ... in the engine's spelling; null for one that is open
/// @param calls function calls whose effects are not surely none, in order; empty also where the
///   language does not tell
public record QueryCheck(
        Verdict verdict,
        StatementClass statement,
        List<Finding> findings,
        List<Touch> touches,
        List<ResultColumn> columns,
        List<@Nullable String> parameters,
        List<SingleStatement.Call> calls) {

    /// A table with the columns that the query names.
    public record Touch(QualifiedName table, boolean written, SortedSet<String> columns) {
        public Touch {
            Objects.requireNonNull(table);
            columns = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(columns));
        }
    }

    /// A column of the result; `nullable` is false only where no null can come.
    ///
    /// @param sent the type by which the engine announces it, where that is another: that of a
    ///   domain is the one below it
    /// @param origin the field that it shows unchanged; null where it is computed, or not certain
    public record ResultColumn(
            String name, String type, boolean nullable, String sent, @Nullable Origin origin) {
        public ResultColumn {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
            Objects.requireNonNull(sent);
        }

        /// A column of which no more is known.
        public ResultColumn(String name, String type, boolean nullable) {
            this(name, type, nullable, type, null);
        }
    }

    /// A field of a table.
    public record Origin(QualifiedName table, String field) {
        public Origin {
            Objects.requireNonNull(table);
            Objects.requireNonNull(field);
        }
    }

    /// An answer without a word on calls.
    public QueryCheck(
            Verdict verdict,
            StatementClass statement,
            List<Finding> findings,
            List<Touch> touches,
            List<ResultColumn> columns,
            List<@Nullable String> parameters) {
        this(verdict, statement, findings, touches, columns, parameters, List.of());
    }

    public QueryCheck {
        calls = List.copyOf(calls);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(statement);
        findings = List.copyOf(findings);
        touches = List.copyOf(touches);
        columns = List.copyOf(columns);
        parameters = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(parameters));
    }
}
