package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.QueryRole;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.SingleStatement;

import java.util.Collections;
import java.util.List;

/// A login for queries. Whatever it does, it does in a transaction of its own that is read-only
/// unless a run asks for more, has timeouts and ends with the call.
///
/// One thread, but [#cancel] and [#close] may come from any. An interrupt ends a call promptly.
public interface QuerySession extends AutoCloseable {
    /// Who it is logged in as.
    QueryRole role();

    /// Asks the source about a statement without running it.
    ///
    /// @throws SourceException if the source is lost, or the call was cancelled or interrupted
    DryRun dryRun(SingleStatement statement, DryRunLevel level) throws SourceException;

    /// Runs a statement and hands its rows over as they come, with a bounded number in memory.
    ///
    /// @throws SourceException if the source is lost; `passing` only where nothing can have been
    ///   changed by it
    QueryRun run(RowRequest request, RowSink sink) throws SourceException;

    /// Ends the call that is under way, if any.
    void cancel();

    /// Leaves nothing of the last call behind; false if that cannot be and the session is to be
    /// closed.
    boolean reset();

    @Override
    void close();

    /// One run.
    ///
    /// @param parameters one for each of the statement's; numbers, booleans, texts, `byte[]`, UUIDs
    ///   and `java.time` values
    /// @param writes opens a transaction that may write, and commits it
    record RowRequest(
            SingleStatement statement,
            List<@Nullable Object> parameters,
            boolean writes,
            QueryLimits limits) {
        public RowRequest {
            parameters = Collections.unmodifiableList(new java.util.ArrayList<>(parameters));
            if (parameters.size() != statement.parameters()) {
                throw new IllegalArgumentException(
                        "parameters of the query: expected "
                                + statement.parameters()
                                + (statement.parameters() == 1 ? " value" : " values")
                                + ", as many as it has, found "
                                + parameters.size());
            }
        }
    }

    /// Takes rows; called on the thread that runs the query.
    @FunctionalInterface
    interface RowSink {
        /// Told once, before the first row. Whoever needs no names does nothing.
        default void columns(List<DryRun.Column> columns) {}

        /// Takes one row, which it may keep; false to end.
        ///
        /// @param values numbers, booleans, texts, `byte[]`, UUIDs, `java.time` values and lists of
        ///   these; everything else as the source's text
        boolean row(List<@Nullable Object> values);
    }
}
