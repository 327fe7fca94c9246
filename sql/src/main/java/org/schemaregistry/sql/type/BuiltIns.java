package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All objects a server of one major version has from the start, indexed for look-up. Immutable and
/// thread-safe; one instance serves all sources of that version.
public final class BuiltIns {
    /// Built-in types have smaller numbers; the source's own start here.
    static final int FIRST_OWN_OID = 16_384;

    private final int majorVersion;
    private final List<PgType> types;
    private final List<PgFunction> functions;
    private final List<PgOperator> operators;
    private final List<PgCast> casts;
    private final List<PgRelation> relations;
    private final Set<String> btreeClasses;
    private final Set<String> collations;
    private final Map<String, Character> keywords;

    private final @Nullable PgType[] typeByOid = new @Nullable PgType[FIRST_OWN_OID];
    private final Map<String, List<PgType>> typesByName = new HashMap<>();
    private final Map<String, List<PgFunction>> functionsByName = new HashMap<>();
    private final Map<String, List<PgOperator>> operatorsByName = new HashMap<>();
    private final Map<Long, PgCast> castByTypes = new HashMap<>();
    private final Map<String, List<PgRelation>> relationsByName = new HashMap<>();
    private final Set<Integer> sortable = new HashSet<>();
    private final Set<Integer> hashable = new HashSet<>();

    /// A default operator class: the method (btree or else hash) can work on the type.
    public record OperatorClass(boolean btree, int type) {}

    public BuiltIns(
            int majorVersion,
            List<PgType> types,
            List<PgFunction> functions,
            List<PgOperator> operators,
            List<PgCast> casts,
            List<OperatorClass> operatorClasses,
            Set<String> btreeClasses,
            List<PgRelation> relations,
            Set<String> collations,
            Map<String, Character> keywords) {
        this.majorVersion = majorVersion;
        this.types = List.copyOf(types);
        this.functions = List.copyOf(functions);
        this.operators = List.copyOf(operators);
        this.casts = List.copyOf(casts);
        this.relations = List.copyOf(relations);
        this.btreeClasses = Set.copyOf(btreeClasses);
        this.collations = Set.copyOf(collations);
        this.keywords = Map.copyOf(keywords);
        for (PgType type : this.types) {
            typeByOid[type.oid()] = type;
            add(typesByName, type.name(), type);
        }
        this.functions.forEach(f -> add(functionsByName, f.name(), f));
        this.operators.forEach(o -> add(operatorsByName, o.name(), o));
        this.casts.forEach(c -> castByTypes.put(pair(c.source(), c.target()), c));
        this.relations.forEach(r -> add(relationsByName, r.name(), r));
        for (OperatorClass opclass : operatorClasses) {
            (opclass.btree() ? sortable : hashable).add(opclass.type());
        }
    }

    public int majorVersion() {
        return majorVersion;
    }

    public List<PgType> types() {
        return types;
    }

    public List<PgFunction> functions() {
        return functions;
    }

    public List<PgOperator> operators() {
        return operators;
    }

    public List<PgCast> casts() {
        return casts;
    }

    public List<PgRelation> relations() {
        return relations;
    }

    /// The names of all operator classes of the method btree, default or not.
    public Set<String> btreeClasses() {
        return btreeClasses;
    }

    public Set<String> collations() {
        return collations;
    }

    /// Keyword to its category as `pg_get_keywords` tells it: U, C, T or R.
    public Map<String, Character> keywords() {
        return keywords;
    }

    public @Nullable PgType type(int oid) {
        return oid > 0 && oid < FIRST_OWN_OID ? typeByOid[oid] : null;
    }

    public List<PgType> types(String name) {
        return typesByName.getOrDefault(name, List.of());
    }

    public List<PgFunction> functions(String name) {
        return functionsByName.getOrDefault(name, List.of());
    }

    public List<PgOperator> operators(String name) {
        return operatorsByName.getOrDefault(name, List.of());
    }

    public List<PgRelation> relations(String name) {
        return relationsByName.getOrDefault(name, List.of());
    }

    @Nullable PgCast cast(int source, int target) {
        return castByTypes.get(pair(source, target));
    }

    /// Types with a default btree operator class.
    Set<Integer> sortable() {
        return sortable;
    }

    /// Types with a default hash operator class.
    Set<Integer> hashable() {
        return hashable;
    }

    static long pair(int source, int target) {
        return ((long) source << 32) | (target & 0xffff_ffffL);
    }

    private static <T> void add(Map<String, List<T>> map, String name, T item) {
        map.computeIfAbsent(name, n -> new ArrayList<>(1)).add(item);
    }
}
