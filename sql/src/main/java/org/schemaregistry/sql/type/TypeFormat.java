package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

/// Prints types as the server's messages name them. All functions are pure.
final class TypeFormat {
    private TypeFormat() {}

    static String print(TypeCatalog catalog, PgType type) {
        PgType element = catalog.elementOfNamedArray(type);
        return element == null
                ? scalar(catalog, type, TypeModifiers.NONE)
                : scalar(catalog, element, TypeModifiers.NONE) + "[]";
    }

    /// As above with the modifier; without one, `character` and `bit` would read back as one long.
    static String print(TypeCatalog catalog, TypeRef ref) {
        PgType element = catalog.elementOfNamedArray(ref.type());
        PgType base = element == null ? ref.type() : element;
        String name =
                ref.typmod() >= 0
                        ? scalar(catalog, base, ref.typmod())
                        : switch (base.oid()) {
                            case Oids.BPCHAR -> "bpchar";
                            case Oids.BIT -> "\"bit\"";
                            default -> scalar(catalog, base, ref.typmod());
                        };
        return element == null ? name : name + "[]";
    }

    /// An identifier as `quote_identifier` prints it: in quotes where it would not read back bare.
    static String quoted(TypeCatalog catalog, String name) {
        boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }
        Character category = plain ? catalog.builtIns().keywords().get(name) : null;
        return plain && (category == null || category == 'U')
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String scalar(TypeCatalog catalog, PgType type, int typmod) {
        String grammar = grammarName(type.oid());
        if (grammar == null) {
            String name = quoted(catalog, type.name());
            String modifier = TypeModifiers.print(type, typmod);
            return (catalog.isVisible(type) ? name : quoted(catalog, type.schema()) + "." + name)
                    + modifier;
        }
        String modifier = TypeModifiers.print(type, typmod);
        int blank = grammar.indexOf(' ');
        return grammar.startsWith("time") && blank > 0
                ? grammar.substring(0, blank) + modifier + grammar.substring(blank)
                : grammar + modifier;
    }

    private static @Nullable String grammarName(int oid) {
        return switch (oid) {
            case Oids.BIT -> "bit";
            case Oids.BOOL -> "boolean";
            case Oids.BPCHAR -> "character";
            case Oids.FLOAT4 -> "real";
            case Oids.FLOAT8 -> "double precision";
            case Oids.INT2 -> "smallint";
            case Oids.INT4 -> "integer";
            case Oids.INT8 -> "bigint";
            case Oids.NUMERIC -> "numeric";
            case Oids.INTERVAL -> "interval";
            case Oids.JSON -> "json";
            case Oids.TIME -> "time without time zone";
            case Oids.TIMETZ -> "time with time zone";
            case Oids.TIMESTAMP -> "timestamp without time zone";
            case Oids.TIMESTAMPTZ -> "timestamp with time zone";
            case Oids.VARBIT -> "bit varying";
            case Oids.VARCHAR -> "character varying";
            default -> null;
        };
    }
}
