package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Whether and how a value of one type becomes one of another. Immutable and thread-safe. The rules
/// are those of the server's `parse_coerce.c`.
public final class Coercions {
    private final TypeCatalog catalog;

    Coercions(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /// How a coercion is done.
    public enum Pathway {
        NONE,
        /// Same bits, other name.
        RELABEL,
        FUNCTION,
        ARRAY,
        /// Through the output function of one and the input function of the other.
        INPUT_OUTPUT
    }

    /// Whether a value of `from` (unknown included) may become `to`.
    public boolean canCoerce(PgType from, PgType to, CoercionContext context) {
        throw new UnsupportedOperationException("" + catalog);
    }

    /// Whether all may, each to the type at its place, polymorphic types included.
    public boolean canCoerce(List<PgType> from, List<PgType> to, CoercionContext context) {
        throw new UnsupportedOperationException();
    }

    public Pathway pathway(PgType from, PgType to, CoercionContext context) {
        throw new UnsupportedOperationException();
    }

    /// What the server says to `CAST (value AS target)`; null where it takes it. An unknown literal
    /// passes: ask [LiteralInput] for it.
    public @Nullable Problem cast(PgType from, PgType target) {
        throw new UnsupportedOperationException();
    }

    /// What the server says to a cast of a row of columns to a composite type.
    public @Nullable Problem castRow(List<PgType> columns, PgType target, CoercionContext context) {
        throw new UnsupportedOperationException();
    }

    /// What the server says to putting a value into a column (INSERT, UPDATE); null where it takes
    /// it.
    public @Nullable Problem assign(String column, PgType from, PgType target) {
        throw new UnsupportedOperationException();
    }

    /// What the server says where `construct` (`WHERE`, `AND`, `JOIN/ON`, `CASE/WHEN`) needs a
    /// boolean.
    public @Nullable Problem requireBoolean(PgType from, String construct) {
        throw new UnsupportedOperationException();
    }

    /// What the server says where `construct` (`LIMIT`, `OFFSET`) needs one exact type.
    public @Nullable Problem require(PgType from, PgType target, String construct) {
        throw new UnsupportedOperationException();
    }

    /// What `container[i]` is, or what the server says to it. For a slice it is the container's own
    /// type.
    ///
    /// @param indexes types of the subscripts
    public TypeResolution subscript(TypeRef container, List<PgType> indexes, boolean slice) {
        throw new UnsupportedOperationException();
    }
}
