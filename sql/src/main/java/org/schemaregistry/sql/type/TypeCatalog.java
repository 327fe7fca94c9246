package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Snapshot;

import java.util.List;

/// Everything that has a type in one source: PostgreSQL's built-ins and the source's own types,
/// routines, operators and casts, with names resolved by the source's search path. Immutable and
/// thread-safe.
public final class TypeCatalog {

    /// The catalog of a source.
    ///
    /// @param builtIns of the source's major version
    /// @param defaultSchema the schema of names that the snapshot keeps without one
    public static TypeCatalog of(BuiltIns builtIns, Snapshot snapshot, String defaultSchema) {
        throw new UnsupportedOperationException();
    }

    /// The built-ins alone, with search path `public`.
    public static TypeCatalog of(BuiltIns builtIns) {
        throw new UnsupportedOperationException();
    }

    public BuiltIns builtIns() {
        throw new UnsupportedOperationException();
    }

    /// The schemas in which unqualified names are looked up, in order, with `pg_catalog` at its
    /// place.
    public List<String> searchPath() {
        throw new UnsupportedOperationException();
    }

    /// @throws IllegalArgumentException if no type has the number
    public PgType type(int oid) {
        throw new UnsupportedOperationException("" + oid);
    }

    /// The type of that name; an unqualified one is looked up along the search path.
    public @Nullable PgType type(@Nullable String schema, String name) {
        throw new UnsupportedOperationException();
    }

    /// The row type of a table, null where the table is not in the catalog.
    public @Nullable PgType rowType(String schema, String table) {
        throw new UnsupportedOperationException();
    }

    /// The attributes of a composite type (or a domain over one), in order; empty for other types.
    public List<Attribute> attributes(PgType type) {
        throw new UnsupportedOperationException();
    }

    /// A column of a composite type.
    public record Attribute(String name, TypeRef type) {}

    /// The labels of an enum, in order; empty for other types.
    public List<String> labels(PgType type) {
        throw new UnsupportedOperationException();
    }

    /// The text of a type column as the scan keeps it (`format_type` spelling); null where it names
    /// no type that is known here.
    public @Nullable TypeRef columnType(String nativeType) {
        throw new UnsupportedOperationException();
    }

    /// A built-in relation of `pg_catalog` or `information_schema`; an unqualified name is looked
    /// up in `pg_catalog` only.
    public @Nullable PgRelation relation(@Nullable String schema, String name) {
        throw new UnsupportedOperationException();
    }

    /// Whether the source has a schema of that name, as far as the catalog knows.
    public boolean hasSchema(String name) {
        throw new UnsupportedOperationException();
    }

    /// The type as the server's messages name it: `integer`, `character varying`, `text[]`, `"Odd
    /// name"`.
    public String format(PgType type) {
        throw new UnsupportedOperationException();
    }

    /// The type with its modifier: `character varying(20)`, `numeric(8,2)`, `timestamp(3) without
    /// time zone`.
    public String format(TypeRef type) {
        throw new UnsupportedOperationException();
    }

    /// The type below all domains.
    public PgType baseType(PgType type) {
        throw new UnsupportedOperationException();
    }
}
