package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

import java.util.List;
import java.util.Objects;

/// How a dry run ended. That the source could not be reached is no outcome of it but an error.
///
/// Immutable.
public sealed interface DryRun {

    /// The source takes the query.
    ///
    /// @param columns what it would return, in the source's words; empty for a statement that
    ///   returns nothing
    /// @param parameters the types of `$1`, `$2`, ... in the source's words; null where the level
    ///   or the source tells none
    /// @param plan from level `plan` alone
    record Accepted(List<Column> columns, List<@Nullable String> parameters, @Nullable Plan plan)
            implements DryRun {
        public Accepted {
            columns = List.copyOf(columns);
            parameters =
                    java.util.Collections.unmodifiableList(new java.util.ArrayList<>(parameters));
        }
    }

    /// A column of the result.
    ///
    /// @param type in the source's words
    /// @param declared what the source promises of every value; null if it promises nothing, or
    ///   nothing that a contract has a type for
    record Column(String name, String type, @Nullable FieldType declared) {
        public Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }

        /// A column of which the source promises nothing.
        public Column(String name, String type) {
            this(name, type, null);
        }
    }

    /// What the source expects of the query. `cost` is in the source's own unit and, like `rows`,
    /// null where the source estimates none. `text` is its plan as it shows it to people.
    record Plan(@Nullable Double cost, @Nullable Double rows, String text) {
        public Plan {
            Objects.requireNonNull(text);
        }
    }

    /// The query was refused; the first finding is the reason.
    record Rejected(By by, List<Finding> findings) implements DryRun {
        public Rejected {
            Objects.requireNonNull(by);
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("rejected: expected at least one finding");
            }
        }
    }

    /// Who refused.
    enum By {
        /// The check against the contract; the source was not asked.
        CHECK,
        /// The rules of what may be sent to a source at this level; the source was not asked.
        GUARD,
        /// The source.
        SOURCE;

        /// The name in JSON: `check`, `guard`, `source`.
        public String json() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The source did not answer in time; nothing is known about the query.
    record TimedOut(Wait waitedFor, long limitMillis) implements DryRun {
        public TimedOut {
            Objects.requireNonNull(waitedFor);
        }
    }

    /// What took too long.
    enum Wait {
        STATEMENT,
        LOCK;

        /// The name in JSON: `statement`, `lock`.
        public String json() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// This source, or this kind of statement, cannot be dry-run at this level.
    record Unsupported(String reason, String hint) implements DryRun {
        public Unsupported {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(hint);
        }
    }
}
