package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

/// An operator of the source's owner or an extension; `leftType` is null for a prefix operator.
///
/// Immutable.
public record Operator(
        QualifiedName name, @Nullable String leftType, String rightType, String resultType) {}
