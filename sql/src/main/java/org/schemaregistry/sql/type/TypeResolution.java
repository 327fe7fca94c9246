package org.schemaregistry.sql.type;

import java.util.Objects;

/// What a type name turns out to be. Immutable.
public sealed interface TypeResolution {

    record Found(TypeRef type) implements TypeResolution {
        public Found {
            Objects.requireNonNull(type);
        }
    }

    record Failed(Problem problem) implements TypeResolution {
        public Failed {
            Objects.requireNonNull(problem);
        }
    }
}
