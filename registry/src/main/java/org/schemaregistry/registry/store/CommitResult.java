package org.schemaregistry.registry.store;

/// How a commit ended.
public sealed interface CommitResult {

    /// It is on disk. `revision` numbers the commit: unique in the store and greater than that of
    /// every earlier commit to the same source; on PostgreSQL numbers may be missing.
    record Committed(long revision) implements CommitResult {}

    /// Nothing was written, because somebody else was faster: read the catalog again and decide
    /// anew.
    record Conflict(Requirement failed) implements CommitResult {}
}
