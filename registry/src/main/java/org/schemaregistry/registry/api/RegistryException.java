package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;

/// A call the registry refused. It names the thing, what was expected, what was found and what to
/// do, and holds no secret. Its message says all of that, the code first, because in most logs the
/// message is all there is; each part can be asked for alone.
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final ErrorCode code;
    private final String reason;
    private final @Nullable String expected;
    private final @Nullable String found;
    private final @Nullable String hint;

    public RegistryException(
            ErrorCode code,
            String reason,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(code + ": " + sentence(reason, expected, found, hint), cause);
        this.code = code;
        this.reason = reason;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    public RegistryException(
            ErrorCode code,
            String reason,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        this(code, reason, expected, found, hint, null);
    }

    public ErrorCode code() {
        return code;
    }

    /// What is the matter with which thing, without the other parts.
    public String reason() {
        return reason;
    }

    public @Nullable String expected() {
        return expected;
    }

    public @Nullable String found() {
        return found;
    }

    public @Nullable String hint() {
        return hint;
    }

    private static String sentence(
            String reason,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        StringBuilder sentence = new StringBuilder(reason);
        append(sentence, reason, "expected ", expected);
        append(sentence, reason, "found ", found);
        append(sentence, reason, "", hint);
        return sentence.toString();
    }

    /// Some reasons say it all themselves.
    private static void append(
            StringBuilder sentence, String reason, String label, @Nullable String part) {
        if (part != null && !reason.contains(part)) {
            sentence.append("; ").append(label).append(part);
        }
    }
}
