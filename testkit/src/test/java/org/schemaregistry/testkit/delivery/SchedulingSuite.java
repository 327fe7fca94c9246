package org.schemaregistry.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScheduleSummary;
import org.schemaregistry.registry.api.ScheduledScan;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.flow.Adoption;
import org.schemaregistry.registry.flow.Extensions;
import org.schemaregistry.registry.flow.Introspection;
import org.schemaregistry.registry.flow.Registration;
import org.schemaregistry.registry.flow.ScheduleLimits;
import org.schemaregistry.registry.flow.Scheduling;
import org.schemaregistry.registry.store.ScanLease;
import org.schemaregistry.registry.store.ScanSchedule;
import org.schemaregistry.registry.store.ScheduleStore;
import org.schemaregistry.testkit.ScriptedConnector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What scheduled scans promise on every backend.
abstract class SchedulingSuite extends StoreFixture {
    private static final SourceId SHOP = new SourceId("shop");
    private static final long LEASE = 30_000;
    private static final long MINUTE = 60_000;

    private final ScriptedConnector connector = new ScriptedConnector(SchedulingSuite::oneTable);

    @Test
    void aSourceIsClaimedByOneAndByAnotherWhenTheLeaseEnds() {
        addSource(SHOP, Duration.ofMinutes(5));
        ScanLease first = claim("a").orElseThrow();
        assertThat(claim("b")).isEmpty();
        assertThat(claim("a")).as("the same instance twice").isEmpty();
        clock.advance(LEASE - 1);
        assertThat(claim("b")).isEmpty();
        assertThat(schedules().renew(first, clock.millis())).isTrue();
        clock.advance(LEASE - 1);
        assertThat(claim("b")).as("the lease was renewed").isEmpty();
        clock.advance(1);
        ScanLease second = claim("b").orElseThrow();
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(schedules().renew(first, clock.millis())).isFalse();
        assertThat(settle(first)).isFalse();
        assertThat(settle(second)).isTrue();
        assertThat(claim("a")).as("no longer due").isEmpty();
    }

    @Test
    void aLeaseThatIsGivenBackLeavesTheSourceDue() {
        addSource(SHOP, Duration.ofMinutes(5));
        schedules().release(claim("a").orElseThrow());
        assertThat(claim("b")).isPresent();
    }

    @Test
    void aHastenedSourceIsDueAtOnceAndAgainIfItWasBeingScanned() {
        addSource(SHOP, Duration.ofMinutes(5));
        assertThat(settle(claim("a").orElseThrow())).isTrue();
        assertThat(schedules().due(clock.millis(), 9)).isEmpty();
        assertThat(schedules().hasten(SHOP)).isTrue();
        assertThat(schedules().due(clock.millis(), 9)).hasSize(1);

        ScanLease scanning = claim("a").orElseThrow();
        assertThat(schedules().hasten(SHOP)).isTrue();
        assertThat(claim("b")).as("one at a time").isEmpty();
        assertThat(settle(scanning)).isTrue();
        ScanSchedule again = schedules().schedule(SHOP).orElseThrow();
        assertThat(again.fullAtMillis()).as("everything is read").isZero();
        assertThat(again.lastAtMillis()).isEqualTo(clock.millis());
        assertThat(settle(claim("b").orElseThrow())).isTrue();
        assertThat(schedules().due(clock.millis(), 9)).isEmpty();
        assertThat(schedules().hasten(new SourceId("nobody"))).isFalse();
    }

    @Test
    void aScanThatSomebodyAskedForMovesTheScheduleUnlessItIsDueForAnotherReason() {
        addSource(SHOP, Duration.ofMinutes(5));
        Scheduling scheduling = scheduling(quick(LEASE));
        scheduling.byHand(SHOP, IntrospectOptions.DEFAULT);
        assertThat(schedules().due(clock.millis(), 9)).isEmpty();
        assertThat(scheduling.find(SHOP).orElseThrow().lastAtMillis()).isEqualTo(clock.millis());

        schedules().hasten(SHOP);
        ScanSchedule before = schedules().schedule(SHOP).orElseThrow();
        ScanLease scanning = claim("a").orElseThrow();
        schedules().note(before, new ScanSchedule.Settled(clock.millis() + MINUTE, 0, 1, null, 1));
        assertThat(settle(scanning)).as("the lease stands").isTrue();
        assertThat(scheduling.find(SHOP).orElseThrow().lastAtMillis()).isEqualTo(clock.millis());
    }

