package org.schemaregistry.server.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.GivenUpEvent;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.registry.api.SubscriptionSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// `subscription ...`: who is told of events.
@Command(
        name = "subscription",
        description = "Add, list, show, replay, pause, resume and remove subscriptions.")
final class SubscriptionCommands {
    private static final int GIVEN_UP_SHOWN = 20;

    private final Session session;

    SubscriptionCommands(Session session) {
        this.session = session;
    }

    @Command(
            name = "add",
            description = {
                "Tell somebody of all events from now on; 'deliver' does the telling.",
                "A target is https://host/path or kafka://host:9092/topic."
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '_' and '-'.")
                    String name,
            @Parameters(paramLabel = "TARGET", description = "Where to, without a login.")
                    String target,
            @Option(
                            names = "--source",
                            paramLabel = "P",
                            description = "Only of sources whose id matches this glob.")
                    @Nullable String source,
            @Option(
                            names = "--table",
                            paramLabel = "P",
                            description = "Only of tables whose name matches this glob.")
                    @Nullable String table,
            @Option(
                            names = "--min-bump",
                            paramLabel = "B",
                            description = "Only what moves a version so far: patch, minor, major.")
                    @Nullable Bump minBump,
            @Option(
                            names = "--profile",
                            paramLabel = "P",
                            description = "Whose work counts: read, write or readwrite.")
                    @Nullable Profile profile,
            @Option(
                            names = "--secret",
                            paramLabel = "REF",
                            description = "env:NAME or file:PATH holding whsec_<base64>.")
                    @Nullable SecretRef secret,
            @Option(
                            names = "--allow-private",
                            description = "Permit loopback and private addresses.")
                    boolean allowPrivate) {
        try (Registry registry = session.openOrCreate()) {
            SubscriptionDefinition definition =
                    new SubscriptionDefinition(
                            name,
                            SinkTarget.parse(target, allowPrivate),
                            secret,
                            source,
                            table,
                            minBump == null ? Bump.NONE : minBump,
                            profile);
            registry.subscriptions().add(definition, Session.ACTOR);
            registry.subscriptions().doubts(definition).forEach(session::warn);
            return done(registry.subscriptions().show(name), "added " + name + "; next: deliver");
        }
    }

    @Command(name = "list", description = "List the subscriptions.")
    int list() {
        try (Registry registry = session.open()) {
            List<SubscriptionSummary> all = registry.subscriptions().list();
            if (session.json()) {
                session.print(Json.array(all, SubscriptionCommands::json));
            } else if (all.isEmpty()) {
                session.print("no subscriptions yet; add one: subscription add NAME TARGET");
            } else {
                TextTable rows =
                        new TextTable("NAME", "STATE", "LAG", "WAITING", "GIVEN UP", "TARGET");
                for (SubscriptionSummary one : all) {
                    rows.row(
                            one.definition().name(),
                            state(one),
                            one.lag(),
                            one.waiting(),
                            one.deadLetters(),
                            one.definition().target());
                }
                session.print(rows);
            }
        }
        return 0;
    }

    @Command(name = "show", description = "Show a subscription: its lag, last error, what failed.")
    int show(@Parameters(paramLabel = "NAME", description = "The subscription.") String name) {
        try (Registry registry = session.open()) {
            SubscriptionSummary one = registry.subscriptions().show(name);
            List<GivenUpEvent> givenUp = registry.subscriptions().givenUp(name, GIVEN_UP_SHOWN);
            if (session.json()) {
                ObjectNode node = json(one);
                node.set("deadLetters", Json.array(givenUp, SubscriptionCommands::json));
                session.print(node);
            } else {
                showForPeople(one, givenUp);
            }
        }
        return 0;
    }

    @Command(name = "replay", description = "Deliver again, from a sequence number on.")
    int replay(
            @Parameters(paramLabel = "NAME", description = "The subscription.") String name,
            @Parameters(
                            paramLabel = "SEQ",
                            arity = "0..1",
                            description = "The first event to deliver again.")
                    @Nullable Long sequence,
            @Option(names = "--from", paramLabel = "SEQ", description = "The same as SEQ.")
                    @Nullable Long from,
            @Option(
                            names = "--since",
                            paramLabel = "SEQ",
                            description = "The event before the first to deliver again.")
                    @Nullable Long since) {
        long given = Stream.of(sequence, from, since).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "subscription replay: expected one number, as SEQ, --from SEQ or --since SEQ,"
                            + " found "
                            + (given == 0 ? "none" : given)
                            + "; numbers of events are in: subscription show "
                            + name
                            + ", and: events");
        }
        long first = sequence != null ? sequence : from != null ? from : requireNonNull(since) + 1;
        try (Registry registry = session.open()) {
            return done(
                    registry.subscriptions().replay(name, first, Session.ACTOR),
                    name + " is delivered again from " + first + " on");
        }
    }

    @Command(name = "pause", description = "Stop delivery; events are kept.")
    int pause(@Parameters(paramLabel = "NAME", description = "The subscription.") String name) {
        try (Registry registry = session.open()) {
            return done(registry.subscriptions().pause(name, Session.ACTOR), "paused " + name);
        }
    }

    @Command(name = "resume", description = "Go on with delivery; what failed is due at once.")
    int resume(@Parameters(paramLabel = "NAME", description = "The subscription.") String name) {
        try (Registry registry = session.open()) {
            return done(registry.subscriptions().resume(name, Session.ACTOR), "resumed " + name);
        }
    }

    @Command(name = "remove", description = "End a subscription.")
    int remove(@Parameters(paramLabel = "NAME", description = "The subscription.") String name) {
        try (Registry registry = session.open()) {
            registry.subscriptions().remove(name, Session.ACTOR);
            if (session.json()) {
                session.print(Json.object().put("removed", name));
            } else {
                session.print("removed " + name);
            }
        }
        return 0;
    }

    private int done(SubscriptionSummary summary, String sentence) {
        if (session.json()) {
            session.print(json(summary));
        } else {
            session.print(sentence);
        }
        return 0;
    }

    private void showForPeople(SubscriptionSummary one, List<GivenUpEvent> givenUp) {
        SubscriptionDefinition definition = one.definition();
        session.print(definition.name() + "  " + state(one) + "  " + definition.target());
        line("because", one.pausedBecause());
        line("lag", one.lag());
        line("delivered", one.delivered());
        line("waiting tables", waiting(one));
        line("given up", one.deadLetters());
        line("last delivered", shown(one.lastDeliveredAtMillis()));
        if (one.lastError() != null) {
            line("last error", shown(one.lastErrorAtMillis()) + " " + one.lastError());
        }
        line("begins after", one.createdSeq());
        line("source", definition.source());
        line("table", definition.table());
        line("min bump", definition.minBump() == Bump.NONE ? null : definition.minBump());
        line("profile", definition.profile() == null ? null : definition.profile().json());
        line("secret", definition.secret());
        for (GivenUpEvent event : givenUp) {
            session.print(
                    "  gave up "
                            + event.sequence()
                            + " ("
                            + event.subject()
                            + ") after "
                            + event.attempts()
                            + " attempts: "
                            + event.error());
        }
    }

    private void line(String label, @Nullable Object value) {
        if (value != null) {
            session.print("  " + label + " ".repeat(Math.max(1, 18 - label.length())) + value);
        }
    }

    private static String waiting(SubscriptionSummary one) {
        Long next = one.nextAttemptAtMillis();
        return next == null || one.pausedBecause() != null
                ? Integer.toString(one.waiting())
                : one.waiting() + ", next try " + (next == 0 ? "now" : Times.show(next));
    }

    private static @Nullable String shown(@Nullable Long atMillis) {
        return atMillis == null ? null : Times.show(atMillis);
    }

    private static String state(SubscriptionSummary one) {
        return one.pausedBecause() == null ? "active" : "paused";
    }

    private static ObjectNode json(SubscriptionSummary one) {
        SubscriptionDefinition definition = one.definition();
        ObjectNode node = Json.object();
        node.put("name", definition.name());
        node.put("target", definition.target().toString());
        node.put("allowPrivate", definition.target().allowPrivate());
        node.put("secret", definition.secret() == null ? null : definition.secret().toString());
        node.put("source", definition.source());
        node.put("table", definition.table());
        node.put("minBump", definition.minBump() == Bump.NONE ? null : definition.minBump().name());
        node.put("profile", definition.profile() == null ? null : definition.profile().json());
        node.put("state", state(one));
        node.put("paused", one.pausedBecause() != null);
        node.put("pausedBecause", one.pausedBecause());
        node.put("createdAt", one.createdAtMillis());
        node.put("createdSequence", one.createdSeq());
        node.put("settledSequence", one.settledSeq());
        node.put("lag", one.lag());
        node.put("waiting", one.waiting());
        node.put("nextAttemptAt", one.nextAttemptAtMillis());
        node.put("deadLetterCount", one.deadLetters());
        node.put("delivered", one.delivered());
        node.put("lastDeliveredAt", one.lastDeliveredAtMillis());
        node.put("lastError", one.lastError());
        node.put("lastErrorAt", one.lastErrorAtMillis());
        return node;
    }

    private static ObjectNode json(GivenUpEvent event) {
        ObjectNode node = Json.object();
        node.put("sequence", event.sequence());
        node.put("subject", event.subject());
        node.put("attempts", event.attempts());
        node.put("error", event.error());
        node.put("at", event.atMillis());
        return node;
    }
}
