package org.schemaregistry.registry.store.jdbc;

import static org.schemaregistry.registry.store.jdbc.Step.orNull;

import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.Subscription;
import org.schemaregistry.registry.store.Requirement.SubscriptionAbsent;
import org.schemaregistry.registry.store.Requirement.SubscriptionPresent;

import java.util.List;

/// What people do to subscriptions, as statements of a commit.
final class SubscriptionSteps {
    private SubscriptionSteps() {}

    static Step put(Subscription subscription, long atMillis) {
        EventFilter filter = subscription.filter();
        return Step.requiring(
                new SubscriptionAbsent(subscription.name()),
                Sql.PUT_SUBSCRIPTION,
                subscription.name(),
                subscription.target().toString(),
                subscription.target().allowPrivate() ? 1L : 0L,
                orNull(subscription.secret() == null ? null : subscription.secret().toString()),
                orNull(filter.source()),
                orNull(filter.table()),
                filter.minBump().name(),
                orNull(filter.profile() == null ? null : filter.profile().name()),
                atMillis);
    }

    static List<Step> remove(String name) {
        return List.of(
                Step.requiring(new SubscriptionPresent(name), Sql.REMOVE_SUBSCRIPTION, name),
                Step.of(Sql.DELETE_LANES, name),
                Step.of(Sql.DELETE_DEAD_LETTERS, name, 0L));
    }

    static Step pause(String name, String reason) {
        return Step.requiring(new SubscriptionPresent(name), Sql.PAUSE_SUBSCRIPTION, reason, name);
    }

    static List<Step> resume(String name) {
        return List.of(
                Step.requiring(new SubscriptionPresent(name), Sql.RESUME_SUBSCRIPTION, name),
                Step.of(Sql.RESUME_LANES, name));
    }

    static List<Step> replay(String name, long fromSeq) {
        long settled = Math.max(0, fromSeq - 1);
        return List.of(
                Step.requiring(
                        new SubscriptionPresent(name),
                        Sql.REPLAY_SUBSCRIPTION,
                        settled,
                        settled,
                        name),
                Step.of(Sql.DELETE_LANES, name),
                Step.of(Sql.DELETE_DEAD_LETTERS, name, fromSeq));
    }
}
