package org.schemaregistry.registry.audit;

/// Who did it: `external` for another program that wrote to the store, otherwise a name the caller
/// vouches for such as `cli:anna` or `scan`.
///
/// Immutable.
public record Actor(String name) {
    /// Another program that wrote to the specification's tables behind the registry.
    public static final Actor EXTERNAL = new Actor("external");

    /// The longest name, in characters.
    public static final int MAX_CHARS = 256;

    public Actor {
        if (name.isBlank() || name.length() > MAX_CHARS || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "actor: expected 1 to "
                            + MAX_CHARS
                            + " characters without NUL, found "
                            + name.length());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
