package org.schemaregistry.core.rule;

/// How far a change moves a semantic version, in ascending order.
public enum Bump {
    /// No version of its own.
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    /// The larger of two.
    public Bump max(Bump other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
