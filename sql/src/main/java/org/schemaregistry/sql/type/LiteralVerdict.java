package org.schemaregistry.sql.type;

import java.util.Objects;

/// Whether a type's input function takes a text. Immutable.
public sealed interface LiteralVerdict {

    record Valid() implements LiteralVerdict {}

    record Invalid(Problem problem) implements LiteralVerdict {
        public Invalid {
            Objects.requireNonNull(problem);
        }
    }

    /// The rules of this type's input are not known here; `reason` names the type.
    record Unjudged(String reason) implements LiteralVerdict {
        public Unjudged {
            Objects.requireNonNull(reason);
        }
    }

    LiteralVerdict VALID = new Valid();
}
