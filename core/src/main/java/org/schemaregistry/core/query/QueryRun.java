package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How a query that was run ended. That the source was lost on the way is an error, not an outcome.
///
/// Immutable.
public sealed interface QueryRun {

    /// It ran.
    ///
    /// @param rows handed out, as were `bytes`
    /// @param changed how many rows the statement itself wrote, also those that a limit kept from
    ///   being handed out; null where that is not known, as of a query over what writes
    /// @param cut what ended the handing out early
    record Finished(
            List<DryRun.Column> columns,
            long rows,
            long bytes,
            @Nullable Long changed,
            @Nullable Cut cut)
            implements QueryRun {
        public Finished {
            columns = List.copyOf(columns);
        }
    }

    /// Why not all rows were handed out.
    enum Cut {
        ROWS,
        BYTES,
        /// The receiver wanted no more.
        RECEIVER;

        /// The name in JSON: `rows`, `bytes`, `receiver`.
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// It was refused, by the source or before; `rows` may have been handed out before.
    record Rejected(DryRun.By by, List<Finding> findings, long rows) implements QueryRun {
        public Rejected {
            Objects.requireNonNull(by);
            findings = List.copyOf(findings);
        }
    }

    /// It took too long; `rows` were handed out before.
    record TimedOut(DryRun.Wait waitedFor, long limitMillis, long rows) implements QueryRun {
        public TimedOut {
            Objects.requireNonNull(waitedFor);
        }
    }

    /// A row did not fit the contract that the query was checked against, and the run's guard ends
    /// it then; `rows` fitted and were handed out before. A statement that writes has written
    /// nothing.
    record Mismatched(String what, long rows) implements QueryRun {
        public Mismatched {
            Objects.requireNonNull(what);
        }
    }

    /// Somebody ended it; `rows` were handed out before.
    record Cancelled(long rows) implements QueryRun {}
}
