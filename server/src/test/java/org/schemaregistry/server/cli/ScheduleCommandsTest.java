package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/// Scheduled scans and retention, as their user sees them.
final class ScheduleCommandsTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
    }

    @Test
    void aSourceIsAddedWithAScheduleAndScannedByDeliver() {
        assertThat(shell.run("source", "add", "shop", "shop.db", "--every", "5m").ok().out())
                .contains("next: deliver");
        assertThat(shell.run("source", "show", "shop").ok().out()).contains("5m, due now");
        JsonNode first = shell.run("deliver", "--once", "--json").ok().json();
        assertThat(first.get("scans")).hasSize(1);
        assertThat(first.get("scans").get(0).get("status").stringValue()).isEqualTo("complete");
        JsonNode schedule =
                shell.run("source", "show", "shop", "--json").ok().json().get("schedule");
        assertThat(schedule.get("every").stringValue()).isEqualTo("5m");
        assertThat(schedule.get("everyMillis").longValue()).isEqualTo(300_000);
        assertThat(schedule.get("dueAt").longValue())
                .isGreaterThan(schedule.get("lastAt").longValue());
        assertThat(shell.run("deliver", "--once", "--json").ok().json().get("scans")).isEmpty();
    }

    @Test
    void aScheduleIsSetChangedAndEndedAndThatIsAudited() {
        shell.run("source", "add", "shop", "shop.db").ok();
        assertThat(shell.run("source", "show", "shop", "--json").ok().out())
                .contains("\"schedule\":null");
        shell.run("source", "schedule", "shop", "--every", "2h").ok();
        assertThat(shell.run("source", "schedule", "shop", "--every", "off", "--json").ok().out())
                .isEqualToIgnoringNewLines("null");
        assertThat(shell.run("audit", "list").ok().out())
                .contains("source.scheduled")
                .contains("every 2h")
                .contains("off");
    }

    @Test
    void whatIsTypedWrongIsSaid() {
        shell.run("source", "add", "shop", "shop.db").ok();
        assertThat(shell.run("source", "schedule", "shop").problem()).contains("--every 5m|off");
        assertThat(shell.run("source", "schedule", "shop", "--every", "often").problem())
                .contains("expected a number above 0 and a unit");
        assertThat(shell.run("source", "schedule", "shop", "--every", "9ms").problem())
                .contains("expected 1 second to 366 days");
        assertThat(shell.run("source", "schedule", "nowhere", "--every", "5m").problem())
                .contains("there is no source 'nowhere'");
        assertThat(shell.run("subscription", "replay", "hook", "x").problem())
                .contains(": expected a whole number, found 'x'");
        assertThat(shell.run("subscription", "replay", "hook").problem())
                .contains("expected one number")
                .contains("found none");
        assertThat(shell.run("subscription", "replay", "hook", "3", "--since", "3").problem())
                .contains("expected one number")
                .contains("found 2");
        assertThat(shell.run("deliver", "--max-attempts", "0").problem())
                .contains("expected 1 or more");
    }

    @Test
    void aSourceThatFailsSaysSo() {
        assertThat(shell.run("source", "add", "gone", "gone.db", "--every", "5m").exitCode())
                .isZero();
        assertThat(shell.run("deliver", "--once").ok().out()).contains("gone: failed");
        assertThat(shell.run("source", "show", "gone").ok().out())
                .contains("last scan")
                .contains("failed once");
    }

    /// Nobody may sit before the terminal on which `deliver` says so.
    @Test
    void aScanThatIsHeldIsNoFailureButSaysSo() {
        for (int i = 0; i < 4; i++) {
            shell.sqlite("shop.db", "CREATE TABLE t" + i + " (x INTEGER)");
        }
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
        for (int i = 0; i < 4; i++) {
            shell.sqlite("shop.db", "DROP TABLE t" + i);
        }
        shell.run("source", "schedule", "shop", "--every", "5m").ok();
        assertThat(shell.run("deliver", "--once").ok().out()).contains("shop: held");
        String shown = shell.run("source", "show", "shop").ok().out();
        assertThat(shown).contains("held: it would delete a lot").doesNotContain("failed");
        JsonNode schedule =
                shell.run("source", "show", "shop", "--json").ok().json().get("schedule");
        assertThat(schedule.get("failures").intValue()).isZero();
        assertThat(schedule.get("lastError").stringValue())
                .endsWith("introspect shop --accept-deletions");
        shell.run("introspect", "shop", "--accept-deletions").ok();
        assertThat(shell.run("source", "show", "shop").ok().out()).doesNotContain("held");
    }

    @Test
    void eventsThatRetentionTookAreRefusedAndTheRestIsThere() {
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
        assertThat(shell.run("events", "--since", "0").ok().out().lines()).hasSize(2);
        // The clock is the real one: by the time this runs, a millisecond is over.
        shell.run("deliver", "--once", "--retention", "1ms").ok();
        shell.sqlite("shop.db", "ALTER TABLE orders ADD COLUMN note TEXT");
        shell.run("introspect", "shop").ok();
        assertThat(shell.run("events", "--since", "0").problem())
                .contains("events from 1 on are no longer kept")
                .contains("--since 2");
        assertThat(shell.run("events").ok().out().lines()).hasSize(1);
        assertThat(shell.run("events", "--since", "2").ok().out().lines()).hasSize(1);
        assertThat(shell.run("history", "shop").ok().out()).contains("1.0.0").contains("1.1.0");
    }
}
