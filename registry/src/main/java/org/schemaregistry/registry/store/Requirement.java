package org.schemaregistry.registry.store;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

/// What must hold for a commit to be made. It is checked inside the transaction, where the data is.
public sealed interface Requirement {

    /// The source is registered and nothing was committed to it since this revision of
    /// [SourceState#revision].
    record SourceAtRevision(SourceId source, long revision) implements Requirement {}

    /// The source is registered, in whatever state.
    record SourcePresent(SourceId source) implements Requirement {}

    /// The source is not registered (never, or no longer).
    record SourceAbsent(SourceId source) implements Requirement {}

    /// The last version under this name, alive or dropped, has this ordinal; 0 if the name was
    /// never used or was renamed away. Every [Write.PutVersion] and [Write.DropTable] requires the
    /// ordinal before its own of itself.
    record TableAtOrdinal(SourceId source, QualifiedName table, long ordinal)
            implements Requirement {}

    /// Another program's edit still waits and its row was not written again since it was read.
    record ForeignEditPending(long number) implements Requirement {}

    /// The scan's lease was not lost to another instance.
    record ScanLeaseHeld(ScanLease lease) implements Requirement {}

    /// No subscription has this name.
    record SubscriptionAbsent(String name) implements Requirement {}

    /// There is a subscription of this name.
    record SubscriptionPresent(String name) implements Requirement {}

    /// No query is kept under this name.
    record QueryAbsent(String name) implements Requirement {}

    /// A query is kept under this name, for this source.
    record QueryPresent(SourceId source, String name) implements Requirement {}

    /// So many reports of rows were made on this version of a table.
    record GuardedTimes(TableRef table, SemVer version, long reports) implements Requirement {}
}
