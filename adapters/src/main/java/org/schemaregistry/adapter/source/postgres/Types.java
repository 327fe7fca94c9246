package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives a type of the catalog its canonical text and its logical type.
///
/// The text is `format_type`'s under an empty search path, so that types outside `pg_catalog` carry
/// their schema, with the default precision of times left out: `timestamp(6)` is `timestamp`. An
/// array has one element type whatever its declared dimensions: the engine does not keep to them
/// and a dump forgets them.
///
/// One scan, one thread.
final class Types {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NESTED_FIELDS = 10_000;
    private static final int DEFAULT_PRECISION = 6;
    private static final int VARLENA_HEADER = 4;
    private static final int NAME_BYTES = 63;

    private final Rows rows;
    private final Set<Long> described;
    private final Map<Long, FieldType> logical = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();
    private int nestedFields;

    /// `described` are the relations whose columns are surely among the rows.
    Types(Rows rows, Set<Long> described) {
        this.rows = rows;
        this.described = described;
    }

    /// The canonical text of a type, such as `integer`, `numeric(10,2)` or `public.mood[]`.
    String text(long type, int modifier) {
        return texts.computeIfAbsent(key(type, modifier), k -> spelled(type, modifier));
    }

    FieldType logical(long type, int modifier) {
        Long key = key(type, modifier);
        FieldType known = logical.get(key);
        if (known != null) {
            return known;
        }
        nestedFields = 0;
        FieldType made = logical(type, modifier, 0);
        logical.put(key, made);
        return made;
    }

    /// A type's oid has 32 bits without a sign, its modifier 32 with one.
    private static long key(long type, int modifier) {
        return type << Integer.SIZE | Integer.toUnsignedLong(modifier);
    }

    /// True if the type is a domain, or a domain over one, that refuses nulls.
    boolean refusesNull(long type) {
        for (Rows.Type at = rows.types.get(type); at != null; at = rows.types.get(at.base())) {
            if (at.kind() == 'd' && at.notNull()) {
                return true;
            }
        }
        return false;
    }

    /// What a domain, and each domain under it, demands of a value; of an array's elements if the
    /// type is one.
    List<String> checks(long type) {
        Rows.Type at = rows.types.get(type);
        if (at == null || rows.domainChecks.isEmpty()) {
            return List.of();
        }
        if (at.array()) {
            return checks(at.element());
        }
        if (at.kind() != 'd') {
            return List.of();
        }
        List<String> checks = new ArrayList<>(rows.domainChecks.getOrDefault(at.oid(), List.of()));
        checks.addAll(checks(at.base()));
        return checks;
    }

    /// The default a domain gives its columns; null if there is none.
    @Nullable String domainDefault(long type) {
        for (Rows.Type at = rows.types.get(type);
                at != null && at.kind() == 'd';
                at = rows.types.get(at.base())) {
            if (at.defaultValue() != null) {
                return at.defaultValue();
            }
        }
        return null;
    }

    /// One field; null collation where it is the type's own.
    @Nullable String collation(Rows.Column column) {
        if (column.collation() == 0) {
            return null;
        }
        Rows.Type type = rows.types.get(column.type());
        return type == null || type.collation() == column.collation()
                ? null
                : rows.collations.get(column.collation());
    }

    private String spelled(long oid, int modifier) {
        Rows.Type type = rows.types.get(oid);
        if (type == null) {
            return "-";
        }
        if (modifier < 0) {
            return type.spelling();
        }
        String text =
                rows.spellings.getOrDefault(new Rows.Modified(oid, modifier), type.spelling());
        Rows.Type base = type.array() ? rows.types.get(type.element()) : type;
        return folded(text, base);
    }

    /// Leaves the default precision of times out.
    private static String folded(String text, Rows.@Nullable Type type) {
        return type != null && isBuiltIn(type) && isTime(type.name())
                ? text.replace("(" + DEFAULT_PRECISION + ")", "")
                : text;
    }

    private static boolean isTime(String name) {
        return switch (name) {
            case "time", "timetz", "timestamp", "timestamptz", "interval" -> true;
            default -> false;
        };
    }

    private static boolean isBuiltIn(Rows.Type type) {
        return type.schema().equals("pg_catalog");
    }

