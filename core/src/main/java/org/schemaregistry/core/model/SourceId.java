package org.schemaregistry.core.model;

import java.util.regex.Pattern;

/// The id of a data source: 1 to 64 of `A-Z a-z 0-9 _ -`. It holds no dot, so that
/// `source_id.table_name` has one reading.
///
/// Immutable.
public record SourceId(String value) implements Comparable<SourceId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public SourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "source id '"
                            + value
                            + "': expected 1 to 64 of letters, digits, '_' and '-' (no dot)");
        }
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
