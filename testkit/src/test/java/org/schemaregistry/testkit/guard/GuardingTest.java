package org.schemaregistry.testkit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.event.RescanAnswer;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.MismatchReceipt;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.VersionSelector;
import org.schemaregistry.registry.audit.AuditEntry;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

class GuardingTest {
    private static final TableRef ORDERS = TableRef.parse("shop.orders");
    private static final MismatchReceipt FOLDED =
            new MismatchReceipt(false, RescanAnswer.NOT_ASKED);
    private static final MismatchReceipt TOLD = new MismatchReceipt(true, RescanAnswer.NOT_ASKED);
    private static final MismatchReceipt RESCAN =
            new MismatchReceipt(true, RescanAnswer.UNSCHEDULED);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2024-01-01T00:00:00Z"));

    @TempDir Path folder;
    private @Nullable Registry opened;

    @BeforeEach
    void open() {
        opened =
                Registry.builder()
                        .url(folder.resolve("registry.db").toString())
                        .clock(new TestClock(now))
                        .open();
        registry()
                .addSource(
                        DataSource.of(
                                new SourceId("shop"), "jdbc", new SourceUri("jdbc:none://shop")),
                        "anna");
        registry().upsertTableMeta("shop", "orders", "{\"id\":\"int32\",\"note\":\"text\"}", null);
    }

    @AfterEach
    void close() {
        registry().close();
    }

    @Test
    void whatIsNewIsToldAndWhatRepeatsAsksForAScanOnceADay() {
        assertThat(report(Map.of("id", 1, "note", "a"))).isEqualTo(FOLDED);
        assertThat(events()).isEmpty();
        assertThat(report(Map.of("id", "secret", "note", "a"))).isEqualTo(TOLD);
        assertThat(report(Map.of("id", "secret", "note", "a"))).isEqualTo(RESCAN);
        for (int i = 0; i < 20; i++) {
            assertThat(report(Map.of("id", "secret", "note", "a"))).isEqualTo(FOLDED);
        }
        assertThat(report(Map.of("id", 1))).isEqualTo(TOLD);
        assertThat(events()).hasSize(3);
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        assertThat(report(Map.of("id", "secret", "note", "a"))).isEqualTo(RESCAN);
        assertThat(report(Map.of("id", "secret", "note", "a"))).isEqualTo(FOLDED);

        ObjectNode event = events().getFirst();
        assertThat(event.get("type").stringValue())
                .isEqualTo("org.schemaregistry.guard.mismatch.v1");
        assertThat(event.get("subject").stringValue()).isEqualTo("shop.orders");
        assertThat(event.get("data").toString())
                .isEqualTo(
                        "{\"actor\":\"doer\",\"checked\":1,\"mismatches\":[{\"column\":\"id\","
                                + "\"count\":1,\"expected\":\"int32\",\"firstRows\":[1],"
                                + "\"found\":\"text\",\"kind\":\"type\"}],"
                                + "\"rescanAsked\":false,\"rows\":1,\"source\":\"shop\","
                                + "\"table\":\"orders\",\"version\":\"1.0.0\"}");
        assertThat(events().get(1).get("data").get("rescan").stringValue())
                .isEqualTo("unscheduled");
        assertThat(events().toString()).doesNotContain("secret");
        List<AuditEntry> audit =
                registry().audit(0, 1000).stream()
                        .filter(entry -> entry.action().equals("guard.mismatch"))
                        .toList();
        assertThat(audit).hasSize(4);
        assertThat(audit.getFirst().detail())
                .isEqualTo("1.0.0: id: type, expected int32, found text");
        assertThat(registry().verifyAudit().intact()).isTrue();
    }

    @Test
    void anotherVersionIsAnotherMatter() {
        report(Map.of("id", "secret", "note", "a"));
        registry().upsertTableMeta("shop", "orders", "{\"id\":\"int32\"}", null);
        assertThat(report(Map.of("id", "secret"))).isEqualTo(TOLD);
        GuardReport stranger =
                new GuardReport(
                        ORDERS,
                        new SemVer(9, 9, 9),
                        1,
                        1,
                        checked(Map.of("id", "x")).mismatches(),
                        0);
        assertThatThrownBy(() -> registry().reportMismatches(stranger, "doer"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_VERSION));
    }

    @Test
    void aGuardIsOfTheVersionThatWasAskedFor() {
        registry().upsertTableMeta("shop", "orders", "{\"id\":\"text\"}", null);
        assertThat(
                        registry()
                                .guard(ORDERS, new VersionSelector.Exact(new SemVer(1, 0, 0)))
                                .version())
                .isEqualTo(new SemVer(1, 0, 0));
        assertThat(checked(Map.of("id", "x")).clean()).isTrue();
    }

    private MismatchReceipt report(Map<String, ?> row) {
        return registry().reportMismatches(checked(row), "doer");
    }

    private GuardReport checked(Map<String, ?> row) {
        RowCheck check =
                registry()
                        .guard(ORDERS, new VersionSelector.Current())
                        .documents(GuardOptions.REPORT);
        check.document(row);
        return check.report();
    }

    private List<ObjectNode> events() {
        return registry().events(0, 1000).stream()
                .filter(event -> event.get("type").stringValue().contains("guard"))
                .toList();
    }

    private Registry registry() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    private static final class TestClock extends Clock {
        private final AtomicReference<Instant> now;

        TestClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