    private FieldType logical(long oid, int modifier, int depth) {
        Rows.Type type = rows.types.get(oid);
        if (type == null || depth > MAX_DEPTH) {
            return new FieldType.Opaque();
        }
        if (type.array()) {
            return new FieldType.ListOf(logical(type.element(), modifier, depth + 1));
        }
        return switch (type.kind()) {
            case 'd' -> logical(type.base(), type.baseModifier(), depth + 1);
            case 'e' -> new FieldType.Enumerated(rows.labels.getOrDefault(oid, List.of()));
            case 'c' -> struct(type, depth);
            case 'b' ->
                    isBuiltIn(type)
                            ? builtIn(type.name(), modifier)
                            : ofExtension(type.name(), modifier);
            default -> new FieldType.Opaque();
        };
    }

    private FieldType struct(Rows.Type type, int depth) {
        if (rows.relations.containsKey(type.relation()) && !described.contains(type.relation())) {
            return new FieldType.Opaque();
        }
        List<Rows.Column> columns = rows.columns.getOrDefault(type.relation(), List.of());
        nestedFields += columns.size();
        if (nestedFields > MAX_NESTED_FIELDS) {
            return new FieldType.Opaque();
        }
        return new FieldType.Struct(attributes(columns, depth));
    }

    /// The attributes of a composite type.
    List<Field> attributes(Rows.Type composite) {
        nestedFields = 0;
        return attributes(rows.columns.getOrDefault(composite.relation(), List.of()), 0);
    }

    private List<Field> attributes(List<Rows.Column> columns, int depth) {
        List<Field> fields = new ArrayList<>(columns.size());
        for (Rows.Column column : columns) {
            fields.add(
                    new Field(
                            column.name(),
                            column.number(),
                            logical(column.type(), column.modifier(), depth + 1),
                            text(column.type(), column.modifier()),
                            true,
                            null,
                            null,
                            null,
                            collation(column),
                            null,
                            checks(column.type())));
        }
        return fields;
    }

    /// A type of the server itself; opaque where a contract has no type for it.
    static FieldType builtIn(String name, int modifier) {
        return switch (name) {
            case "bool" -> new FieldType.Bool();
            case "int2" -> new FieldType.Int(16, true);
            case "int4" -> new FieldType.Int(32, true);
            case "int8" -> new FieldType.Int(64, true);
            case "oid" -> new FieldType.Int(32, false);
            case "float4" -> new FieldType.Real(32);
            case "float8" -> new FieldType.Real(64);
            case "numeric" -> decimal(modifier);
            case "text" -> new FieldType.Text(null, false);
            case "varchar" -> new FieldType.Text(length(modifier), false);
            case "bpchar" -> new FieldType.Text(length(modifier), true);
            case "char" -> new FieldType.Text(1, false);
            case "name" -> new FieldType.Text(NAME_BYTES, false);
            case "bytea" -> new FieldType.Binary(null);
            case "date" -> new FieldType.Date();
            case "time" -> new FieldType.Time(precision(modifier), false);
            case "timetz" -> new FieldType.Time(precision(modifier), true);
            case "timestamp" -> new FieldType.Timestamp(precision(modifier), false);
            case "timestamptz" -> new FieldType.Timestamp(precision(modifier), true);
            case "interval" -> new FieldType.Interval();
            case "uuid" -> new FieldType.Uuid();
            case "json", "jsonb" -> new FieldType.Json();
            default -> new FieldType.Opaque();
        };
    }

    private static FieldType ofExtension(String name, int modifier) {
        return switch (name) {
            case "citext" -> new FieldType.Text(null, false);
            case "vector", "halfvec" -> new FieldType.Vector(modifier > 0 ? modifier : null);
            case "hstore" ->
                    new FieldType.MapOf(
                            new FieldType.Text(null, false), new FieldType.Text(null, false));
            default -> new FieldType.Opaque();
        };
    }

    /// The scale is a signed number of 11 bits below the precision.
    private static FieldType decimal(int modifier) {
        if (modifier < VARLENA_HEADER) {
            return new FieldType.Decimal(null, null);
        }
        int packed = modifier - VARLENA_HEADER;
        int scale = ((packed & 0x7ff) ^ 1024) - 1024;
        return new FieldType.Decimal((packed >> 16) & 0xffff, scale);
    }

    private static @Nullable Integer length(int modifier) {
        return modifier < VARLENA_HEADER ? null : modifier - VARLENA_HEADER;
    }

    private static int precision(int modifier) {
        return modifier < 0 ? DEFAULT_PRECISION : modifier;
    }
}
