package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is told of a subscription that could never be told anything.
final class SubscriptionCommandsTest {
    private static final String TARGET = "https://example.com/hook";
    private static final String WARNING = "schema-registry: warning: ";

    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
        shell.run("init").ok();
    }

    @Test
    void aSourceThatIsNotThereIsTakenWithAWarning() {
        Shell.Result added = shell.run("subscription", "add", "a", TARGET, "--source", "nope");
        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).startsWith("added a;");
        assertThat(added.err()).startsWith(WARNING + "there is no source 'nope' yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "nope*", "sho?"})
    void aSourceThatIsThereAndPatternsAreTakenQuietly(String source) {
        shell.sqlite("shop.db");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("subscription", "add", "a", TARGET, "--source", source).ok();
    }

    @Test
    void aSecretThatIsMalformedIsTakenWithAWarningThatDoesNotShowIt() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "canary");
        Shell.Result added =
                shell.run("subscription", "add", "a", TARGET, "--secret", "file:" + file, "--json");
        assertThat(added.exitCode()).isZero();
        assertThat(added.json().get("name").stringValue()).isEqualTo("a");
        assertThat(added.err())
                .startsWith(WARNING)
                .contains("expected 'whsec_'")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:NO_SUCH_VARIABLE_HERE", "file:/no/such/file"})
    void aSecretThatIsMissingIsTakenWithAWarning(String ref) {
        Shell.Result added = shell.run("subscription", "add", "a", TARGET, "--secret", ref);
        assertThat(added.exitCode()).isZero();
        assertThat(added.err()).startsWith(WARNING + "secret " + ref);
    }

    @Test
    void aListThatIsCutSaysHowManyThereAre() {
        List.of("a", "b").forEach(name -> shell.run("subscription", "add", name, TARGET).ok());
        assertThat(shell.run("subscription", "show", "x").problem()).contains("one of [a, b]");
        List.of("c", "d", "e").forEach(name -> shell.run("subscription", "add", name, TARGET).ok());
        assertThat(shell.run("subscription", "show", "x").problem())
                .contains("one of 5, such as [a, b, c]");
    }
}
