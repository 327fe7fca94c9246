package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Write;

import java.util.IdentityHashMap;
import java.util.SortedMap;

/// What a commit did beyond what it says itself: the numbers that the database gave out.
record CommitEffect(
        Commit commit,
        long revision,
        SortedMap<SourceId, Long> sourceRevisions,
        IdentityHashMap<Write.PutVersion, Long> contentIds,
        @Nullable Long mappingRevision) {}
