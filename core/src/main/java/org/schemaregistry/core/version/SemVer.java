package org.schemaregistry.core.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaregistry.core.rule.Bump;

/// A semantic version: three integers, never a decimal.
///
/// Immutable.
public record SemVer(int major, int minor, int patch) implements Comparable<SemVer> {
    /// The version of a first registration.
    public static final SemVer FIRST = new SemVer(1, 0, 0);

    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})");

    public SemVer {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException(
                    "version: expected three numbers of 0 or more, found "
                            + major + "." + minor + "." + patch);
        }
    }

    /// @throws IllegalArgumentException if the text is not `MAJOR.MINOR.PATCH`
    public static SemVer parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "version '" + text + "': expected MAJOR.MINOR.PATCH such as 1.4.0");
        }
        return new SemVer(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /// The version after a bump; the same for none.
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
        int byMajor = Integer.compare(major, other.major);
        if (byMajor != 0) {
            return byMajor;
        }
        int byMinor = Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
