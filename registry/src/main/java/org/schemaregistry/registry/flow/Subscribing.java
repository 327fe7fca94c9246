package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.SinkCapability;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.GivenUpEvent;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.registry.api.SubscriptionSummary;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.DeliveryLimits;
import org.schemaregistry.registry.outbox.DeliveryStore;
import org.schemaregistry.registry.outbox.Dispatcher;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.RetryPolicy;
import org.schemaregistry.registry.outbox.Subscription;
import org.schemaregistry.registry.outbox.SubscriptionState;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How subscriptions come, change and go: each is one commit with one audit entry and no event.
///
/// Thread-safe.
public final class Subscribing {
    private static final int MOST = 1_000;

    private final Store store;
    private final DeliveryStore deliveries;
    private final Extensions extensions;
    private final Clock clock;

    public Subscribing(Store store, Extensions extensions, Clock clock) {
        this.store = store;
        this.deliveries = store.deliveries();
        this.extensions = extensions;
        this.clock = clock;
    }

    /// @throws RegistryException `SUBSCRIPTION_EXISTS`, `NO_SINK`, `INVALID_INPUT`,
    ///   `LIMIT_EXCEEDED`
    public void add(SubscriptionDefinition definition, String actor) {
        Subscription subscription =
                new Subscription(
                        definition.name(),
                        definition.target(),
                        definition.secret(),
                        new EventFilter(
                                definition.source(),
                                definition.table(),
                                definition.minBump(),
                                definition.profile()));
        EventSink sink = extensions.sink(definition.target());
        try {
            sink.check(definition.target());
        } catch (LinkageError e) {
            throw Extensions.lacking(definition.target(), e);
        }
        if (definition.secret() != null && !sink.capabilities().contains(SinkCapability.SECRET)) {
            throw new RegistryException(
                    ErrorCode.INVALID_INPUT,
                    "targets of '" + definition.target().scheme() + ":' take no secret",
                    "no secret",
                    definition.secret().toString(),
                    "leave it out");
        }
        if (deliveries.subscriptions().size() >= MOST) {
            throw new RegistryException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "the registry has all the subscriptions it takes",
                    "at most " + MOST,
                    Integer.toString(MOST),
                    "remove subscriptions that are no longer used");
        }
        CommitResult result =
                commit(
                        new Write.PutSubscription(subscription),
                        "subscription.added",
                        definition.name(),
                        describe(definition),
                        actor);
        if (result instanceof CommitResult.Conflict) {
            throw new RegistryException(
                    ErrorCode.SUBSCRIPTION_EXISTS,
                    "subscription '" + definition.name() + "' exists already",
                    "a name that is free",
                    definition.name(),
                    "choose another name, or remove it first with: subscription remove "
                            + definition.name());
        }
    }

    /// What would keep a subscription from being told anything, in sentences: a source that is not
    /// there, a secret that cannot be read here or that the target does not take. No reason to
    /// refuse it, since a source may come later and another process may deliver.
    public List<String> doubts(SubscriptionDefinition definition) {
        List<String> doubts = new ArrayList<>();
        String source = definition.source();
        if (source != null && isPlain(source) && !isKnown(source)) {
            doubts.add("there is no source '" + source + "' yet; nothing is told until there is");
        }
        if (definition.secret() != null) {
            doubtOfSecret(definition, definition.secret()).ifPresent(doubts::add);
        }
        return List.copyOf(doubts);
    }

    private Optional<String> doubtOfSecret(SubscriptionDefinition definition, SecretRef ref) {
        try {
            open(definition.target(), ref).close();
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of("secret " + ref + ": " + e.reason());
        } catch (IllegalArgumentException e) {
            return Optional.of("secret " + ref + ": " + e.getMessage());
        }
    }

    private boolean isKnown(String source) {
        return store.catalog().sources().keySet().stream()
                .anyMatch(id -> id.value().equals(source));
    }

    private static boolean isPlain(String glob) {
        return glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
    }

    /// Delivers again from a sequence number on, inclusive.
    public void replay(String name, long fromSequence, String actor) {
        if (fromSequence < 1) {
            throw new IllegalArgumentException(
                    "replay: expected a sequence number of 1 or more, found " + fromSequence);
        }
        long last = deliveries.lastEvent();
        if (fromSequence > last + 1) {
            throw new IllegalArgumentException(
                    "replay: expected at most "
                            + (last + 1)
                            + ", since the last event has number "
                            + last
                            + "; found "
                            + fromSequence);
        }
        long first = deliveries.firstEvent();
        if (fromSequence < first) {
            throw Lookup.forgotten(fromSequence, first);
        }
        change(
                new Write.ReplaySubscription(name, fromSequence),
                "subscription.replayed",
                name,
                "from " + fromSequence,
                actor);
    }

    public void pause(String name, String actor) {
        change(
                new Write.PauseSubscription(name, "paused by " + actor),
                "subscription.paused",
                name,
                "",
                actor);
    }

    public void resume(String name, String actor) {
        change(new Write.ResumeSubscription(name), "subscription.resumed", name, "", actor);
    }

    public void remove(String name, String actor) {
        change(new Write.RemoveSubscription(name), "subscription.removed", name, "", actor);
    }

    /// Sorted by name.
    public List<SubscriptionSummary> list() {
        long last = deliveries.lastEvent();
        return deliveries.subscriptions().stream().map(state -> summary(state, last)).toList();
    }

    /// @throws RegistryException `UNKNOWN_SUBSCRIPTION`
    public SubscriptionSummary show(String name) {
        return deliveries
                .subscription(name)
                .map(state -> summary(state, deliveries.lastEvent()))
                .orElseThrow(() -> unknown(name));
    }

    /// What was given up, newest first.
    public List<GivenUpEvent> givenUp(String name, int limit) {
        return deliveries.deadLetters(name, limit).stream()
                .map(letter ->
                        new GivenUpEvent(
                                letter.seq(),
                                letter.subject(),
                                letter.attempts(),
                                letter.error(),
                                letter.atMillis()))
                .toList();
    }

    public Dispatcher dispatcher(DeliverySettings settings) {
        DeliveryLimits standard = DeliveryLimits.DEFAULT;
        return new Dispatcher(
                deliveries,
                this::open,
                new RetryPolicy(
                        settings.firstRetryMillis(),
                        settings.maxRetryMillis(),
                        settings.maxAttempts()),
                new DeliveryLimits(
                        settings.leaseMillis(),
                        Math.max(1, settings.leaseMillis() / 3),
                        standard.eventsPerRound(),
                        standard.lanes(),
                        standard.failuresInARow(),
                        standard.blockedLanes(),
                        standard.pollMillis(),
                        standard.refreshMillis(),
                        settings.retentionMillis()),
                clock,
                new SecureRandom());
    }

    private EventSink.Channel open(Subscription subscription) {
        return open(subscription.target(), subscription.secret());
    }

    private EventSink.Channel open(SinkTarget target, @Nullable SecretRef ref) {
        EventSink sink = extensions.sink(target);
        try (Credentials secret = extensions.lease(ref)) {
            return sink.open(target, secret, SinkLimits.DEFAULT, clock);
        } catch (LinkageError e) {
            throw Extensions.lacking(target, e);
        }
    }

    private void change(Write write, String action, String name, String detail, String actor) {
        if (commit(write, action, name, detail, actor) instanceof CommitResult.Conflict) {
            throw unknown(name);
        }
    }

    private CommitResult commit(
            Write write, String action, String name, String detail, String actor) {
        return store.commit(
                new Commit(
                        new Actor(actor),
                        clock.millis(),
                        UUID.randomUUID().toString(),
                        List.<Requirement>of(),
                        List.of(write),
                        List.of(new AuditDraft(action, name, null, null, detail)),
                        List.of()));
    }

    private RegistryException unknown(String name) {
        List<String> names =
                deliveries.subscriptions().stream().map(SubscriptionState::name).toList();
        return new RegistryException(
                ErrorCode.UNKNOWN_SUBSCRIPTION,
                "there is no subscription '" + name + "'",
                names.isEmpty() ? "a subscription that exists" : Lookup.oneOf(name, names),
                name,
                "list the subscriptions with: subscription list");
    }

    private static String describe(SubscriptionDefinition definition) {
        return definition.target()
                + part("source", definition.source())
                + part("table", definition.table())
                + part("min-bump", definition.minBump() == Bump.NONE ? null : definition.minBump())
                + part("profile", definition.profile())
                + part("secret", definition.secret())
                + (definition.target().allowPrivate() ? " allow-private" : "");
    }

    private static String part(String label, @Nullable Object value) {
        return value == null ? "" : " " + label + " " + value;
    }

    private static SubscriptionSummary summary(SubscriptionState state, long lastEvent) {
        Subscription subscription = state.subscription();
        EventFilter filter = subscription.filter();
        return new SubscriptionSummary(
                new SubscriptionDefinition(
                        subscription.name(),
                        subscription.target(),
                        subscription.secret(),
                        filter.source(),
                        filter.table(),
                        filter.minBump(),
                        filter.profile()),
                state.createdAtMillis(),
                state.createdSeq(),
                state.paused(),
                state.settledSeq(),
                state.lag(lastEvent),
                state.blockedLanes(),
                state.nextAttemptAtMillis(),
                state.deadLetters(),
                state.delivered(),
                state.lastDeliveredAtMillis(),
                state.lastError(),
                state.lastErrorAtMillis());
    }
}
