package org.schemaregistry.core.guard;

import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// What guarding one reading of rows found. Holds no value of any row.
///
/// @param rows how many rows were read
/// @param checked how many of them were looked at
/// @param mismatches by column, then kind; at most [#MAX_MISMATCHES]
/// @param unlisted how many faults are in no mismatch because there were too many different ones
///
///   Immutable.
public record GuardReport(
        TableRef ref,
        SemVer version,
        long rows,
        long checked,
        List<Mismatch> mismatches,
        long unlisted) {
    /// How many different mismatches are told apart.
    public static final int MAX_MISMATCHES = 200;

    public GuardReport {
        mismatches = List.copyOf(mismatches);
        if (mismatches.size() > MAX_MISMATCHES) {
            throw new IllegalArgumentException(
                    "guard report of "
                            + ref
                            + ": expected at most "
                            + MAX_MISMATCHES
                            + " mismatches, found "
                            + mismatches.size());
        }
    }

    /// True if no row broke the contract; columns it does not know are no breach.
    public boolean clean() {
        return mismatches.stream().noneMatch(mismatch -> mismatch.kind().breach());
    }
}
