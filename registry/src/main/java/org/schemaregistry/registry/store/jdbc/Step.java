package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Requirement;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// One statement of a commit with its parameters: `String`, `Long`, [Null#TEXT] or [Null#NUMBER].
/// If `requirement` is not null, the statement must return a row. `returned` receives the first
/// column of that row.
record Step(
        Sql sql, List<Object> parameters, @Nullable Requirement requirement, Returned returned) {

    /// An absent value of a known type, since PostgreSQL wants to know it.
    enum Null {
        TEXT,
        NUMBER
    }

    /// What a statement returned, or is known to return if its requirement holds. For one thread.
    static final class Returned {
        private @Nullable Long value;

        void set(long value) {
            this.value = value;
        }

        boolean isKnown() {
            return value != null;
        }

        long get() {
            if (value == null) {
                throw new IllegalStateException("the statement has not returned");
            }
            return value;
        }
    }

    static Step of(Sql sql, Object... parameters) {
        return new Step(sql, fixed(parameters), null, new Returned());
    }

    static Step requiring(Requirement requirement, Sql sql, Object... parameters) {
        return new Step(sql, fixed(parameters), requirement, new Returned());
    }

    static Object orNull(@Nullable String text) {
        return text == null ? Null.TEXT : text;
    }

    static Object orNull(@Nullable Long number) {
        return number == null ? Null.NUMBER : number;
    }

    private static List<Object> fixed(Object[] parameters) {
        return Collections.unmodifiableList(Arrays.asList(parameters));
    }
}
