package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.Requirement.SourceAtRevision;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.VersionRow;

import java.util.List;
import java.util.Set;

/// Commits that can share a transaction, and what must be true after them.
final class SharedTransactions {
    static final String TABLE = "orders";

    private SharedTransactions() {}

    /// Registers sources, each with a table at ordinal 1.
    static void register(Store store, List<String> sources) {
        for (String source : sources) {
            assertThat(
                            store.commit(
                                    Drafts.commit(
                                            Drafts.source(source, "1.0.0"),
                                            Drafts.version(
                                                    source, TABLE, 1, "1.0.0", body(source, 1)))))
                    .isInstanceOf(Committed.class);
        }
    }

    /// The second version of a source's table, and the first of another one.
    static Commit next(Store store, String source) {
        return next(store, source, 2);
    }

    /// As the other, with an ordinal for the table that may be wrong; it is written last.
    static Commit next(Store store, String source, long ordinal) {
        SourceId id = new SourceId(source);
        long revision = requireNonNull(store.catalog().sources().get(id)).revision();
        return Drafts.commit(
                new SourceAtRevision(id, revision),
                Drafts.source(source, "1.1.0"),
                Drafts.version(source, "items", 1, "1.0.0", "{\"items\":\"" + source + "\"}"),
                Drafts.version(source, TABLE, ordinal, "1.1.0", body(source, 2)));
    }

    /// Each of `moved` was published exactly once, the others not at all, and nothing else
    /// happened.
    static void verify(Store store, Set<String> moved, List<String> all) {
        for (String source : all) {
            SourceId id = new SourceId(source);
            boolean made = moved.contains(source);
            assertThat(store.history(id, QualifiedName.of(TABLE), 10))
                    .as(source)
                    .extracting(VersionRow::ordinal)
                    .isEqualTo(made ? List.of(2L, 1L) : List.of(1L));
            assertThat(store.history(id, QualifiedName.of("items"), 10))
                    .as(source)
                    .hasSize(made ? 1 : 0);
            assertThat(requireNonNull(store.catalog().sources().get(id)).revision())
                    .isEqualTo(made ? 2 : 1);
        }
        Steps.awaitEvents(store, all.size() + 2L * moved.size());
        assertThat(store.events(0, 1_000)).extracting(OutboxEntry::id).doesNotHaveDuplicates();
        assertThat(store.verifyAudit().intact()).isTrue();
        assertThat(store.verifyAudit().entries()).isEqualTo(all.size() + 2L * moved.size());
    }

    static boolean committed(CommitResult result) {
        return result instanceof Committed;
    }

    private static String body(String source, long ordinal) {
        return "{\"" + source + "\":" + ordinal + "}";
    }
}
