package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A function, aggregate, window function or procedure of the source's owner or an extension.
///
/// Types are canonical texts. `directArguments` counts an ordered-set aggregate's direct arguments
/// and is null for everything else; `hypothetical` marks a hypothetical-set aggregate.
///
/// Immutable.
public record Routine(
        QualifiedName name,
        Kind kind,
        List<Argument> arguments,
        @Nullable String resultType,
        boolean returnsSet,
        @Nullable Integer directArguments,
        boolean hypothetical) {

    public enum Kind {
        FUNCTION,
        AGGREGATE,
        WINDOW,
        PROCEDURE
    }

    public enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC,
        TABLE
    }

    /// One argument in declaration order; OUT and TABLE arguments are result columns.
    public record Argument(@Nullable String name, String type, Mode mode, boolean hasDefault) {}

    public Routine {
        arguments = List.copyOf(arguments);
    }
}
