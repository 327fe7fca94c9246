package org.schemaregistry.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.registry.outbox.Dispatcher;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.RetryPolicy;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What delivery promises on every backend.
abstract class DeliverySuite extends DeliveryFixture {
    @Test
    void aSubscriptionBeginsWithTheEventsAfterItsCreation() {
        emit("shop.a");
        Receiver receiver = subscribe("hook");
        emit("shop.a", "shop.b");
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(2);
        assertThat(receiver.sequences()).containsExactlyInAnyOrder(2L, 3L);
        assertThat(dispatcher().runOnce().delivered()).isZero();
        assertThat(state("hook").lag(deliveries().lastEvent())).isZero();
        assertThat(state("hook").delivered()).isEqualTo(2);
    }

    @Test
    void whatPeopleDoToSubscriptionsIsAudited() {
        subscribe("hook");
        commit(new Write.PauseSubscription("hook", "paused"));
        commit(new Write.ResumeSubscription("hook"));
        commit(new Write.ReplaySubscription("hook", 1));
        commit(new Write.RemoveSubscription("hook"));
        assertThat(sealedAudits(5)).isEqualTo(5);
        assertThat(deliveries().subscriptions()).isEmpty();
    }

    @Test
    void aNameIsTakenOnceAndAnAbsentOneIsAConflict() {
        subscribe("hook");
        assertThat(tryCommit(new Write.PutSubscription(subscription("hook", EventFilter.ALL))))
                .isInstanceOf(CommitResult.Conflict.class);
        assertThat(tryCommit(new Write.PauseSubscription("other", "paused")))
                .isInstanceOf(CommitResult.Conflict.class);
        assertThat(tryCommit(new Write.RemoveSubscription("other")))
                .isInstanceOf(CommitResult.Conflict.class);
    }

