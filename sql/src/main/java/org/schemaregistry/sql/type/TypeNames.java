package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds types by the names that queries write. Immutable and thread-safe.
public final class TypeNames {
    private final TypeCatalog catalog;

    TypeNames(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The type of a type name that a parser took apart.
    ///
    /// @param schema null where unqualified. The grammar's own spellings must come as the grammar
    ///   turns them: `int` is `pg_catalog.int4`, `varchar(3)` is `pg_catalog.varchar`, `char` is
    ///   `pg_catalog.bpchar` with modifier `1`, `bit` is `pg_catalog.bit` with modifier `1`,
    ///   `double precision` is `pg_catalog.float8`; [#parse] does that by itself
    /// @param modifiers the texts in the parentheses; for `interval` the fields (`day to second`,
    ///   lower case, one blank between words), if any, come first
    /// @param arrayDimensions 0 for no array
    public TypeResolution resolve(
            @Nullable String schema, String name, List<String> modifiers, int arrayDimensions) {
        PgType type = catalog.type(schema, name);
        String written = written(schema, name, arrayDimensions);
        if (type == null) {
            return schema != null && !catalog.hasSchema(schema)
                    ? failed("3F000", "schema \"" + schema + "\" does not exist")
                    : failed("42704", "type \"" + written + "\" does not exist");
        }
        PgType whole = arrayDimensions == 0 ? type : catalog.arrayOf(type);
        if (whole == null) {
            return failed("42704", "type \"" + written + "\" does not exist");
        }
        PgType element = catalog.elementOf(type);
        TypeModifiers.Modifier modifier =
                TypeModifiers.read(
                        element == null ? type : element,
                        modifiers,
                        catalog.builtIns().majorVersion(),
                        written);
        return modifier.problem() != null
                ? new TypeResolution.Failed(modifier.problem())
                : new TypeResolution.Found(new TypeRef(whole, modifier.typmod()));
    }

    /// A whole type name in a text, as `format_type` prints and as users write it: `int`,
    /// `varchar(10)`, `timestamp(3) with time zone`, `"Odd"."Name"[]`.
    public TypeResolution parse(String text) {
        TypeText name = TypeText.parse(text);
        return name == null
                ? failed("42601", "invalid type name \"" + text + "\"")
                : resolve(name.schema(), name.name(), name.modifiers(), name.arrayDimensions());
    }

    private static String written(@Nullable String schema, String name, int arrayDimensions) {
        return (schema == null ? "" : schema + ".") + name + (arrayDimensions == 0 ? "" : "[]");
    }

    private static TypeResolution failed(String sqlState, String message) {
        return new TypeResolution.Failed(Problem.of(sqlState, message));
    }
}
