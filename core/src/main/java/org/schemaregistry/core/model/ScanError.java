package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

/// Why a scan or one object of it failed. `object` is null if the whole scan failed. Messages hold
/// no secret and no data.
///
/// Immutable.
public record ScanError(@Nullable String object, Code code, String message, @Nullable String hint) {
    public enum Code {
        UNREACHABLE,
        AUTHENTICATION_FAILED,
        PERMISSION_DENIED,
        TIMEOUT,
        CONNECTION_LOST,
        OBJECT_VANISHED,
        LOCKED,
        UNSTABLE,
        NOT_A_DATABASE,
        CORRUPT,
        UNSUPPORTED,
        LIMIT_EXCEEDED,
        CANCELLED,
        INTERNAL
    }
}
