package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A stream of results in UTF-8, whatever the locale says: JSON is UTF-8 and names may hold
/// anything. A `PrintStream` says that something was lost, but not why; this one keeps the reason.
///
/// Thread-safe.
final class Output extends PrintStream {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Target target;

    Output(OutputStream to) {
        this(new Target(to));
    }

    private Output(Target target) {
        super(new BufferedOutputStream(target, BUFFER_BYTES), false, StandardCharsets.UTF_8);
        this.target = target;
    }

    /// Why results were lost; null if none were, or if the reader went away, who wants no more.
    @Nullable String lost() {
        flush();
        IOException failure = target.failure;
        if (failure == null) {
            return null;
        }
        String reason = String.valueOf(failure.getMessage());
        return reason.toLowerCase(Locale.ROOT).contains("broken pipe") ? null : reason;
    }

    private static final class Target extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Target(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
