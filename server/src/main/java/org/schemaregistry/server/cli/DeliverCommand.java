package org.schemaregistry.server.cli;

import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliveryReport;
import org.schemaregistry.registry.api.DeliverySettings;

/// `deliver`: hands events over to the subscribers, until stopped or until nothing is due.
final class DeliverCommand {
    private final Session session;

    DeliverCommand(Session session) {
        this.session = session;
    }

    int run(boolean once, int maxAttempts) {
        DeliverySettings standard = DeliverySettings.DEFAULT;
        DeliverySettings settings =
                new DeliverySettings(
                        standard.firstRetryMillis(),
                        standard.maxRetryMillis(),
                        maxAttempts,
                        standard.retentionMillis());
        try (Registry registry = session.open()) {
            if (!once) {
                registry.subscriptions().deliver(settings);
                return 0;
            }
            DeliveryReport report = registry.subscriptions().deliverOnce(settings);
            if (session.json()) {
                session.print(
                        Json.object()
                                .put("delivered", report.delivered())
                                .put("waiting", report.waiting())
                                .put("givenUp", report.givenUp()));
            } else {
                session.print(
                        report.delivered()
                                + " delivered, "
                                + report.waiting()
                                + " tables wait for another try, "
                                + report.givenUp()
                                + " given up");
            }
        }
        return 0;
    }
}
