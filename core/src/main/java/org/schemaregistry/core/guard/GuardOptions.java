package org.schemaregistry.core.guard;

/// How rows are guarded. Immutable.
public record GuardOptions(Mode mode, Sampling sampling) {
    /// Every row, counted and never refused.
    public static final GuardOptions REPORT = new GuardOptions(Mode.REPORT, new Sampling.Every(1));

    /// Every row; the first breach ends the reading.
    public static final GuardOptions FAIL = new GuardOptions(Mode.FAIL, new Sampling.Every(1));

    /// What a breach does.
    public enum Mode {
        REPORT,
        FAIL
    }

    /// Which rows are looked at; the same rows each time.
    public sealed interface Sampling {
        /// The first row and then each `rows`-th.
        record Every(int rows) implements Sampling {
            public Every {
                if (rows < 1) {
                    throw new IllegalArgumentException(
                            "sampling: expected every 1st row or more rarely, found every " + rows);
                }
            }
        }

        /// This share of the rows, chosen by the row's number and the seed.
        record Rate(double share, long seed) implements Sampling {
            public Rate {
                if (!(share > 0 && share <= 1)) {
                    throw new IllegalArgumentException(
                            "sampling: expected a share above 0 and at most 1, found " + share);
                }
            }

            private boolean takes(long row) {
                // SplitMix64: rows that follow each other get unrelated numbers.
                long z = seed + row * 0x9E3779B97F4A7C15L;
                z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
                z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
                z ^= z >>> 31;
                return (z >>> 11) * 0x1.0p-53 < share;
            }
        }

        /// True if the row with this 1-based number is looked at.
        default boolean takesRow(long row) {
            return switch (this) {
                case Every(int rows) -> rows == 1 || row % rows == 1;
                case Rate rate -> rate.takes(row);
            };
        }
    }
}
