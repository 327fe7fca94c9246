package org.schemaregistry.server.cli;

import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliveryReport;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.DueReport;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.ScheduledScan;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/// `deliver`: hands events over to the subscribers and makes the scheduled scans, until stopped or
/// until nothing is due.
final class DeliverCommand {
    private final Session session;

    DeliverCommand(Session session) {
        this.session = session;
    }

    int run(boolean once, int maxAttempts, Duration retention) {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "--max-attempts: expected 1 or more, found " + maxAttempts);
        }
        DeliverySettings standard = DeliverySettings.DEFAULT;
        DeliverySettings settings =
                new DeliverySettings(
                        standard.firstRetryMillis(),
                        standard.maxRetryMillis(),
                        maxAttempts,
                        retention.toMillis(),
                        standard.leaseMillis());
        try (Registry registry = session.openOrCreate()) {
            if (once) {
                once(registry.workOnce(settings, scan -> {}));
                return 0;
            }
            if (!session.json()) {
                session.print(
                        "delivering to "
                                + counted(registry.subscriptions().list().size(), "subscription")
                                + ", scanning "
                                + counted(registry.schedules().list().size(), "scheduled source")
                                + "; stop with Ctrl-C");
                session.surroundings().out().flush();
            }
            return AwayWatch.during(
                    session,
                    registry,
                    () -> {
                        registry.work(settings, this::tell);
                        return 0;
                    });
        }
    }

    private void once(DueReport report) {
        DeliveryReport deliveries = report.deliveries();
        if (session.json()) {
            ObjectNode node =
                    Json.object()
                            .put("delivered", deliveries.delivered())
                            .put("waiting", deliveries.waiting())
                            .put("givenUp", deliveries.givenUp());
            node.set("scans", Json.array(report.scans(), DeliverCommand::json));
            session.print(node);
            return;
        }
        report.scans().forEach(scan -> session.print(line(scan)));
        session.print(
                deliveries.delivered()
                        + " delivered, "
                        + counted(deliveries.waiting(), "table")
                        + (deliveries.waiting() == 1 ? " waits" : " wait")
                        + " for another try, "
                        + deliveries.givenUp()
                        + " given up");
    }

    /// Polls that found nothing are not worth a line.
    private synchronized void tell(ScheduledScan scan) {
        if (scan.report() != null && scan.report().status() == ScanStatus.UNCHANGED) {
            return;
        }
        if (session.json()) {
            session.print(json(scan));
        } else {
            session.print(line(scan));
        }
        session.surroundings().out().flush();
    }

    private static ObjectNode json(ScheduledScan scan) {
        ScanReport report = scan.report();
        return report == null
                ? Json.object()
                        .put("source", scan.source().value())
                        .put("status", ScanStatus.FAILED.json())
                        .put("error", scan.error())
                : Json.scan(report);
    }

    private static String line(ScheduledScan scan) {
        ScanReport report = scan.report();
        if (report == null) {
            return scan.source() + ": failed: " + scan.error();
        }
        String head = scan.source() + ": " + report.status().json();
        return switch (report.status()) {
            case FAILED ->
                    report.errors().isEmpty()
                            ? head
                            : head + ": " + report.errors().getFirst().message();
            case UNCHANGED -> head;
            case COMPLETE, PARTIAL -> head + ", " + report.changed().size() + " changed";
            case HELD ->
                    head
                            + ": it would delete a lot and nothing was written; if that is meant:"
                            + " introspect "
                            + scan.source()
                            + " --accept-deletions";
        };
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
