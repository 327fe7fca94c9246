package org.schemaregistry.sql.type;

import java.util.Objects;

/// What several expressions that must have one type settle on. Immutable.
public sealed interface CommonType {

    /// They settle on `type`; each is coerced to it.
    record Found(PgType type) implements CommonType {
        public Found {
            Objects.requireNonNull(type);
        }
    }

    /// They cannot; the problem's operand is the index of the expression at which the server
    /// points.
    record Failed(Problem problem) implements CommonType {
        public Failed {
            Objects.requireNonNull(problem);
        }
    }
}
