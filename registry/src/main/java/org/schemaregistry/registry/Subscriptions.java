package org.schemaregistry.registry;

import org.schemaregistry.registry.api.DeliveryReport;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.EventListener;
import org.schemaregistry.registry.api.GivenUpEvent;
import org.schemaregistry.registry.api.ListenerDefinition;
import org.schemaregistry.registry.api.Listening;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.registry.api.SubscriptionSummary;
import org.schemaregistry.registry.flow.Listeners;
import org.schemaregistry.registry.flow.Subscribing;
import org.schemaregistry.registry.outbox.Dispatcher;

import java.util.List;

/// Who is told of events, and the telling. Part of a [Registry] and usable until that is closed.
///
/// Thread-safe.
public final class Subscriptions {
    private final Subscribing subscribing;
    private final Listeners listeners;

    Subscriptions(Subscribing subscribing, Listeners listeners) {
        this.subscribing = subscribing;
        this.listeners = listeners;
    }

    /// Tells a listener in this process of events, at least once and in their order, until it is
    /// closed or the registry is. It needs no running delivery, and nothing of it is stored:
    /// whoever must miss nothing across restarts keeps [Listening#position].
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `EVENTS_FORGOTTEN` if retention
    ///   has taken the first of them; `INVALID_INPUT` for one listener too many
    public Listening listen(ListenerDefinition definition, EventListener listener) {
        return Registry.guarded(() -> listeners.listen(definition, listener));
    }

    /// Begins a subscription with the events after this call.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `SUBSCRIPTION_EXISTS`, `NO_SINK`,
    ///   `INVALID_INPUT`, `LIMIT_EXCEEDED`
    public void add(SubscriptionDefinition definition, String actor) {
        Registry.guarded(() -> {
            subscribing.add(definition, actor);
            return true;
        });
    }

    /// What would keep a subscription from being told anything, as far as this process can see, one
    /// sentence each: a source that is not there, a secret that is missing or malformed. [#add]
    /// takes it nevertheless.
    public List<String> doubts(SubscriptionDefinition definition) {
        return Registry.guarded(() -> subscribing.doubts(definition));
    }

    /// All subscriptions, sorted by name.
    public List<SubscriptionSummary> list() {
        return Registry.guarded(subscribing::list);
    }

    /// One subscription, and how far it came. As every method here that takes a name, refused with
    /// `UNKNOWN_SUBSCRIPTION` if there is none.
    public SubscriptionSummary show(String name) {
        return Registry.guarded(() -> subscribing.show(name));
    }

    /// The events that were given up for a subscriber, newest first.
    public List<GivenUpEvent> givenUp(String name, int limit) {
        return Registry.guarded(() -> subscribing.givenUp(name, limit));
    }

    /// Delivers again from a sequence number on, inclusive.
    public SubscriptionSummary replay(String name, long fromSequence, String actor) {
        return Registry.guarded(() -> {
            subscribing.replay(name, fromSequence, actor);
            return subscribing.show(name);
        });
    }

    /// Stops delivery to a subscriber; events are kept for it.
    public SubscriptionSummary pause(String name, String actor) {
        return Registry.guarded(() -> {
            subscribing.pause(name, actor);
            return subscribing.show(name);
        });
    }

    /// Goes on with delivery; what failed before is due at once.
    public SubscriptionSummary resume(String name, String actor) {
        return Registry.guarded(() -> {
            subscribing.resume(name, actor);
            return subscribing.show(name);
        });
    }

    /// Ends a subscription and forgets what waited for it.
    public void remove(String name, String actor) {
        Registry.guarded(() -> {
            subscribing.remove(name, actor);
            return true;
        });
    }

    /// Delivers everything that is due now; what fails is left for another run.
    public DeliveryReport deliverOnce(DeliverySettings settings) {
        return Registry.guarded(() -> {
            Dispatcher.Summary done = subscribing.dispatcher(settings).runOnce();
            return new DeliveryReport(done.delivered(), done.failed(), done.dead());
        });
    }

    /// Delivers until the calling thread is interrupted.
    public void deliver(DeliverySettings settings) {
        Registry.guarded(() -> {
            subscribing.dispatcher(settings).run();
            return true;
        });
    }
}
