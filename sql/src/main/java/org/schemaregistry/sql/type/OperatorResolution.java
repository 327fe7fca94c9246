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

    /// An operand is [PgType#UNRESOLVED], so nothing can be said against the expression.
    record Open(PgType result) implements OperatorResolution {
        public Open {
            Objects.requireNonNull(result);
        }
    }
}
