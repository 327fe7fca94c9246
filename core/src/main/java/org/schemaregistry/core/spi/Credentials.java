package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A user name and a password for the length of one lease. It prints as nothing, has no equality of
/// content and is never stored.
///
/// Not thread-safe; [#close] wipes the password.
public final class Credentials implements AutoCloseable {
    private final @Nullable String username;
    private final char[] password;

    public Credentials(@Nullable String username, char[] password) {
        this.username = username;
        this.password = password.clone();
    }

    /// The user name; null where the URI's own applies.
    public @Nullable String username() {
        return username;
    }

    /// The password, a copy.
    public char[] password() {
        return password.clone();
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
