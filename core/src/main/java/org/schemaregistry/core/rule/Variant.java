package org.schemaregistry.core.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One row of a rule: the bump it gives each profile under a condition, and whom it affects.
///
/// Immutable; effects and flags in the order of their enums.
public record Variant(
        Condition when,
        Bump read,
        Bump write,
        Bump readwrite,
        List<Effect> affects,
        List<Flag> flags) {
    /// A change that only follows a rename elsewhere, whatever rule its object falls under.
    public static final Variant FOLLOWS =
            when(Condition.FOLLOWS_RENAME, Bump.PATCH, Bump.PATCH).flagged(Flag.FOLLOWS);

    public Variant {
        affects = List.copyOf(affects);
        flags = List.copyOf(flags);
    }

    /// The larger of both bumps counts for both; a MAJOR affects its profile.
    static Variant when(Condition condition, Bump read, Bump write) {
        Set<Effect> affects = EnumSet.noneOf(Effect.class);
        if (read == Bump.MAJOR) {
            affects.add(Effect.READ);
        }
        if (write == Bump.MAJOR) {
            affects.add(Effect.WRITE);
        }
        return new Variant(
                condition, read, write, read.max(write), List.copyOf(affects), List.of());
    }

    static Variant always(Bump read, Bump write) {
        return when(Condition.ALWAYS, read, write);
    }

    /// The same row where the joint bump is not the larger of both.
    Variant together(Bump bump) {
        return new Variant(when, read, write, bump, affects, flags);
    }

    /// The same row, where the same text may also mean something else.
    Variant meaning() {
        Set<Effect> more = EnumSet.of(Effect.MEANING);
        more.addAll(affects);
        return new Variant(when, read, write, readwrite, List.copyOf(more), flags);
    }

    Variant flagged(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Variant(when, read, write, readwrite, affects, List.copyOf(more));
    }

    public Bump bump(Profile profile) {
        return switch (profile) {
            case READ -> read;
            case WRITE -> write;
            case READWRITE -> readwrite;
        };
    }
}
