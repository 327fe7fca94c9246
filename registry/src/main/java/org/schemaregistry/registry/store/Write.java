package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.outbox.Subscription;

import java.util.List;

/// One update of a commit. All writes of a commit are made or none.
///
/// Immutable.
public sealed interface Write {

    /// Registers a source or replaces its description and version. A source that was removed comes
    /// back with its old tables as dropped ones.
    record PutSource(DataSource source, SemVer version) implements Write {}

    /// Unregisters a source: it and its tables leave the specification's tables, history stays.
    /// Tables alive until now count as dropped at their last version; a tombstone version of their
    /// own they get only by [DropTable] in the same commit.
    record RemoveSource(SourceId source) implements Write {}

    /// Publishes a version of a table. `ordinal` is the one after the name's last (1 for a new
    /// name; after a rename, the one after the old name's last). `body` is the canonical document,
    /// `fingerprint` its hash; equal content is stored once. `changesJson` is a JSON array. `bump`
    /// is null for a first version.
    ///
    /// With `renamedFrom`, the history of that name goes on under the new one.
    record PutVersion(
            SourceId source,
            QualifiedName name,
            long ordinal,
            SemVer version,
            String fingerprint,
            String body,
            TableFacts facts,
            String changesJson,
            @Nullable Bump bump,
            @Nullable QualifiedName renamedFrom)
            implements Write {
        public PutVersion {
            checkOrdinal(name, ordinal);
        }
    }

    /// Publishes a tombstone: the table leaves the current state, its history stays.
    record DropTable(
            SourceId source,
            QualifiedName name,
            long ordinal,
            SemVer tombstoneVersion,
            String changesJson)
            implements Write {
        public DropTable {
            checkOrdinal(name, ordinal);
        }
    }

    /// Remembers what the last scan left behind. It moves no revision.
    record PutScanMemory(SourceId source, ScanMemory memory) implements Write {}

    /// Maps a business entity to tables, replacing an older mapping.
    record PutMapping(String entity, List<TableRef> tables) implements Write {
        /// The longest entity name, in characters.
        public static final int MAX_ENTITY_CHARS = 512;

        public PutMapping {
            if (entity.isBlank()
                    || entity.length() > MAX_ENTITY_CHARS
                    || entity.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "entity: expected 1 to " + MAX_ENTITY_CHARS + " characters without NUL");
            }
            tables = List.copyOf(tables);
        }
    }

    record RemoveMapping(String entity) implements Write {}

    /// Ticks off what another program wrote: it was adopted or undone by this commit. Requires
    /// [Requirement.ForeignEditPending] of itself.
    record SettleForeignEdit(long number) implements Write {}

    /// Begins a subscription with the events after this commit. Requires
    /// [Requirement.SubscriptionAbsent] of itself.
    record PutSubscription(Subscription subscription) implements Write {}

    /// Ends a subscription and forgets what waited for it. Requires, as the writes below,
    /// [Requirement.SubscriptionPresent] of itself.
    record RemoveSubscription(String name) implements Write {}

    /// Stops delivery for a reason.
    record PauseSubscription(String name, String reason) implements Write {}

    /// Goes on with delivery; what waits is due at once, with all attempts before it.
    record ResumeSubscription(String name) implements Write {}

    /// Delivers again, from an event on.
    record ReplaySubscription(String name, long fromSeq) implements Write {}

    /// Has a source scanned by itself, first at once. Requires [Requirement.SourcePresent] of
    /// itself. It moves no revision.
    record PutSchedule(SourceId source, long everyMillis) implements Write {
        public static final long MIN_EVERY_MILLIS = 1_000;
        public static final long MAX_EVERY_MILLIS = 366L * 86_400_000;

        public PutSchedule {
            if (everyMillis < MIN_EVERY_MILLIS || everyMillis > MAX_EVERY_MILLIS) {
                throw new IllegalArgumentException(
                        "schedule of "
                                + source
                                + ": expected 1 second to 366 days, found "
                                + everyMillis
                                + " ms");
            }
        }
    }

    /// Ends that; a scan under way loses its lease.
    record RemoveSchedule(SourceId source) implements Write {}

    /// Keeps a query. Like [DropQuery] it moves the revision of the source, so that no commit can
    /// miss the query it breaks. Requires [Requirement.QueryAbsent] of itself.
    record AddQuery(RegisteredQuery query) implements Write {}

    /// Keeps what became of a query; nothing if it is gone.
    record JudgeQuery(String name, Verdict verdict, @Nullable Long brokenSinceMillis)
            implements Write {}

    /// Forgets a query. Requires [Requirement.QueryPresent] of itself.
    record DropQuery(SourceId source, String name) implements Write {}

    /// Remembers what was reported of a table's rows. Requires [Requirement.GuardedTimes] with the
    /// number of reports before this one of itself.
    record PutGuardState(TableRef table, SemVer version, GuardState state) implements Write {}

    private static void checkOrdinal(QualifiedName name, long ordinal) {
        if (ordinal < 1) {
            throw new IllegalArgumentException(
                    "ordinal of " + name + ": expected 1 or more, found " + ordinal);
        }
    }
}
