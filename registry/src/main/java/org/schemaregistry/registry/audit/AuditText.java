package org.schemaregistry.registry.audit;

/// What text the chain accepts: text that every backend stores and gives back unchanged, since a
/// changed character is indistinguishable from tampering.
final class AuditText {
    private AuditText() {}

    /// @throws IllegalArgumentException if the text is too long, holds a NUL or half a surrogate
    ///   pair
    static void check(String what, String text, int maxChars) {
        if (text.length() > maxChars) {
            throw new IllegalArgumentException(
                    "audit "
                            + what
                            + ": expected at most "
                            + maxChars
                            + " characters, found "
                            + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "audit "
                                + what
                                + ": expected text without NUL and unpaired surrogates,"
                                + " found U+"
                                + Integer.toHexString(c)
                                + " at "
                                + i);
            }
        }
    }
}
