package org.schemaregistry.server.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;

/// A progress bar on a terminal; nothing elsewhere.
record Bar(@Nullable ProgressBar bar) implements AutoCloseable {
    private static final int COLUMNS = 80;

    static Bar of(String task, Session session) {
        if (session.json() || !session.surroundings().errIsTerminal()) {
            return new Bar(null);
        }
        return new Bar(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(-1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(100)
                        .setConsumer(
                                new ConsoleProgressBarConsumer(
                                        session.surroundings().err(), COLUMNS))
                        .clearDisplayOnFinish()
                        .build());
    }

    /// `total` is 0 if it is not known.
    void report(String step, long done, long total) {
        if (bar != null) {
            bar.setExtraMessage(" " + step);
            bar.maxHint(total > 0 ? total : -1);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
