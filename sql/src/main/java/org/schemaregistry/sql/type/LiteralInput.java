package org.schemaregistry.sql.type;

/// Whether a type's input function takes the text of an untyped literal. Immutable and thread-safe.
public final class LiteralInput {
    private final TypeCatalog catalog;

    LiteralInput(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /// What the server says when a literal `'text'` is coerced to the type. Modifiers matter for
    /// `interval` only: the others are applied when the query runs.
    public LiteralVerdict check(String text, TypeRef type) {
        throw new UnsupportedOperationException("" + catalog);
    }
}
