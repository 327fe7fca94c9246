package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;

/// Ends a scan with nothing learned.
final class ScanFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScanError error;

    ScanFailed(ScanError error) {
        super(error.message());
        this.error = error;
    }

    static ScanFailed of(ScanError.Code code, String message, @Nullable String hint) {
        return new ScanFailed(new ScanError(null, code, message, hint));
    }

    ScanError error() {
        return error;
    }
}
