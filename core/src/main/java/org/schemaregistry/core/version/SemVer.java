package org.schemaregistry.core.version;

import org.schemaregistry.core.rule.Bump;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A semantic version: three whole numbers, never a decimal, printed `1.4.2`.
///
/// Immutable. Ordered by major, then minor, then patch.
public record SemVer(int major, int minor, int patch) implements Comparable<SemVer> {
    /// The version of a first registration.
    public static final SemVer FIRST = new SemVer(1, 0, 0);

    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})");

    private static final Comparator<SemVer> ORDER =
            Comparator.comparingInt(SemVer::major)
                    .thenComparingInt(SemVer::minor)
                    .thenComparingInt(SemVer::patch);

    public SemVer {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException(
                    "version: expected three numbers of 0 or more, found "
                            + major
                            + "."
                            + minor
                            + "."
                            + patch);
        }
    }

    /// Reads what [#toString] prints.
    ///
    /// @throws IllegalArgumentException if the text is not three whole numbers with dots between
    public static SemVer parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "version '"
                            + text
                            + "': expected MAJOR.MINOR.PATCH, three whole numbers of at most nine"
                            + " digits without leading zeros, such as 1.4.0");
        }
        return new SemVer(
                Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)));
    }

    /// The next version; the same one for [Bump#NONE].
    ///
    /// @throws ArithmeticException if a number would pass the greatest int
    public SemVer next(Bump bump) {
        return switch (bump) {
            case NONE -> this;
            case PATCH -> new SemVer(major, minor, Math.addExact(patch, 1));
            case MINOR -> new SemVer(major, Math.addExact(minor, 1), 0);
            case MAJOR -> new SemVer(Math.addExact(major, 1), 0, 0);
        };
    }

    @Override
    public int compareTo(SemVer other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
