package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;

/// A call the registry refused. It names the thing, what was expected, what was found and what to
/// do, and holds no secret.
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String expected;
    private final @Nullable String found;
    private final @Nullable String hint;

    public RegistryException(
            ErrorCode code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    public RegistryException(
            ErrorCode code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        this(code, message, expected, found, hint, null);
    }

    public ErrorCode code() {
        return code;
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
}