    @Test
    void ofManyInstancesThatClaimAtOnceOneWins() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 10; round++) {
                addSource(new SourceId("s" + round), Duration.ofMinutes(5));
                SourceId source = new SourceId("s" + round);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Optional<ScanLease>>> claims = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String owner = "owner" + i;
                    claims.add(
                            threads.submit(() -> {
                                start.await();
                                return schedules().claim(source, owner, clock.millis(), LEASE);
                            }));
                }
                start.countDown();
                int won = 0;
                for (Future<Optional<ScanLease>> claim : claims) {
                    won += claim.get().isPresent() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        }
    }

    @Test
    void aClockThatIsSetBackStopsNoScan() {
        addSource(SHOP, Duration.ofMinutes(5));
        assertThat(claim("killed")).isPresent();
        clock.advance(-Duration.ofDays(30).toMillis());
        assertThat(claim("b")).isPresent();
    }

    /// Clocks of two machines differ: one behind must not take a lease that was just taken.
    @Test
    void anInstanceWhoseClockIsBehindStealsNothing() {
        addSource(SHOP, Duration.ofMinutes(5));
        assertThat(claim("a")).isPresent();
        assertThat(schedules().claim(SHOP, "behind", clock.millis() - 10_000, LEASE)).isEmpty();
        assertThat(schedules().claim(SHOP, "ahead", clock.millis() + 10_000, LEASE)).isEmpty();
    }

    @Test
    void aScheduleGoesWithItsSourceAndDoesNotComeBackWithIt() {
        addSource(SHOP, Duration.ofMinutes(5));
        new Registration(store, Limits.DEFAULT, clock).remove(SHOP, "test");
        assertThat(schedules().schedules()).isEmpty();
        assertThat(claim("a")).isEmpty();
        addSource(SHOP, null);
        assertThat(schedules().schedules()).isEmpty();
        assertThat(schedules().due(clock.millis(), 10)).isEmpty();
    }

    @Test
    void schedulesAreSetAndEndedByAuditedCommits() {
        addSource(SHOP, null);
        Scheduling scheduling = scheduling(ScheduleLimits.DEFAULT);
        scheduling.set(SHOP, Duration.ofMinutes(5), "anna");
        assertThat(scheduling.find(SHOP))
                .get()
                .extracting(ScheduleSummary::everyMillis, ScheduleSummary::dueAtMillis)
                .containsExactly(5 * MINUTE, clock.millis());
        scheduling.set(SHOP, null, "anna");
        assertThat(scheduling.find(SHOP)).isEmpty();
        await(() -> store.auditHead().seq() == 3);
        assertThat(store.audit(1, 10))
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::detail)
                .containsExactly(
                        tuple("source.scheduled", "anna", "every 5m"),
                        tuple("source.scheduled", "anna", "off"));
        assertThatThrownBy(() ->
                        scheduling.set(new SourceId("nowhere"), Duration.ofMinutes(5), "anna"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_SOURCE));
        assertThatThrownBy(() -> scheduling.set(SHOP, Duration.ofMillis(10), "anna"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 second to 366 days");
    }

    @Test
    void aDueSourceIsScannedOnceAndAgainWhenItsTimeHasCome() {
        List<ScanRequest.Mode> modes = new ArrayList<>();
        connector.answer(request -> {
            modes.add(request.mode());
            return oneTable(request);
        });
        addSource(SHOP, Duration.ofMinutes(5));
        Scheduling scheduling = scheduling(ScheduleLimits.DEFAULT);
        assertThat(scheduling.runOnce(scan -> {})).hasSize(1);
        assertThat(scheduling.runOnce(scan -> {})).isEmpty();
        assertThat(store.catalog().table(SHOP, QualifiedName.of("orders"))).isNotNull();
        clock.advance(5 * MINUTE * 9 / 10 - 1);
        assertThat(scheduling.runOnce(scan -> {})).as("never earlier").isEmpty();
        clock.advance(5 * MINUTE / 10 + 1);
        assertThat(scheduling.runOnce(scan -> {})).hasSize(1);
        clock.advance(6 * 60 * MINUTE);
        assertThat(scheduling.runOnce(scan -> {})).hasSize(1);
        assertThat(modes)
                .containsExactly(
                        ScanRequest.Mode.FULL, ScanRequest.Mode.POLL, ScanRequest.Mode.FULL);
    }

    @Test
    void failuresMakeItWaitLongerAndSuccessEndsThat() {
        addSource(SHOP, Duration.ofMinutes(1));
        connector.answer(request ->
                new ScanOutcome.Failed(
                        new ScanError(null, ScanError.Code.UNREACHABLE, "no route", null)));
        Scheduling scheduling = scheduling(ScheduleLimits.DEFAULT);
        for (int failure = 1; failure <= 8; failure++) {
            assertThat(scheduling.runOnce(scan -> {})).hasSize(1);
            ScanSchedule now = schedules().schedule(SHOP).orElseThrow();
            assertThat(now.failures()).isEqualTo(failure);
            assertThat(now.lastError()).isEqualTo("no route");
            long full = Math.min(60 * MINUTE, MINUTE << failure);
            assertThat(now.dueAtMillis() - clock.millis()).isBetween(full * 9 / 10, full);
            clock.advance(full);
        }
        connector.answer(SchedulingSuite::oneTable);
        scheduling.runOnce(scan -> {});
        ScanSchedule well = schedules().schedule(SHOP).orElseThrow();
        assertThat(well.failures()).isZero();
        assertThat(well.lastError()).isNull();
        assertThat(well.dueAtMillis() - clock.millis()).isBetween(MINUTE * 9 / 10, MINUTE);
    }

    @Test
    void aConnectorThatBreaksIsAFailureLikeAnyOther() {
        addSource(SHOP, Duration.ofMinutes(1));
        connector.answer(request -> {
            throw new IllegalStateException("broken driver");
        });
        assertThat(scheduling(ScheduleLimits.DEFAULT).runOnce(scan -> {}))
                .singleElement()
                .extracting(ScheduledScan::error)
                .isEqualTo("broken driver");
        assertThat(schedules().schedule(SHOP).orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    void theLeaseIsRenewedWhileAScanRuns() throws Exception {
        addSource(SHOP, Duration.ofMinutes(5));
        CountDownLatch release = new CountDownLatch(1);
        connector.answer(request -> {
            awaitQuietly(release);
            return oneTable(request);
        });
        Scheduling scheduling = scheduling(quick(60));
        Thread thread = Thread.ofPlatform().start(() -> scheduling.runOnce(scan -> {}));
        await(() -> connector.scans() == 1);
        for (int i = 0; i < 5; i++) {
            long until = schedules().schedule(SHOP).orElseThrow().leaseUntilMillis();
            clock.advance(30);
            await(() -> schedules().schedule(SHOP).orElseThrow().leaseUntilMillis() > until);
            assertThat(claim("thief")).isEmpty();
        }
        release.countDown();
        thread.join();
        assertThat(schedules().schedule(SHOP).orElseThrow().leaseOwner()).isNull();
        assertThat(store.catalog().table(SHOP, QualifiedName.of("orders"))).isNotNull();
    }

    @Test
    void aScanWhoseLeaseWasLostIsInterruptedAndWritesNothing() throws Exception {
        addSource(SHOP, Duration.ofMinutes(5));
        AtomicInteger interrupts = new AtomicInteger();
        connector.answer(request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // A connector that does not care: only the fence stops it.
                interrupts.incrementAndGet();
            }
            return oneTable(request);
        });
        Scheduling scheduling = scheduling(quick(60));
        List<ScheduledScan> told = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> scheduling.runOnce(told::add));
        await(() -> connector.scans() == 1);
        await(() -> {
            clock.advance(LEASE);
            return claim("thief").isPresent();
        });
        thread.join();
        assertThat(interrupts).hasValue(1);
        assertThat(told).isEmpty();
        assertThat(store.catalog().table(SHOP, QualifiedName.of("orders"))).isNull();
        assertThat(store.scanMemory(SHOP)).isEmpty();
        assertThat(schedules().schedule(SHOP).orElseThrow().leaseOwner()).isEqualTo("thief");
    }

    @Test
    void stoppingGivesTheSourceBackAndTellsOfNoFailure() throws Exception {
        addSource(SHOP, Duration.ofMinutes(5));
        long events = store.lastEvent();
        connector.answer(request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ScanOutcome.Failed(
                    new ScanError(null, ScanError.Code.CANCELLED, "stopped", null));
        });
        Scheduling scheduling = scheduling(ScheduleLimits.DEFAULT);
        Thread thread = Thread.ofPlatform().start(() -> scheduling.run(scan -> {}));
        await(() -> connector.scans() == 1);
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thread.isAlive()).isFalse();
        ScanSchedule after = schedules().schedule(SHOP).orElseThrow();
        assertThat(after.leaseOwner()).isNull();
        assertThat(after.failures()).isZero();
        assertThat(claim("b")).isPresent();
        assertThat(store.lastEvent()).isLessThanOrEqualTo(events + 1);
    }

    @Test
    void severalInstancesNeverScanASourceTwiceAtOnce() throws Exception {
        Map<SourceId, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        connector.answer(request -> {
            AtomicInteger mine =
                    inside.computeIfAbsent(request.source().id(), id -> new AtomicInteger());
            if (mine.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            LockSupport.parkNanos(1_000_000);
            mine.decrementAndGet();
            return oneTable(request);
        });
        for (int i = 0; i < 4; i++) {
            addSource(new SourceId("s" + i), Duration.ofSeconds(1));
        }
        List<Thread> instances = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Scheduling scheduling = scheduling(quick(LEASE));
            instances.add(Thread.ofPlatform().start(() -> scheduling.run(scan -> {})));
        }
        try {
            for (int round = 1; round <= 15; round++) {
                int scans = 4 * round;
                await(() -> connector.scans() >= scans && nobodyScans());
                assertThat(connector.scans()).isEqualTo(scans);
                clock.advance(1_000);
            }
        } finally {
            instances.forEach(Thread::interrupt);
            for (Thread instance : instances) {
                instance.join();
            }
        }
        assertThat(overlaps).hasValue(0);
        assertThat(inside).hasSize(4);
    }

    private ScheduleStore schedules() {
        return store.schedules();
    }

    private boolean nobodyScans() {
        return schedules().schedules().stream().allMatch(s -> s.leaseOwner() == null);
    }

    private Optional<ScanLease> claim(String owner) {
        return schedules().claim(SHOP, owner, clock.millis(), LEASE);
    }

    private boolean settle(ScanLease lease) {
        long now = clock.millis();
        return schedules()
                .settle(
                        lease,
                        5 * MINUTE,
                        new ScanSchedule.Settled(now + 5 * MINUTE, 0, now, null, now));
    }

    private void addSource(SourceId id, @Nullable Duration every) {
        new Registration(store, Limits.DEFAULT, clock)
                .add(
                        DataSource.of(id, "scripted", new SourceUri("scripted://" + id)),
                        every,
                        "test");
    }

    private static ScheduleLimits quick(long leaseMillis) {
        return new ScheduleLimits(leaseMillis, 2, 2, 6 * 60 * MINUTE, 60 * MINUTE, 10_000);
    }

    private Scheduling scheduling(ScheduleLimits limits) {
        Extensions extensions = new Extensions(List.of(connector), List.of(), List.of());
        return new Scheduling(
                store,
                new Introspection(store, extensions, RuleSet.DEFAULT, Limits.DEFAULT, clock),
                new Adoption(store, extensions, RuleSet.DEFAULT, Limits.DEFAULT, clock),
                limits,
                clock,
                new Random(1));
    }

    private static ScanOutcome oneTable(ScanRequest request) {
        QualifiedName name = QualifiedName.of("orders");
        Table table =
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(Field.of("id", 1, new FieldType.Int(64, true), "bigint", true)));
        return new ScanOutcome.Scanned(
                new Snapshot(
                        request.source().id(),
                        new TreeMap<>(Map.of(name, table)),
                        SourceObjects.none("scripted"),
                        Coverage.FULL,
                        List.of(),
                        new Identity("system", new TreeMap<>()),
                        1),
                "state");
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
