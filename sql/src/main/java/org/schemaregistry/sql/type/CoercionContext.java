package org.schemaregistry.sql.type;

/// How much a value may be changed to fit: each constant allows what those before it allow.
public enum CoercionContext {
    IMPLICIT,
    ASSIGNMENT,
    EXPLICIT
}
