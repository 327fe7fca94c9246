package org.schemaregistry.core.spi;

import org.schemaregistry.core.model.ScanError;

/// A source could not be reached, or was lost while it was asked. The message holds no secret and
/// no data.
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScanError error;
    private final boolean passing;

    /// @param passing true if the same may well succeed in a moment: the server restarts, fails
    ///   over, or chose this transaction as a victim
    public SourceException(ScanError error, boolean passing, Throwable cause) {
        super(error.message(), cause);
        this.error = error;
        this.passing = passing;
    }

    public SourceException(ScanError error) {
        super(error.message());
        this.error = error;
        this.passing = false;
    }

    public ScanError error() {
        return error;
    }

    public boolean passing() {
        return passing;
    }
}