    @Test
    void filtersLetThroughWhatTheyName() {
        Receiver source = subscribe("source", new EventFilter("sh*", null, Bump.NONE, null));
        Receiver table = subscribe("table", new EventFilter(null, "ord*", Bump.NONE, null));
        Receiver whole = subscribe("whole", new EventFilter(null, "crm.*", Bump.NONE, null));
        Receiver major = subscribe("major", new EventFilter(null, null, Bump.MAJOR, null));
        emitBump("shop.orders", Bump.MINOR);
        emitBump("crm.orders", Bump.MAJOR);
        emitBump("shop.people", Bump.PATCH);
        emit("shop");
        dispatcher().runOnce();
        assertThat(source.sequences()).containsExactlyInAnyOrder(1L, 3L, 4L);
        assertThat(table.sequences()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(whole.sequences()).containsExactly(2L);
        assertThat(major.sequences()).containsExactly(2L);
    }

    @Test
    void aFailingTableWaitsInOrderAndDelaysNoOther() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e ->
                e.partitionKey().equals("shop.bad")
                        ? new Delivery.Retry("no")
                        : new Delivery.Delivered());
        emit("shop.bad", "shop.good", "shop.bad", "shop.good");
        Dispatcher dispatcher = dispatcher();
        assertThat(dispatcher.runOnce()).isEqualTo(new Dispatcher.Summary(2, 1, 0));
        emit("shop.bad", "shop.good");
        assertThat(dispatcher.runOnce().delivered()).isEqualTo(1);
        assertThat(receiver.attempts("shop.bad")).isEqualTo(1);
        assertThat(state("hook").lag(deliveries().lastEvent())).isEqualTo(6);
        receiver.behave(e -> new Delivery.Delivered());
        clock.advance(FAR);
        assertThat(dispatcher.runOnce().delivered()).isEqualTo(3);
        assertThat(receiver.delivered("shop.bad")).containsExactly(1L, 3L, 5L);
        assertThat(receiver.delivered("shop.good")).containsExactly(2L, 4L, 6L);
        assertThat(state("hook").lag(deliveries().lastEvent())).isZero();
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAtTheBound() {
        Receiver receiver = subscribe("hook");
        receiver.behave(
                e -> e.sequence() == 1 ? new Delivery.Retry("no") : new Delivery.Delivered());
        emit("shop.a", "shop.a");
        Dispatcher dispatcher = dispatcher();
        long previous = 0;
        for (int attempt = 1; attempt < POLICY.maxAttempts(); attempt++) {
            dispatcher.runOnce();
            assertThat(receiver.attempts("shop.a")).isEqualTo(attempt);
            long wait =
                    deliveries().lanes("hook").getFirst().nextAttemptAtMillis() - clock.millis();
            long full = 1_000L << (attempt - 1);
            assertThat(wait).isBetween(full / 2, full).isGreaterThanOrEqualTo(previous / 2);
            clock.advance(wait - 1);
            dispatcher.runOnce();
            assertThat(receiver.attempts("shop.a")).isEqualTo(attempt);
            clock.advance(1);
            previous = wait;
        }
        assertThat(dispatcher.runOnce()).isEqualTo(new Dispatcher.Summary(1, 0, 1));
        assertThat(receiver.delivered("shop.a")).containsExactly(2L);
        assertThat(deliveries().deadLetters("hook", 10))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.seq()).isEqualTo(1);
                    assertThat(letter.attempts()).isEqualTo(POLICY.maxAttempts());
                    assertThat(letter.error()).isEqualTo("no");
                });
        assertThat(state("hook").lastError()).isEqualTo("no");
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Retry("busy", Duration.ofSeconds(40)));
        emit("shop.a");
        dispatcher().runOnce();
        assertThat(deliveries().lanes("hook").getFirst().nextAttemptAtMillis())
                .isEqualTo(clock.millis() + 40_000);
    }

    @Test
    void aRefusedEventIsGivenUpAtOnceAndTheNextGoesOn() {
        Receiver receiver = subscribe("hook");
        receiver.behave(
                e -> e.sequence() == 1 ? new Delivery.Dead("too large") : new Delivery.Delivered());
        emit("shop.a", "shop.a");
        assertThat(dispatcher().runOnce()).isEqualTo(new Dispatcher.Summary(1, 0, 1));
    }

    @Test
    void aReceiverThatIsGonePausesTheSubscriptionAndLosesNothing() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Gone("410"));
        emit("shop.a", "shop.b", "shop.a");
        dispatcher().runOnce();
        assertThat(state("hook").paused()).isEqualTo("410");
        int attempts = receiver.attempts();
        clock.advance(FAR);
        dispatcher().runOnce();
        assertThat(receiver.attempts()).isEqualTo(attempts);
        receiver.behave(e -> new Delivery.Delivered());
        commit(new Write.ResumeSubscription("hook"));
        dispatcher().runOnce();
        assertThat(receiver.delivered("shop.a")).containsExactly(1L, 3L);
        assertThat(receiver.delivered("shop.b")).containsExactly(2L);
    }

    @Test
    void pausedNothingIsDeliveredAndResumedEverything() {
        Receiver receiver = subscribe("hook");
        commit(new Write.PauseSubscription("hook", "paused"));
        emit("shop.a");
        assertThat(dispatcher().runOnce().delivered()).isZero();
        commit(new Write.ResumeSubscription("hook"));
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(1);
        assertThat(receiver.sequences()).containsExactly(1L);
    }

    @Test
    void aReplayDeliversAgainFromItsNumberOn() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Dead("no"));
        emit("shop.a", "shop.a", "shop.a");
        dispatcher().runOnce();
        receiver.behave(e -> new Delivery.Delivered());
        commit(new Write.ReplaySubscription("hook", 2));
        dispatcher().runOnce();
        assertThat(receiver.delivered("shop.a")).containsExactly(2L, 3L);
        assertThat(deliveries().deadLetters("hook", 10)).hasSize(1);
        commit(new Write.ReplaySubscription("hook", 99));
        emit("shop.a");
        dispatcher().runOnce();
        assertThat(receiver.delivered("shop.a")).containsExactly(2L, 3L, 4L);
    }

    @Test
    void aHangingReceiverDelaysNoOther() throws Exception {
        Receiver hanging = subscribe("hanging");
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(3);
        hanging.behave(e -> {
            awaitQuietly(release);
            return new Delivery.Retry("timeout");
        });
        Receiver quick = subscribe("quick");
        quick.behave(e -> {
            others.countDown();
            return new Delivery.Delivered();
        });
        emit("shop.a", "shop.b", "shop.c");
        CompletableFuture<Dispatcher.Summary> running =
                CompletableFuture.supplyAsync(dispatcher()::runOnce);
        assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running).isNotDone();
        release.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).delivered()).isEqualTo(3);
    }

    @Test
    void aDeadReceiverIsNotFloodedByItsManyTables() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Retry("away"));
        String[] subjects = new String[40];
        Arrays.setAll(subjects, i -> "shop.t" + i);
        emit(subjects);
        dispatcher().runOnce();
        assertThat(receiver.attempts())
                .isLessThanOrEqualTo(LIMITS.failuresInARow() + LIMITS.lanes());
        receiver.behave(e -> new Delivery.Delivered());
        clock.advance(FAR);
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(40);
    }

    @Test
    void oneInstanceDeliversToASubscriberAndAnotherTakesOverWhenItsLeaseEnds() {
        Receiver receiver = subscribe("hook");
        emit("shop.a");
        assertThat(deliveries().claim("hook", "other", clock.millis(), 60_000)).isTrue();
        assertThat(dispatcher().runOnce().delivered()).isZero();
        clock.advance(60_000);
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(1);
        assertThat(receiver.sequences()).containsExactly(1L);
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Retry("no"));
        emit("shop.a");
        assertThat(deliveries().claim("hook", "killed", clock.millis(), 60_000)).isTrue();
        clock.advance(60_000);
        dispatcher().runOnce();
        assertThat(deliveries().claim("hook", "killed", clock.millis(), 60_000)).isTrue();
        receiver.behave(e -> new Delivery.Delivered());
        clock.advance(-Duration.ofDays(30).toMillis());
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(1);
    }

    @Test
    void anHourSetBackMakesNobodyWaitAnHour() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e -> new Delivery.Retry("not yet", Duration.ofSeconds(40)));
        emit("shop.a", "shop.a", "shop.b");
        assertThat(dispatcher().runOnce().delivered()).isZero();
        receiver.behave(e -> new Delivery.Delivered());
        clock.advance(-Duration.ofHours(1).toMillis());
        emit("shop.a");
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(4);
        assertThat(receiver.delivered("shop.a")).containsExactly(1L, 2L, 4L);

        receiver.behave(e -> new Delivery.Retry("not yet", Duration.ofSeconds(40)));
        emit("shop.a");
        dispatcher().runOnce();
        assertThat(dispatcher().runOnce().delivered()).isZero();
        receiver.behave(e -> new Delivery.Delivered());
        clock.advance(39_999);
        assertThat(dispatcher().runOnce().delivered()).isZero();
        clock.advance(1);
        assertThat(dispatcher().runOnce().delivered()).isEqualTo(1);
    }

    /// An instance that is killed after delivering and before writing it down delivers again.
    @Test
    void aRoundThatWasNotWrittenDownIsDeliveredAgain() {
        Receiver receiver = subscribe("hook");
        emit("shop.a", "shop.a");
        List<Long> stolen = new ArrayList<>();
        receiver.behave(e -> {
            if (stolen.isEmpty()) {
                stolen.add(e.sequence());
                clock.advance(60_000);
                assertThat(deliveries().claim("hook", "thief", clock.millis(), 60_000)).isTrue();
            }
            return new Delivery.Delivered();
        });
        dispatcher().runOnce();
        assertThat(receiver.delivered("shop.a")).containsExactly(1L, 2L);
        assertThat(state("hook").settledSeq()).isZero();
        clock.advance(60_000);
        dispatcher().runOnce();
        assertThat(receiver.delivered("shop.a")).containsExactly(1L, 2L, 1L, 2L);
    }

    @Test
    void underRandomFailuresEveryEventArrivesAndNoTableSeesThemOutOfOrder() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            String name = "hook" + seed;
            Receiver receiver = subscribe(name);
            receiver.behave(e -> {
                synchronized (random) {
                    return random.nextInt(100) < 30
                            ? new Delivery.Retry("500")
                            : new Delivery.Delivered();
                }
            });
            long first = deliveries().lastEvent() + 1;
            Map<String, List<Long>> expected = new HashMap<>();
            for (int i = 0; i < 120; i++) {
                String subject = "shop.t" + random.nextInt(7);
                emit(subject);
                expected.computeIfAbsent(subject, s -> new ArrayList<>()).add(first + i);
                if (random.nextInt(20) == 0) {
                    dispatcher(new RetryPolicy(1_000, 60_000, 50)).runOnce();
                    clock.advance(random.nextInt(2_000));
                }
            }
            for (int i = 0; i < 500 && state(name).lag(deliveries().lastEvent()) > 0; i++) {
                dispatcher(new RetryPolicy(1_000, 60_000, 50)).runOnce();
                clock.advance(1_000);
            }
            expected.forEach((subject, sequences) ->
                    assertThat(receiver.delivered(subject))
                            .as(subject)
                            .containsExactlyElementsOf(sequences));
            commit(new Write.RemoveSubscription(name));
        }
    }

    @Test
    void runningItDeliversWhatComesUntilItIsInterrupted() throws Exception {
        Receiver receiver = subscribe("hook");
        CountDownLatch three = new CountDownLatch(3);
        receiver.behave(e -> {
            three.countDown();
            return new Delivery.Delivered();
        });
        Thread thread = Thread.ofPlatform().start(dispatcher()::run);
        try {
            emit("shop.a");
            emit("shop.b");
            emit("shop.a");
            assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
            // Interrupted between delivery and settlement it would deliver again, and may.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (state("hook").settledSeq() < 3 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        } finally {
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(thread.isAlive()).isFalse();
        assertThat(state("hook").settledSeq()).isEqualTo(3);
        // An interrupt can cut a claim off that the server still carries out: then the lease ends.
        clock.advance(LIMITS.leaseMillis() + 1);
        emit("shop.c");
        dispatcher().runOnce();
        assertThat(state("hook").settledSeq()).isEqualTo(4);
    }

    @Test
    void oldEventsAreForgottenUnlessSomebodyWaitsForThem() {
        Receiver receiver = subscribe("hook");
        receiver.behave(e ->
                e.partitionKey().equals("shop.bad")
                        ? new Delivery.Retry("no")
                        : new Delivery.Delivered());
        emit("shop.a", "shop.a", "shop.bad", "shop.a");
        dispatcher().runOnce();
        assertThat(deliveries().events(0, 10)).hasSize(4);
        clock.advance(2 * LIMITS.retentionMillis());
        emit("shop.a");
        assertThat(deliveries().trim(clock.millis() - LIMITS.retentionMillis())).isEqualTo(2);
        assertThat(deliveries().events(0, 10)).extracting(e -> e.seq()).containsExactly(3L, 4L, 5L);
        assertThat(deliveries().lastEvent()).isEqualTo(5);
    }

    @Test
    void aPausedSubscriberKeepsNothingForEverAndIsToldWhatItMissed() {
        Receiver receiver = subscribe("hook");
        commit(new Write.PauseSubscription("hook", "paused"));
        emit("shop.a", "shop.b");
        clock.advance(2 * LIMITS.retentionMillis());
        dispatcher().runOnce();
        assertThat(deliveries().firstEvent()).isEqualTo(3);
        commit(new Write.ResumeSubscription("hook"));
        emit("shop.c");
        dispatcher().runOnce();
        assertThat(receiver.sequences()).containsExactly(3L);
        assertThat(state("hook").lastError())
                .isEqualTo("events 1 to 2 were older than the retention and never delivered");
    }

    @Test
    void anInstanceWhoseClockIsBehindStealsNoSubscriber() {
        subscribe("hook");
        assertThat(deliveries().claim("hook", "a", clock.millis(), 60_000)).isTrue();
        assertThat(deliveries().claim("hook", "b", clock.millis() - 10_000, 60_000)).isFalse();
        assertThat(deliveries().claim("hook", "c", clock.millis(), 1_000)).isFalse();
    }

    @Test
    void allThatIsTooOldIsForgottenHoweverMuchItIs() {
        for (int i = 0; i < 3; i++) {
            String[] many = new String[4_000];
            Arrays.fill(many, "shop.a");
            emit(many);
        }
        clock.advance(2 * LIMITS.retentionMillis());
        dispatcher().runOnce();
        assertThat(deliveries().events(0, 10)).isEmpty();
        assertThat(deliveries().firstEvent()).isEqualTo(12_001);
    }
}
