package org.schemaregistry.adapter.sink.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Kafka broker (KRaft, broker and controller in one) in a JVM of its own, so that it can be
/// killed like any other.
final class KafkaBroker implements AutoCloseable {
    private final Path folder;
    private final Path config;
    private final int port;
    private Process process;

    /// Formats a new one and starts it.
    static KafkaBroker start(Path folder) throws IOException, InterruptedException {
        return start(folder, true);
    }

    /// One that creates topics that somebody writes to, or does not.
    static KafkaBroker start(Path folder, boolean createTopics)
            throws IOException, InterruptedException {
        int port = freePort();
        Path config = folder.resolve("server.properties");
        Files.writeString(config, settings(folder.resolve("log"), port, freePort(), createTopics));
        Process format =
                java(
                        folder,
                        "format",
                        "kafka.tools.StorageTool",
                        "format",
                        "--standalone",
                        "-t",
                        "MkU3OEVBNTcwNTJENDM2Qk",
                        "-c",
                        config.toString());
        if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IllegalStateException(
                    "cannot format: " + Files.readString(folder.resolve("format.log")));
        }
        KafkaBroker broker = new KafkaBroker(folder, config, port);
        return broker;
    }

    private KafkaBroker(Path folder, Path config, int port) throws IOException {
        this.folder = folder;
        this.config = config;
        this.port = port;
        this.process = run();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /// Ends it without a goodbye.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean running() {
        return process.isAlive();
    }

    /// Starts it again on what it had on disk.
    void restart() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process run() throws IOException {
        return java(folder, "server", "kafka.Kafka", config.toString());
    }

    private static Process java(Path folder, String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log + ".log").toFile()))
                .start();
    }

    /// Jars alone: the broker needs nothing of ours.
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        return String.join(
                File.pathSeparator,
                List.of(own.split(File.pathSeparator)).stream()
                        .filter(entry -> entry.endsWith(".jar"))
                        .toList());
    }

    private static String settings(Path log, int port, int controllerPort, boolean createTopics) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        num.partitions=3
        default.replication.factor=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        auto.create.topics.enable=%4$s
        message.max.bytes=200000
        group.initial.rebalance.delay.ms=0
        """
                .formatted(port, controllerPort, log, createTopics);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
