package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// A table written by hand: published like a scanned one, and never touched by a scan.
///
/// Thread-safe.
public final class Declaring {
    private final Store store;
    private final Rechecking rechecking;
    private final RuleSet rules;
    private final Limits limits;
    private final Clock clock;

    public Declaring(
            Store store, Extensions extensions, RuleSet rules, Limits limits, Clock clock) {
        this.store = store;
        rechecking = new Rechecking(store, extensions);
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /// Publishes a table from Table JSON or `{column: type}` and answers with its version. Equal
    /// content is no new version.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `INVALID_INPUT`, or `VERSION_TOO_LOW` if `asked`
    ///   is below the version that the changes call for
    public SemVer declare(TableRef ref, String schemaJson, @Nullable SemVer asked, String actor) {
        Table table = parse(ref, schemaJson);
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            SourceState base = Lookup.state(store.catalog(), ref.source());
            TableState current = base.tables().get(ref.table());
            Publication publication = new Publication(base, rules, actor);
            SemVer version;
            if (current == null) {
                SourceState.Dropped earlier = base.dropped().get(ref.table());
                version =
                        chosen(
                                ref,
                                asked,
                                earlier == null
                                        ? SemVer.FIRST
                                        : earlier.version().next(Bump.MINOR));
                publication.added(
                        ref.table(),
                        table,
                        List.of(new Change.TableAdded(ref.table())),
                        true,
                        version);
            } else {
                if (current.fingerprint().equals(Fingerprint.of(TableJson.write(table)).text())) {
                    return current.version();
                }
                Table before =
                        TableJson.read(
                                store.content(current.contentId())
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "the store has no content for " + ref)));
                List<Change> changes = Differ.diff(before, table);
                List<ClassifiedChange> classified = rules.classify(changes, before, table);
                version = chosen(ref, asked, current.version().next(RuleSet.bump(classified)));
                publication.moved(ref.table(), null, before, table, changes, true, version);
            }
            boolean scannedBefore =
                    switch (store.scanReach(ref.source())) {
                        case NEVER -> !base.tables().isEmpty();
                        case PARTLY -> false;
                        case WHOLE -> true;
                    };
            publication.putSource(base.source(), publication.nextSourceVersion(scannedBefore));
            long atMillis = clock.millis();
            rechecking.run(publication, null, atMillis);
            if (store.commit(publication.commit(atMillis, UUID.randomUUID().toString()))
                    instanceof CommitResult.Committed) {
                return version;
            }
        }
        throw new RegistryException(
                ErrorCode.CONFLICT,
                "table " + ref + " was changed by others again and again",
                "a commit that nobody overtakes",
                "conflicts only",
                "try again later");
    }

    private Table parse(TableRef ref, String schemaJson) {
        if (schemaJson.length() > limits.maxSchemaJsonChars()) {
            throw new RegistryException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "the schema of " + ref + " is too large",
                    "at most " + limits.maxSchemaJsonChars() + " characters",
                    schemaJson.length() + " characters",
                    "split the table");
        }
        try {
            return TableJson.readAny(schemaJson);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    ErrorCode.INVALID_INPUT,
                    "the schema of " + ref + " cannot be read: " + e.getMessage(),
                    "Table JSON or {\"column\": \"type\"}",
                    null,
                    "see docs/reference/table-json.md",
                    e);
        }
    }

    private static SemVer chosen(TableRef ref, @Nullable SemVer asked, SemVer computed) {
        if (asked == null) {
            return computed;
        }
        if (asked.compareTo(computed) < 0) {
            throw new RegistryException(
                    ErrorCode.VERSION_TOO_LOW,
                    "version " + asked + " of " + ref + " is below what its changes call for",
                    computed + " or higher",
                    asked.toString(),
                    "leave the version out to get the computed one");
        }
        return asked;
    }
}
