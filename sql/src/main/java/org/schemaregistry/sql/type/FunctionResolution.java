package org.schemaregistry.sql.type;

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

    /// An argument is [PgType#UNRESOLVED], so nothing can be said against the call.
    ///
    /// @param result the type all candidates agree on, else unresolved
    record Open(PgType result) implements FunctionResolution {
        public Open {
            Objects.requireNonNull(result);
        }
    }
}
