package org.schemaregistry.core.version;

/// A semantic version: three integers.
///
/// Immutable.
public record SemVer(int major, int minor, int patch) implements Comparable<SemVer> {
    public static SemVer parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "version '" + text + "': expected MAJOR.MINOR.PATCH");
        }
        return new SemVer(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(SemVer other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0
                ? byMajor
                : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
