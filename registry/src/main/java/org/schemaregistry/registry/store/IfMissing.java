package org.schemaregistry.registry.store;

/// What opening does where there is no registry yet. Who only wants to read must not leave an empty
/// registry behind at a mistyped place and take it for the answer.
public enum IfMissing {
    CREATE,
    /// Refuses with [StoreException.Code#MISSING] and touches nothing. An older registry is
    /// migrated and the specification's own tables are adopted all the same.
    REFUSE
}
