package org.schemaregistry.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Processor time spent so far by this JVM and, where the system tells (Linux), by a server's
/// processes that are still alive.
record Cpu(Duration client, Duration server) {

    /// @param serverPid the process whose children are the server's; 0 if there is none
    static Cpu now(long serverPid) {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long server =
                ProcessHandle.of(serverPid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> nanos(child.pid()))
                        .sum();
        return new Cpu(Duration.ofNanos(system.getProcessCpuTime()), Duration.ofNanos(server));
    }

    /// Microseconds a piece of work since `before`.
    String perPiece(Cpu before, long pieces) {
        return "client %.0f µs, server %.0f µs"
                .formatted(
                        client.minus(before.client).toNanos() / 1e3 / pieces,
                        server.minus(before.server).toNanos() / 1e3 / pieces);
    }

    /// Not the process's own figure, which counts ticks and misses short bursts.
    private static long nanos(long pid) {
        try {
            String[] figures =
                    Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ", -1);
            return Long.parseLong(figures[0]);
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
