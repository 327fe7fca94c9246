package org.schemaregistry.core.query;

import java.util.Objects;

/// What a language made of a text that is to go to a source.
///
/// Immutable.
public sealed interface Reading {
    /// It is one statement.
    record Single(SingleStatement statement) implements Reading {
        public Single {
            Objects.requireNonNull(statement);
        }
    }

    /// It is none, or several, or something that is not to be sent.
    record Refused(Finding finding) implements Reading {
        public Refused {
            Objects.requireNonNull(finding);
        }
    }
}
