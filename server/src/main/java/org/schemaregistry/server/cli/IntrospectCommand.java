package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.QueryImpact;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// `introspect`: scans each source in turn, once or in rounds.
final class IntrospectCommand {
    private static final int MOST_TABLES_SHOWN = 100;

    private final Session session;
    private final boolean dryRun;
    private final boolean impact;
    private final boolean acceptDeletions;

    /// What was last said of each source, so that rounds do not repeat themselves.
    private final Map<SourceId, String> troubles = new HashMap<>();

    private @Nullable Problem told;

    IntrospectCommand(Session session, boolean dryRun, boolean impact, boolean acceptDeletions) {
        if (impact && !dryRun) {
            throw new IllegalArgumentException(
                    "--impact: expected --dry-run beside it; a scan that writes tells of broken"
                            + " queries by itself");
        }
        this.session = session;
        this.dryRun = dryRun;
        this.impact = impact;
        this.acceptDeletions = acceptDeletions;
    }

    /// How one source's scan ended: a report, or the refusal to begin.
    private sealed interface Outcome {
        record Reported(ScanReport report) implements Outcome {
            @Override
            public SourceId source() {
                return report.source();
            }
        }

        record Refused(SourceId source, RegistryException reason, long revision)
                implements Outcome {}

        SourceId source();
    }

    int run(List<SourceId> ids, boolean all, @Nullable Duration every) {
        if (ids.isEmpty() != all) {
            throw new IllegalArgumentException(
                    "introspect: expected one or more source ids, or --all; found "
                            + (all ? "both" : "neither"));
        }
        try (Registry registry = session.open()) {
            // Unknown sources are refused before anything is scanned.
            ids.forEach(registry::source);
            return every == null
                    ? round(registry, ids, all, ScanRequest.Mode.EXPLICIT)
                    : AwayWatch.during(session, registry, () -> rounds(registry, ids, all, every));
        }
    }

    private int rounds(Registry registry, List<SourceId> ids, boolean all, Duration every) {
        int exitCode = round(registry, ids, all, ScanRequest.Mode.EXPLICIT);
        while (!stopped()) {
            LockSupport.parkNanos(every.toNanos());
            if (!stopped()) {
                exitCode = round(registry, ids, all, ScanRequest.Mode.POLL);
            }
        }
        return exitCode;
    }

    private boolean stopped() {
        return Thread.currentThread().isInterrupted() || session.surroundings().out().checkError();
    }

    private int round(Registry registry, List<SourceId> ids, boolean all, ScanRequest.Mode mode) {
        List<SourceId> sources =
                all ? registry.listDataSources().stream().map(s -> s.source().id()).toList() : ids;
        List<Outcome> outcomes = new ArrayList<>();
        for (SourceId source : sources) {
            Outcome outcome = scan(registry, source, mode);
            outcomes.add(outcome);
            if (isNews(outcome) && !session.json()) {
                show(outcome);
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        if (session.json()) {
            ArrayNode array = Json.array(outcomes, IntrospectCommand::json);
            session.print(array);
        } else if (sources.isEmpty()) {
            session.print("no sources yet; add one: source add ID URI");
        }
        session.surroundings().out().flush();
        List<Problem> problems =
                outcomes.stream().map(IntrospectCommand::problem).filter(p -> p != null).toList();
        Problem summary = problems.isEmpty() ? null : summary(problems);
        if (summary != null && !summary.equals(told)) {
            summary.print(session.surroundings().err(), session.json());
        }
        told = summary;
        return outcomes.stream().mapToInt(this::exitCode).max().orElse(0);
    }

    /// A round that found what the one before it found is not worth a line.
    private boolean isNews(Outcome outcome) {
        String trouble =
                switch (outcome) {
                    case Outcome.Refused(SourceId ignored, RegistryException reason, long also) ->
                            reason.reason();
                    case Outcome.Reported(ScanReport report) ->
                            switch (report.status()) {
                                case COMPLETE, UNCHANGED -> "";
                                case PARTIAL, HELD, FAILED ->
                                        report.status() + "" + report.errors();
                            };
                };
        boolean changed =
                outcome instanceof Outcome.Reported(ScanReport report)
                        && !report.changed().isEmpty();
        return !trouble.equals(troubles.put(outcome.source(), trouble)) || changed;
    }

    private Outcome scan(Registry registry, SourceId source, ScanRequest.Mode mode) {
        try (Bar bar = Bar.of(source.value(), session)) {
            return new Outcome.Reported(
                    registry.introspect(
                            source,
                            new IntrospectOptions(
                                    mode, dryRun, acceptDeletions, Session.ACTOR, bar::report)));
        } catch (RegistryException e) {
            return new Outcome.Refused(source, e, registry.revision());
        }
    }

    private int exitCode(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused ignored -> 2;
            case Outcome.Reported(ScanReport report) ->
                    switch (report.status()) {
                        case COMPLETE, UNCHANGED -> breaks(report) ? 1 : 0;
                        case PARTIAL, HELD -> 1;
                        case FAILED -> 2;
                    };
        };
    }

    private boolean breaks(ScanReport report) {
        return impact && report.impact().stream().anyMatch(QueryImpact::breaks);
    }

    private static ObjectNode json(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Reported(ScanReport report) -> Json.scan(report);
            case Outcome.Refused(SourceId source, RegistryException reason, long revision) ->
                    Json.scan(source, Problem.of(reason), revision);
        };
    }

