package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// One type of a source: a row of `pg_type`. Immutable. Within one [TypeCatalog] two types are the
/// same exactly when their `oid` is the same; the source's own types get numbers from 16384 on.
///
/// @param category `pg_type.typcategory`: N numeric, S string, A array, D date and time, ...
/// @param preferred whether the type wins among its category when an operand is an unknown literal
/// @param element oid of the element type, 0 for none
/// @param array oid of the array type over this one, 0 for none
/// @param base a domain's base type, a range's subtype, a multirange's range; 0 otherwise
/// @param baseTypmod the modifier that a domain puts on its base type, -1 for none
/// @param subscripting how `x[i]` works on it
public record PgType(
        int oid,
        String schema,
        String name,
        Kind kind,
        char category,
        boolean preferred,
        int element,
        int array,
        int base,
        int baseTypmod,
        Subscripting subscripting) {

    /// What sort of thing a type is.
    public enum Kind {
        BASE,
        COMPOSITE,
        DOMAIN,
        ENUM,
        RANGE,
        MULTIRANGE,
        PSEUDO
    }

    /// How the server takes a subscript on a value of the type.
    public enum Subscripting {
        NONE,
        /// A true array: element and slice, assignable.
        ARRAY,
        /// A fixed-length array such as `point` or `name`.
        RAW,
        JSONB
    }

    /// Stands for a type that could not be found out because of an earlier error. Every rule lets
    /// it pass, so that one unresolved name does not raise a second finding.
    public static final PgType UNRESOLVED =
            new PgType(
                    -1, "", "unresolved", Kind.PSEUDO, 'X', false, 0, 0, 0, -1, Subscripting.NONE);

    public PgType {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subscripting);
    }

    /// A true array: one that `x[i]`, `ANY (x)` and the polymorphic `anyarray` take.
    public boolean isArray() {
        return element != 0 && subscripting == Subscripting.ARRAY;
    }

    public boolean isUnknown() {
        return oid == Oids.UNKNOWN;
    }

    public boolean isUnresolved() {
        return oid == UNRESOLVED.oid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgType type && type.oid == oid;
    }

    @Override
    public int hashCode() {
        return oid;
    }
}
