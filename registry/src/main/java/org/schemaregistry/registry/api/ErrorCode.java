package org.schemaregistry.registry.api;

/// Every reason for which the registry refuses a call. The names are stable; each has an entry in
/// `docs/reference/errors.md`.
public enum ErrorCode {
    INVALID_INPUT,
    UNKNOWN_SOURCE,
    UNKNOWN_TABLE,
    UNKNOWN_VERSION,
    RENAMED_TO,
    SOURCE_EXISTS,
    UNKNOWN_SUBSCRIPTION,
    SUBSCRIPTION_EXISTS,
    NO_SINK,
    EVENTS_FORGOTTEN,
    SOURCE_IMMUTABLE,
    NO_CONNECTOR,
    NO_LANGUAGE,
    NOT_QUERYABLE,
    SOURCE_UNAVAILABLE,
    CANCELLED,
    SECRET_UNAVAILABLE,
    VERSION_TOO_LOW,
    CONFLICT,
    LIMIT_EXCEEDED,
    STORE_UNAVAILABLE,
    STORE_NOT_A_REGISTRY,
    STORE_CORRUPT,
    STORE_NEWER,
    STORE_UNFINISHED,
    STORE_NOT_EMPTY,
    STORE_UNSUITABLE,
    STORE_READ_ONLY,
    STORE_FULL,
    CLOSED,
    INTERNAL
}
