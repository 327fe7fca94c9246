package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/// A file that is not there yet, a scan that is stopped, and queries before any scan.
final class SourceCommandsTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"later.db", "sqlite:later.db", "jdbc:sqlite:later.db?mode=ro"})
    void aFileThatIsNotThereYetIsTakenWithAWarningThatNamesIt(String uri) {
        String file = folder.resolve("later.db").toAbsolutePath().normalize().toString();
        Shell.Result added = shell.run("source", "add", "a", uri, "--json");
        assertThat(added.json().has("warnings")).isFalse();
        assertThat(added.err())
                .startsWith("schema-registry: warning: there is no file " + file + " yet")
                .contains("source change a --uri PATH");
        Shell.Result forPeople = shell.run("source", "add", "b", uri);
        assertThat(forPeople.out()).doesNotContain("warning");
        assertThat(forPeople.err()).contains("warning: there is no file " + file + " yet");

        shell.sqlite("later.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("introspect", "a").ok();
        shell.run("source", "add", "c", uri).ok();
        shell.run("source", "add", "d", uri, "--json").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite://", "file://", "file:"})
    void aMissingFileIsNamedHoweverTheUriSpellsIt(String scheme) {
        Path file = folder.resolve("later.db").toAbsolutePath().normalize();
        assertThat(shell.run("source", "add", "a", scheme + file).err())
                .contains("there is no file " + file + " yet");
    }

    @Test
    void aServerIsNoFileThatCouldBeMissing() {
        shell.run("source", "add", "p", "postgresql://db.example.com/shop").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.db", "postgresql://db.example.com/shop"})
    void whatWasNeverScannedIsNotSaidToLackATable(String uri) {
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", uri).ok();
        Shell.Result unseen = shell.run("check", "--source", "shop", "SELECT id FROM orders");
        assertThat(unseen.exitCode()).isEqualTo(3);
        assertThat(unseen.out()).contains("never scanned whole").contains("introspect shop");
        assertThat(shell.run("check", "--source", "shop", "SELECT FROM WHERE").exitCode())
                .isEqualTo(1);
        shell.run("check", "--source", "shop", "SELECT 1").ok();
    }

    @Test
    void anEmptyDatabaseThatWasScannedLacksTheTable() {
        shell.sqlite("shop.db");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
        assertThat(shell.run("check", "--source", "shop", "SELECT id FROM orders").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aScanThatIsStoppedSaysThatNothingWasWrittenAndTheNextIsNotBegun() {
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("source", "add", "twin", "shop.db").ok();
        String before = shell.run("events").ok().out();

        Shell.Result stopped;
        Thread.currentThread().interrupt();
        try {
            stopped = shell.run("introspect", "shop", "twin");
        } finally {
            Thread.interrupted();
        }

        assertThat(stopped.problem())
                .isEqualTo("schema-registry: shop: interrupted, nothing was written; scan again");
        assertThat(stopped.out()).startsWith("shop: interrupted").doesNotContain("twin");
        assertThat(shell.run("events").ok().out()).isEqualTo(before);
    }

    @Test
    void onlyWhatIsGivenIsChangedAndTablesStay() {
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db", "--exclude", "tmp_*", "--include", "*").ok();
        shell.run("introspect", "shop").ok();
        shell.sqlite("moved.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");

        JsonNode changed =
                shell.run(
                                "source",
                                "change",
                                "shop",
                                "--uri",
                                "moved.db",
                                "--query-credentials",
                                "env:SHOP_QUERIES",
                                "--clear",
                                "include",
                                "--json")
                        .ok()
                        .json();

        assertThat(changed.get("uri").stringValue())
                .endsWith(folder.resolve("moved.db").toAbsolutePath().normalize().toString());
        JsonNode shown = shell.run("source", "show", "shop", "--json").ok().json();
        assertThat(shown.get("queryCredentials").stringValue()).isEqualTo("env:SHOP_QUERIES");
        assertThat(shown.get("exclude").get(0).stringValue()).isEqualTo("tmp_*");
        assertThat(shown.get("include")).isEmpty();
        assertThat(shown.get("tables").intValue()).isEqualTo(1);
        assertThat(shell.run("introspect", "shop").ok().out()).contains("1 table, ");
        assertThat(shell.run("source", "change", "shop", "--uri", "moved.db").ok().out())
                .contains("shop has these settings already");
    }

    @Test
    void aSourceThatIsNotThereOrASettingThatIsNoneIsNamed() {
        shell.sqlite("shop.db");
        shell.run("source", "add", "shop", "shop.db").ok();
        assertThat(shell.run("source", "change", "shpo", "--exclude", "x").problem())
                .contains("shpo")
                .contains("shop");
        assertThat(shell.run("source", "change", "shop", "--clear", "uri").problem())
                .contains("setting 'uri'")
                .contains("credentials, query-credentials, include, exclude, search-path");
        assertThat(shell.run("source", "add", "shop", "shop.db").problem())
                .contains("source change shop");
    }
}
