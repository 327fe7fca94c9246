package org.schemaregistry.core.rule;

/// How far a change moves a version.
public enum Bump {
    PATCH,
    MINOR,
    MAJOR
}
