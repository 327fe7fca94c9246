package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What an operator expression turns out to be. Immutable.
public sealed interface OperatorResolution {

    /// An operator was picked; `left` and `right` are what the operands are coerced to. For `ANY`
    /// and `ALL` `right` is the array type.
    record Found(PgOperator operator, @Nullable PgType left, PgType right, PgType result)
            implements OperatorResolution {
        public Found {
            Objects.requireNonNull(operator);
            Objects.requireNonNull(right);
            Objects.requireNonNull(result);
        }
    }

    /// The server refuses the expression. The problem's operand is 0 for the left (or only) and 1
    /// for the right.
    record Failed(Problem problem) implements OperatorResolution {
        public Failed {
            Objects.requireNonNull(problem);
        }
    }

    /// Nothing can be said: an operand is [PgType#UNRESOLVED], or what the name stands for is not
    /// known here.
    ///
    /// @param result the type all candidates agree on, else unresolved
    /// @param reason why the verdict is unknown; null where an earlier error is all there is to say
    record Open(PgType result, @Nullable String reason) implements OperatorResolution {
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
