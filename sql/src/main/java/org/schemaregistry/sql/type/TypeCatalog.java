package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything that has a type in one source: PostgreSQL's built-ins and the source's own types,
/// routines, operators and casts, with names resolved by the source's search path. Immutable and
/// thread-safe.
public final class TypeCatalog {
    private static final String PG_CATALOG = TypeText.CATALOG;

    private final BuiltIns builtIns;
    private final OwnObjects own;
    private final List<String> searchPath;
    private final Map<String, Integer> pathPosition = new HashMap<>();

    /// A column of a composite type.
    public record Attribute(String name, TypeRef type) {
        public Attribute {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    private TypeCatalog(BuiltIns builtIns, OwnObjects own, List<String> searchPath) {
        this.builtIns = builtIns;
        this.own = own;
        this.searchPath = searchPath;
        for (int i = 0; i < searchPath.size(); i++) {
            pathPosition.putIfAbsent(searchPath.get(i), i);
        }
    }

    /// The catalog of a source.
    ///
    /// @param builtIns of the source's major version
    /// @param defaultSchema the schema of names that the snapshot keeps without one
    public static TypeCatalog of(BuiltIns builtIns, Snapshot snapshot, String defaultSchema) {
        List<String> path = effectivePath(snapshot.objects().searchPath(), defaultSchema);
        return new TypeCatalog(
                builtIns, OwnObjects.of(builtIns, path, defaultSchema, snapshot), path);
    }

    /// The built-ins alone, with search path `public`.
    public static TypeCatalog of(BuiltIns builtIns) {
        List<String> path = effectivePath(List.of(), "public");
        return new TypeCatalog(builtIns, new OwnObjects(builtIns, path, "public"), path);
    }

    /// `pg_catalog` is looked at first unless the path says where.
    private static List<String> effectivePath(List<String> searchPath, String defaultSchema) {
        List<String> path =
                new ArrayList<>(searchPath.isEmpty() ? List.of(defaultSchema) : searchPath);
        if (!path.contains(PG_CATALOG)) {
            path.add(0, PG_CATALOG);
        }
        return List.copyOf(path);
    }

    public BuiltIns builtIns() {
        return builtIns;
    }

    /// The schemas in which unqualified names are looked up, in order, with `pg_catalog` at its
    /// place.
    public List<String> searchPath() {
        return searchPath;
    }

    /// @throws IllegalArgumentException if no type has the number
    public PgType type(int oid) {
        PgType type = find(oid);
        if (type == null) {
            throw new IllegalArgumentException("no type has the oid " + oid);
        }
        return type;
    }

    @Nullable PgType find(int oid) {
        PgType type = builtIns.type(oid);
        return type == null ? own.type(oid) : type;
    }

    /// The type of that name; an unqualified one is looked up along the search path.
    public @Nullable PgType type(@Nullable String schema, String name) {
        if (schema != null) {
            return typeIn(schema, name);
        }
        for (String each : searchPath) {
            PgType type = typeIn(each, name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private @Nullable PgType typeIn(String schema, String name) {
        for (PgType type : builtIns.types(name)) {
            if (type.schema().equals(schema)) {
                return type;
            }
        }
        for (PgType type : own.types(name)) {
            if (type.schema().equals(schema)) {
                return type;
            }
        }
        return null;
    }

    /// The row type of a table, null where the table is not in the catalog.
    public @Nullable PgType rowType(String schema, String table) {
        PgType type = typeIn(schema, table);
        return type == null || type.kind() != PgType.Kind.COMPOSITE ? null : type;
    }

    /// The attributes of a composite type (or a domain over one), in order; empty for other types.
    public List<Attribute> attributes(PgType type) {
        PgType base = baseType(type);
        if (base.kind() != PgType.Kind.COMPOSITE) {
            return List.of();
        }
        if (base.oid() >= BuiltIns.FIRST_OWN_OID) {
            return own.attributes(base.oid());
        }
        PgRelation relation = relation(base.schema(), base.name());
        return relation == null
                ? List.of()
                : relation.columns().stream().map(c -> new Attribute(c.name(), c.type())).toList();
    }

    /// The labels of an enum, in order; empty for other types.
    public List<String> labels(PgType type) {
        return own.labels(type.oid());
    }

    /// The text of a type column as the scan keeps it (`format_type` spelling); null where it names
    /// no type that is known here.
    public @Nullable TypeRef columnType(String nativeType) {
        return own.resolve(nativeType);
    }

    /// A built-in relation of `pg_catalog` or `information_schema`; an unqualified name is looked
    /// up in those of the two that are on the search path.
    public @Nullable PgRelation relation(@Nullable String schema, String name) {
        PgRelation found = null;
        for (PgRelation relation : builtIns.relations(name)) {
            if (schema == null
                    ? pathPosition.containsKey(relation.schema())
                    : relation.schema().equals(schema)) {
                found = relation;
            }
        }
        return found;
    }

    /// Whether the text names a type, as a cast would.
    boolean namesType(String text) {
        TypeText name = TypeText.parse(text);
        return name != null && type(name.schema(), name.name()) != null;
    }

    /// Whether some relation has the name, be it a table, a view, an index or one that the scan may
    /// not read.
    boolean hasRelation(@Nullable String schema, String name) {
        if (schema != null) {
            return own.hasRelation(schema, name) || relation(schema, name) != null;
        }
        for (String each : searchPath) {
            if (own.hasRelation(each, name) || relation(each, name) != null) {
                return true;
            }
        }
        return false;
    }

    /// Whether what [#hasRelation] does not find is not there. The built-in indexes are not known.
    boolean lacksRelation(@Nullable String schema, String name) {
        return own.knowsAllRelations()
                && !name.startsWith("pg_")
                && (schema == null
                        ? searchPath.stream().allMatch(this::isOwnOrCatalog)
                        : own.hasSchema(schema))
                && !hasRelation(schema, name);
    }

    private boolean isOwnOrCatalog(String schema) {
        return schema.equals(PG_CATALOG) || own.hasSchema(schema);
    }

    /// Whether the source has a schema of that name, as far as the catalog knows.
    public boolean hasSchema(String name) {
        return name.equals(PG_CATALOG) || name.equals("information_schema") || own.hasSchema(name);
    }

    /// The type as the server's messages name it: `integer`, `character varying`, `text[]`, `"Odd
    /// name"`.
    public String format(PgType type) {
        return TypeFormat.print(this, type);
    }

    /// The type with its modifier: `character varying(20)`, `numeric(8,2)`, `timestamp(3) without
    /// time zone`.
    public String format(TypeRef type) {
        return TypeFormat.print(this, type);
    }

    /// The type below all domains.
    public PgType baseType(PgType type) {
        PgType base = type;
        while (base.kind() == PgType.Kind.DOMAIN) {
            base = type(base.base());
        }
        return base;
    }

    /// The type below all domains, with the modifier the domain puts on it.
    public TypeRef baseType(TypeRef type) {
        TypeRef base = type;
        while (base.type().kind() == PgType.Kind.DOMAIN) {
            base = new TypeRef(type(base.type().base()), base.type().baseTypmod());
        }
        return base;
    }

    /// The element type of a true array (not of a domain over one), else null.
    public @Nullable PgType elementOf(PgType type) {
        return type.isArray() ? find(type.element()) : null;
    }

    /// The array type over a type, null where there is none.
    public @Nullable PgType arrayOf(PgType type) {
        return type.array() == 0 ? null : find(type.array());
    }

    /// The multirange type over a range, null where there is none.
    @Nullable PgType multirangeOf(PgType range) {
        for (PgType type : builtIns.types()) {
            if (type.kind() == PgType.Kind.MULTIRANGE && type.base() == range.oid()) {
                return type;
            }
        }
        return own.multirangeOf(range.oid());
    }

    /// The element type where messages print the array as `element[]`: not for the fixed vectors.
    @Nullable PgType elementOfNamedArray(PgType type) {
        return type.oid() == Oids.INT2VECTOR || type.oid() == Oids.OIDVECTOR
                ? null
                : elementOf(type);
    }

    boolean isVisible(PgType type) {
        PgType first = type(null, type.name());
        return first != null && first.equals(type);
    }

    /// All functions of the name that a call can mean: in the schema, or along the search path, an
    /// earlier schema hiding the same arguments in a later one.
    List<PgFunction> functions(@Nullable String schema, String name) {
        List<PgFunction> mine = own.functions(name);
        List<PgFunction> builtIn = builtIns.functions(name);
        if (schema == null && mine.isEmpty() && !crossSchema(builtIn)) {
            return builtIn;
        }
        List<PgFunction> found = new ArrayList<>();
        addVisible(found, builtIn, schema);
        addVisible(found, mine, schema);
        return found;
    }

    private static boolean crossSchema(List<PgFunction> functions) {
        for (PgFunction function : functions) {
            if (!function.schema().equals(PG_CATALOG)) {
                return true;
            }
        }
        return false;
    }

    private void addVisible(
            List<PgFunction> found, List<PgFunction> candidates, @Nullable String schema) {
        for (PgFunction candidate : candidates) {
            if (schema != null) {
                if (candidate.schema().equals(schema)) {
                    found.add(candidate);
                }
                continue;
            }
            Integer position = pathPosition.get(candidate.schema());
            if (position != null && !hidden(found, candidate, position)) {
                found.add(candidate);
            }
        }
    }

    /// Whether an equal signature stands earlier on the path; removes one that stands later.
    private boolean hidden(List<PgFunction> found, PgFunction candidate, int position) {
        for (int i = 0; i < found.size(); i++) {
            PgFunction other = found.get(i);
            if (other.arguments().equals(candidate.arguments())) {
                if (pathPosition.getOrDefault(other.schema(), Integer.MAX_VALUE) <= position) {
                    return true;
                }
                found.remove(i);
                return false;
            }
        }
        return false;
    }

    /// All operators of the name that an expression can mean, the own ones last.
    List<PgOperator> operators(@Nullable String schema, String name) {
        List<PgOperator> mine = own.operators(name);
        List<PgOperator> builtIn = builtIns.operators(name);
        if (mine.isEmpty() && (schema == null || schema.equals(PG_CATALOG))) {
            return builtIn;
        }
        List<PgOperator> found = new ArrayList<>();
        if (schema == null || schema.equals(PG_CATALOG)) {
            found.addAll(builtIn);
        }
        for (PgOperator operator : mine) {
            if (schema == null
                    ? pathPosition.containsKey(operator.schema())
                    : operator.schema().equals(schema)) {
                found.add(operator);
            }
        }
        return found;
    }

    @Nullable PgCast cast(int source, int target) {
        PgCast cast = builtIns.cast(source, target);
        return cast == null ? own.cast(source, target) : cast;
    }

    /// Whether a routine or operator of the name exists that cannot be judged here.
    boolean isOpaque(String name) {
        return own.isOpaque(name);
    }

    boolean hasOrder(PgType type) {
        return builtIns.sortable().contains(type.oid()) || own.isSortable(type.oid());
    }

    boolean hasHash(PgType type) {
        return builtIns.hashable().contains(type.oid());
    }
}
