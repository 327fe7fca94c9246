package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What a call turns out to be. Immutable.
public sealed interface FunctionResolution {

    /// A function was picked.
    ///
    /// @param result its type after polymorphic types are settled
    /// @param targets per actual argument, in the order written, the type it is coerced to; a type
    ///   `any` leaves the argument as it is
    record Found(PgFunction function, PgType result, List<PgType> targets)
            implements FunctionResolution {
        public Found {
            Objects.requireNonNull(function);
            Objects.requireNonNull(result);
            targets = List.copyOf(targets);
        }
    }

    /// `type(x)`: written as a call, it is a cast of its one argument.
    record Cast(PgType target) implements FunctionResolution {
        public Cast {
            Objects.requireNonNull(target);
        }
    }

    /// `column(row)`: written as a call, it takes a column out of its one composite argument.
    record Attribute(String name, TypeRef type) implements FunctionResolution {
        public Attribute {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    /// The server refuses the call.
    record Failed(Problem problem) implements FunctionResolution {
        public Failed {
            Objects.requireNonNull(problem);
        }
    }

    /// Nothing can be said: an argument is [PgType#UNRESOLVED], or what the name stands for is not
    /// known here.
    ///
    /// @param result the type all candidates agree on, else unresolved
    /// @param reason why the verdict is unknown; null where an earlier error is all there is to say
    record Open(PgType result, @Nullable String reason) implements FunctionResolution {
        public Open {
            Objects.requireNonNull(result);
        }

        static Open after(PgType result) {
            return new Open(result, null);
        }

        static Open opaque(String kind, String name) {
            return new Open(
                    PgType.UNRESOLVED,
                    kind + " " + name + " has a type that the scan does not describe");
        }
    }
}
