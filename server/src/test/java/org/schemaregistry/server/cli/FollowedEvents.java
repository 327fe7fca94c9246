package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.schemaregistry.core.json.CanonicalJson;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// `events --follow` in a process of its own; its events must come in order and without a hole.
public final class FollowedEvents implements AutoCloseable {
    private final Process process;
    private final AtomicLong last = new AtomicLong();
    private final Thread reader;

    private FollowedEvents(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    public static FollowedEvents start(String registry) throws IOException {
        return new FollowedEvents(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:disable",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "events",
                                "--follow",
                                "--registry",
                                registry)
                        .start());
    }

    /// Waits until it has printed the event with this number.
    public void awaitUpTo(long sequence) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (last.get() < sequence) {
            assertThat(reader.isAlive()).as("stopped after " + last.get()).isTrue();
            assertThat(System.nanoTime()).as("stuck after " + last.get()).isLessThan(end);
            reader.join(20);
        }
        assertThat(last).hasValue(sequence);
    }

    /// Waits until it follows: a store that is away at the first opening is a failure, as it
    /// should.
    public void awaitBegun() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (last.get() == 0) {
            assertThat(reader.isAlive()).as("stopped before it began").isTrue();
            assertThat(System.nanoTime()).as("did not begin").isLessThan(end);
            reader.join(20);
        }
    }

    /// It said that the store was away, nothing else, and ends when it is asked to.
    public void stopCleanly() throws InterruptedException {
        process.toHandle().destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).containsPattern("the registry is (away|back)"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long sequence = CanonicalJson.read(line).get("sequence").longValue();
                if (sequence != last.get() + 1) {
                    return;
                }
                last.set(sequence);
            }
        } catch (IOException killed) {
            // Seen by whoever waits.
        }
    }
}
