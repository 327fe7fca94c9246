package org.schemaregistry.registry.flow;

import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.event.RescanAnswer;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.MismatchReceipt;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.TableVersion;
import org.schemaregistry.registry.api.VersionSelector;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.GuardState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Guards for doers, and what becomes of their reports: guard(ref, version) → the doer reads its
/// rows → report → one commit of audit entry, event and count.
///
/// Reports of one version of a table are folded: what was told already is counted and not told
/// again. The first repetition has the source scanned again, and after it one a day while reports
/// go on: a schedule becomes due at once, and without one the event says that somebody has to scan.
///
/// Thread-safe.
public final class Guarding {
    private static final int MOST_IN_AUDIT = 10;
    private static final long REMINDER_MILLIS = Duration.ofDays(1).toMillis();

    private final Store store;
    private final Lookup lookup;
    private final Limits limits;
    private final Clock clock;

    public Guarding(Store store, Lookup lookup, Limits limits, Clock clock) {
        this.store = store;
        this.lookup = lookup;
        this.limits = limits;
        this.clock = clock;
    }

    /// A guard for the rows of one version of a table.
    ///
    /// @throws RegistryException as [Lookup#table]
    public RowGuard guard(TableRef ref, VersionSelector selector) {
        TableVersion version = lookup.table(ref, selector);
        return RowGuard.of(version.ref(), version.version(), TableJson.read(version.schemaJson()));
    }

    /// Takes what a reading of rows found. A report without mismatches changes nothing.
    ///
    /// @throws RegistryException as [Lookup#table], or `CONFLICT`
    public MismatchReceipt report(GuardReport report, String actor) {
        if (report.mismatches().isEmpty()) {
            return new MismatchReceipt(false, RescanAnswer.NOT_ASKED);
        }
        // Only of versions that there are.
        lookup.table(report.ref(), new VersionSelector.Exact(report.version()));
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            Optional<GuardState> before = store.guardState(report.ref(), report.version());
            Told told = before.map(state -> Told.read(state.body())).orElseGet(Told::nothing);
            long reports = before.map(GuardState::reports).orElse(0L);
            boolean fresh = told.count(report.mismatches());
            RescanAnswer rescan = RescanAnswer.NOT_ASKED;
            if (reports > 0 && told.mayAsk(clock.millis())) {
                told.askedAtMillis = clock.millis();
                // Before it is told: an event must not promise what a crash prevents.
                rescan =
                        store.schedules().hasten(report.ref().source())
                                ? RescanAnswer.DUE
                                : RescanAnswer.UNSCHEDULED;
            }
            Write write =
                    new Write.PutGuardState(
                            report.ref(),
                            report.version(),
                            new GuardState(reports + 1, told.print()));
            RegistryEvent event =
                    new RegistryEvent.GuardMismatch(
                            report.ref(),
                            report.version(),
                            report.rows(),
                            report.checked(),
                            report.mismatches(),
                            rescan,
                            actor);
            if (commit(write, fresh || rescan.asked() ? List.of(event) : List.of(), report, actor)
                    instanceof CommitResult.Committed) {
                return new MismatchReceipt(fresh || rescan.asked(), rescan);
            }
        }
        throw new RegistryException(
                ErrorCode.CONFLICT,
                "others kept reporting on " + report.ref(),
                "a commit that nobody overtakes",
                "conflicts only",
                "report again later; every report holds all that was found in one reading");
    }

    private CommitResult commit(
            Write write, List<RegistryEvent> events, GuardReport report, String actor) {
        String detail =
                report.version()
                        + ": "
                        + String.join(
                                "; ",
                                report.mismatches().stream()
                                        .limit(MOST_IN_AUDIT)
                                        .map(Mismatch::toString)
                                        .toList());
        return store.commit(
                new Commit(
                        new Actor(actor),
                        clock.millis(),
                        UUID.randomUUID().toString(),
                        List.of(),
                        List.of(write),
                        events.stream()
                                .map(event ->
                                        new AuditDraft(
                                                event.topic(), event.subject(), null, null, detail))
                                .toList(),
                        events.stream()
                                .map(event ->
                                        new EventDraft(
                                                event.type(),
                                                event.subject(),
                                                CanonicalJson.write(event.data())))
                                .toList()));
    }

    /// What was told of one version: how many rows each mismatch was seen in. One thread.
    private static final class Told {
        private static final int MAX_TOLD = GuardReport.MAX_MISMATCHES;

        private final SortedMap<String, Long> counts = new TreeMap<>();
        private long askedAtMillis;

        static Told nothing() {
            return new Told();
        }

        static Told read(String body) {
            Told told = new Told();
            JsonNode node = CanonicalJson.read(body);
            told.askedAtMillis = node.path("askedAt").asLong(0);
            node.path("counts")
                    .properties()
                    .forEach(one -> told.counts.put(one.getKey(), one.getValue().asLong(0)));
            return told;
        }

        /// Adds a report; true if something in it is new.
        boolean count(List<Mismatch> mismatches) {
            boolean fresh = false;
            for (Mismatch mismatch : mismatches) {
                String key = mismatch.kind().json() + " " + mismatch.column();
                if (counts.containsKey(key) || counts.size() < MAX_TOLD) {
                    fresh |= !counts.containsKey(key);
                    counts.merge(key, mismatch.count(), Long::sum);
                }
            }
            return fresh;
        }

        boolean mayAsk(long nowMillis) {
            return askedAtMillis == 0 || nowMillis - askedAtMillis >= REMINDER_MILLIS;
        }

        String print() {
            ObjectNode node = CanonicalJson.mapper().createObjectNode();
            node.put("askedAt", askedAtMillis);
            ObjectNode all = node.putObject("counts");
            counts.forEach(all::put);
            return CanonicalJson.write(node);
        }
    }
}
