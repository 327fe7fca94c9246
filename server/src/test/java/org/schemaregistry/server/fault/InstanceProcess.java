package org.schemaregistry.server.fault;

import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.SecretProvider;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.flow.Extensions;
import org.schemaregistry.testkit.ChildProcess;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/// One instance in a process of its own: it publishes, scans by schedule and delivers, until it is
/// killed.
final class InstanceProcess {
    /// Short, so that a test sees many take-overs; nothing here outlasts it.
    static final DeliverySettings SETTINGS =
            new DeliverySettings(20, 500, 1_000, 86_400_000, 3_000);

    private InstanceProcess() {}

    static Process start(String url, String name, URI reports) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstanceProcess.class.getName(),
                        url,
                        name,
                        reports.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static Registry open(String url, String name, URI reports) {
        return Registry.builder()
                .url(url)
                .credentials("postgres", null)
                .extensions(
                        new Extensions(
                                List.of(new ReportingConnector(reports, name)),
                                ServiceLoader.load(SecretProvider.class),
                                List.of(),
                                ServiceLoader.load(EventSink.class)))
                .open();
    }

    public static void main(String[] args) {
        ChildProcess.endWithParent();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Registry registry = open(args[0], args[1], URI.create(args[2]));
        for (int i = 0; i < 2; i++) {
            String writer = args[1].replace('-', '_') + "_" + i;
            Thread.ofPlatform()
                    .start(() ->
                            Load.run(
                                    registry,
                                    writer,
                                    () -> false,
                                    line -> {
                                        synchronized (out) {
                                            out.println(line);
                                        }
                                    }));
        }
        registry.work(SETTINGS, scan -> {});
    }
}
