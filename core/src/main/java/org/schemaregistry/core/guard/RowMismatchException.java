package org.schemaregistry.core.guard;

import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

/// A row broke its contract while rows were read in [GuardOptions.Mode#FAIL].
public final class RowMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Mismatch mismatch;

    RowMismatchException(TableRef ref, SemVer version, Mismatch mismatch) {
        super(
                "row "
                        + (mismatch.firstRows().isEmpty() ? 1 : mismatch.firstRows().getFirst())
                        + " does not fit "
                        + ref
                        + "@"
                        + version
                        + ": "
                        + mismatch);
        this.mismatch = mismatch;
    }

    /// What is wrong, without the value.
    public Mismatch mismatch() {
        return mismatch;
    }
}