    /// What is said on stderr of a scan that failed; null of any other.
    private static @Nullable Problem problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(SourceId source, RegistryException reason, long ignored) ->
                    Problem.of(reason).about(source.value());
            case Outcome.Reported(ScanReport report) -> {
                if (report.status() != ScanStatus.FAILED) {
                    yield null;
                }
                ScanError error =
                        report.errors().isEmpty()
                                ? new ScanError(
                                        null, ScanError.Code.INTERNAL, "the scan failed", null)
                                : report.errors().getFirst();
                yield (interrupted(report) ? interruption(error) : Problem.of(error))
                        .about(report.source().value());
            }
        };
    }

    /// Whoever stopped a scan is not told that something failed, but that nothing came of it.
    private static boolean interrupted(ScanReport report) {
        return report.status() == ScanStatus.FAILED
                && report.errors().stream()
                        .anyMatch(error -> error.code() == ScanError.Code.CANCELLED);
    }

    private static Problem interruption(ScanError error) {
        return new Problem(
                error.code().name(), "interrupted, nothing was written", null, null, "scan again");
    }

    private static Problem summary(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst();
        }
        return new Problem(
                problems.getFirst().code(),
                problems.size()
                        + " sources failed: "
                        + String.join(" | ", problems.stream().map(Problem::line).toList()),
                null,
                null,
                null);
    }

    private void show(Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(SourceId source, var ignored, var alsoIgnored) ->
                    session.print(source + ": failed");
            case Outcome.Reported(ScanReport report) -> show(report);
        }
    }

    private void show(ScanReport report) {
        long added = report.changed().stream().filter(change -> change.from() == null).count();
        long moved = report.changed().size() - added;
        StringBuilder head =
                new StringBuilder(report.source() + ": ")
                        .append(interrupted(report) ? "interrupted" : report.status().json());
        if (report.status() != ScanStatus.FAILED) {
            head.append(", ").append(Printable.count(report.tablesSeen(), "table"));
            if (added > 0) {
                head.append(", ").append(added).append(" new");
            }
            if (moved > 0) {
                head.append(", ").append(moved).append(" changed");
            }
        }
        head.append(", ").append(Times.showDuration(report.durationMillis()));
        session.print(head.append(dryRun ? " (dry run: nothing was written)" : "").toString());
        if (moved > 0) {
            session.print(ChangeTables.changed(report.changed(), MOST_TABLES_SHOWN));
            if (moved > MOST_TABLES_SHOWN) {
                session.print(
                        "... and "
                                + (moved - MOST_TABLES_SHOWN)
                                + " more; see: history "
                                + report.source());
            }
        }
        showImpact(report);
        report.suggestions()
                .forEach(s ->
                        session.print(
                                "perhaps a rename: "
                                        + s.table()
                                        + " "
                                        + s.from()
                                        + " -> "
                                        + s.to()));
        if (report.status() != ScanStatus.FAILED) {
            report.errors().forEach(error -> session.print("error: " + text(error)));
        }
        report.warnings().forEach(warning -> session.print("warning: " + warning));
    }

    /// Every kept query that the change may touch, if that was asked for; else those it breaks.
    private void showImpact(ScanReport report) {
        for (QueryImpact one : report.impact()) {
            if (impact || one.breaks()) {
                session.print(
                        "query "
                                + one.query()
                                + ": "
                                + (one.breaks()
                                        ? dryRun ? "would break" : "is broken now"
                                        : one.verdict().json()));
                CheckCommand.say(session, one.findings());
            }
        }
        if (impact && report.impact().isEmpty()) {
            session.print("no kept query is touched");
        }
    }

    private static String text(ScanError error) {
        Problem problem = Problem.of(error);
        return (error.object() == null ? problem : problem.about(error.object().toString())).line();
    }
}
