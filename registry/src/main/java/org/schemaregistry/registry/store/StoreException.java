package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;

/// The store could not do what it promises. The message names the thing, what was expected, what
/// was found and what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What is the matter; stable.
    public enum Code {
        /// The file or database cannot be reached.
        UNREACHABLE,
        /// There is no registry at this place, and none was to be made.
        MISSING,
        AUTHENTICATION_FAILED,
        /// The file is a directory, a text file, or another application's database.
        NOT_A_REGISTRY,
        CORRUPT,
        /// A newer program has migrated it.
        NEWER_SCHEMA,
        /// A copy into it was begun and not finished.
        UNFINISHED_COPY,
        /// A copy goes only where there is nothing yet.
        NOT_EMPTY,
        /// The file lies where processes would not see each other's locks or memory.
        UNSUITABLE_STORAGE,
        READ_ONLY,
        DISK_FULL,
        IO_FAILED,
        /// Somebody else held the lock for longer than the limit.
        BUSY,
        /// More commits wait than the limit allows.
        OVERLOADED,
        /// The connection broke while committing: it may or may not have happened. Read the catalog
        /// again before trying again.
        OUTCOME_UNKNOWN,
        LIMIT_EXCEEDED,
        /// The store is closed.
        CLOSED,
        INTERNAL
    }

    private final Code code;
    private final String expected;
    private final String found;
    private final String hint;

    public StoreException(
            Code code,
            String thing,
            String expected,
            String found,
            String hint,
            @Nullable Throwable cause) {
        super(thing + ": expected " + expected + ", found " + found + "; " + hint, cause);
        this.code = code;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    public Code code() {
        return code;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    /// What to do about it.
    public String hint() {
        return hint;
    }
}
