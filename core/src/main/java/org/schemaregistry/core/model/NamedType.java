package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A type that the source's owner defined. Names carry their schema; types are referred to by the
/// canonical text that also stands in [Field#nativeType].
///
/// Immutable.
public sealed interface NamedType {
    QualifiedName name();

    record EnumType(QualifiedName name, List<String> labels) implements NamedType {
        public EnumType {
            labels = List.copyOf(labels);
        }
    }

    record DomainType(
            QualifiedName name,
            String baseType,
            boolean nullable,
            @Nullable String defaultValue,
            @Nullable String collation,
            List<String> checks)
            implements NamedType {
        public DomainType {
            checks = checks.stream().sorted().toList();
        }
    }

    record CompositeType(QualifiedName name, List<Field> attributes) implements NamedType {
        public CompositeType {
            attributes = Field.sorted(attributes);
        }
    }

    /// A range with its multirange, if the engine made one.
    record RangeType(QualifiedName name, String subtype, @Nullable QualifiedName multirange)
            implements NamedType {}

    /// A base type, mostly an extension's. `category` is the engine's one-letter type category.
    record BaseType(
            QualifiedName name, String category, boolean preferred, @Nullable String elementType)
            implements NamedType {}
}
