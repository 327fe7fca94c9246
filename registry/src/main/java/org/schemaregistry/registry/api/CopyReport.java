package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a copy or a backup holds, read back from it.
///
/// Immutable.
///
/// @param revision the number of the last commit in it
/// @param events the number of the last event
/// @param tables every table of the database with its rows
/// @param contents how many documents were hashed again
/// @param damaged the first of those whose hash is not their fingerprint; null if all are sound
/// @param auditEntries how many entries of the audit chain hold
/// @param auditHead the hash at the end of the chain
/// @param auditBroken the first broken link, as it was in the registry copied; null if all hold
public record CopyReport(
        String from,
        String to,
        long revision,
        long events,
        List<TableRows> tables,
        long contents,
        @Nullable String damaged,
        long auditEntries,
        String auditHead,
        @Nullable String auditBroken,
        long durationMillis) {
    public CopyReport {
        tables = List.copyOf(tables);
    }

    /// @param kept how many of the rows an unfinished copy of before had written already
    /// @param discarded how many rows of that one were taken away, because the registry had changed
    ///   meanwhile
    public record TableRows(String table, long rows, long kept, long discarded) {}

    /// True if what was copied was sound itself; that it was copied faithfully is certain.
    public boolean intact() {
        return damaged == null && auditBroken == null;
    }

    public long rows() {
        return tables.stream().mapToLong(TableRows::rows).sum();
    }

    /// How many rows did not have to be copied again.
    public long kept() {
        return tables.stream().mapToLong(TableRows::kept).sum();
    }

    /// The tables that had to be begun anew.
    public List<String> begunAnew() {
        return tables.stream()
                .filter(table -> table.discarded() > 0)
                .map(TableRows::table)
                .toList();
    }
}
