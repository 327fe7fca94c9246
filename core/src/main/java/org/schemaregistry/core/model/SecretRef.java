package org.schemaregistry.core.model;

import java.util.regex.Pattern;

/// Where a secret lies, never the secret: `env:NAME`, `file:PATH`, or another provider's scheme.
///
/// Immutable.
public record SecretRef(String scheme, String locator) {
    /// The longest locator, in characters.
    public static final int MAX_LOCATOR_CHARS = 4_096;

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+-]{0,31}");

    public SecretRef {
        if (!SCHEME.matcher(scheme).matches()
                || locator.isBlank()
                || locator.length() > MAX_LOCATOR_CHARS
                || locator.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "secret reference: expected SCHEME:LOCATOR such as env:NAME or file:PATH");
        }
    }

    /// @throws IllegalArgumentException without repeating the text, which may be a password typed
    ///   in the wrong place
    public static SecretRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "secret reference: expected SCHEME:LOCATOR such as env:NAME or file:PATH, found"
                            + " no colon; a secret itself never goes here");
        }
        return new SecretRef(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return scheme + ":" + locator;
    }
}
