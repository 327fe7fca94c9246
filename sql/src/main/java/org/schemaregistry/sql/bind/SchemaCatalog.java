package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.sql.catalog.postgres.PostgresBuiltIns;
import org.schemaregistry.sql.type.BuiltIns;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgRelation;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.RelationNames;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeSystem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Everything a query against one source may name: its tables, the built-in relations and the type
/// system. Immutable to the outside and thread-safe; made once per snapshot.
public final class SchemaCatalog {
    private static final int UNKNOWN_VERSION_IS = 18;

    /// How much further off a table is that is found only with its schema.
    private static final int ELSEWHERE = 2;

    private static final String PG_CATALOG = "pg_catalog";

    private final TypeSystem types;
    private final String defaultSchema;
    private final int majorVersion;

    private final Map<String, Map<String, RelationInfo>> schemas = new HashMap<>();
    private final IdentityHashMap<RelationInfo, View> views = new IdentityHashMap<>();
    private final Map<String, Set<String>> uncovered = new HashMap<>();
    private final ConcurrentHashMap<String, RelationInfo> builtIn = new ConcurrentHashMap<>();

    private final Coverage.@Nullable Names names;
    private final Map<Coverage.Unseen.Through, Map<QualifiedName, List<QualifiedName>>> unseen =
            new EnumMap<>(Coverage.Unseen.Through.class);

    /// What a relation's name leads to.
    sealed interface Lookup {
        record Found(RelationInfo relation) implements Lookup {}

        record Missing() implements Lookup {}

        /// The relation is outside what the scan could see.
        record Uncovered() implements Lookup {}
    }

    private SchemaCatalog(
            TypeSystem types,
            String defaultSchema,
            int majorVersion,
            Coverage.@Nullable Names names) {
        this.names = names;
        if (names != null) {
            names.unseen()
                    .forEach(one ->
                            unseen.computeIfAbsent(one.through(), t -> new HashMap<>())
                                    .computeIfAbsent(one.object(), o -> new ArrayList<>())
                                    .add(one.function()));
        }
        this.types = types;
        this.defaultSchema = defaultSchema;
        this.majorVersion = majorVersion;
    }

    /// The catalog of a scanned source.
    ///
    /// @param defaultSchema the schema of names that the snapshot keeps without one
    public static SchemaCatalog of(Snapshot snapshot, String defaultSchema) {
        int version = snapshot.objects().majorVersion();
        int majorVersion = version == 0 ? UNKNOWN_VERSION_IS : version;
        BuiltIns builtIns = PostgresBuiltIns.of(majorVersion);
        TypeSystem types = TypeSystem.of(TypeCatalog.of(builtIns, snapshot, defaultSchema));
        SchemaCatalog catalog =
                new SchemaCatalog(types, defaultSchema, majorVersion, snapshot.coverage().names());
        snapshot.tables()
                .forEach((name, table) ->
                        catalog.add(name, table, snapshot.identity().tables().get(name)));
        RelationNames.sequences(snapshot, defaultSchema).forEach(catalog::addSequence);
        Coverage coverage = snapshot.coverage();
        coverage.notVisible().forEach(catalog::cannotTell);
        coverage.excluded().forEach(catalog::cannotTell);
        coverage.failed().forEach(catalog::cannotTell);
        boolean allTables =
                coverage.notVisible().isEmpty()
                        && coverage.excluded().isEmpty()
                        && coverage.failed().isEmpty();
        // What is neither a table nor a partition of one that was described is a sequence; beside
        // tables that were not, it may also be a partition of such a one.
        coverage.undescribed().forEach(allTables ? catalog::addSequence : catalog::cannotTell);
        return catalog;
    }

    /// The functions that this runs unseen.
    List<QualifiedName> unseen(Coverage.Unseen.Through through, String schema, String name) {
        Map<QualifiedName, List<QualifiedName>> objects = unseen.get(through);
        return objects == null
                ? List.of()
                : objects.getOrDefault(
                        new QualifiedName(schema.equals(defaultSchema) ? null : schema, name),
                        List.of());
    }

    /// What the source's database is called; null where that is not known.
    @Nullable String database() {
        return names == null ? null : names.database();
    }

    /// Of the database; empty where that is not known.
    String encoding() {
        return names == null ? "" : names.encoding();
    }

    /// Whether the source has a collation of the name; null where that is not known.
    @Nullable Boolean hasCollation(@Nullable String schema, String name) {
        boolean builtIn =
                (schema == null || schema.equals(PG_CATALOG))
                        && types.catalog().builtIns().collations().contains(name);
        return builtIn
                ? Boolean.TRUE
                : holds(names == null ? null : names.collations(), schema, name);
    }

    /// Whether the source has an operator class of sorted indexes; null where that is not known.
    @Nullable Boolean hasOperatorClass(@Nullable String schema, String name) {
        boolean catalog = schema == null || schema.equals(PG_CATALOG);
        if (catalog && types.catalog().builtIns().btreeClasses().contains(name)) {
            return true;
        }
        return PG_CATALOG.equals(schema)
                ? Boolean.FALSE
                : holds(names == null ? null : names.operatorClasses(), schema, name);
    }

    private @Nullable Boolean holds(
            @Nullable List<QualifiedName> known, @Nullable String schema, String name) {
        if (known == null) {
            return null;
        }
        if (schema != null) {
            return has(known, schema, name);
        }
        for (String each : types.catalog().searchPath()) {
            if (has(known, each, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(List<QualifiedName> sorted, String schema, String name) {
        String kept = schema.equals(defaultSchema) ? null : schema;
        return Collections.binarySearch(sorted, new QualifiedName(kept, name)) >= 0;
    }

    TypeSystem types() {
        return types;
    }

    String defaultSchema() {
        return defaultSchema;
    }

    int majorVersion() {
        return majorVersion;
    }

    private String schemaOf(QualifiedName name) {
        return name.schema() == null ? defaultSchema : name.schema();
    }

    private void cannotTell(QualifiedName name) {
        uncovered.computeIfAbsent(schemaOf(name), s -> new HashSet<>()).add(name.name());
    }

    private void addSequence(QualifiedName name) {
        String schema = schemaOf(name);
        List<RelationInfo.Column> columns =
                List.of(
                        sequenceColumn("last_value", Oids.INT8),
                        sequenceColumn("log_cnt", Oids.INT8),
                        sequenceColumn("is_called", Oids.BOOL));
        put(
                new RelationInfo(
                        name,
                        schema,
                        name.name(),
                        RelationInfo.Kind.SEQUENCE,
                        columns,
                        List.of(),
                        List.of(),
                        null,
                        Set.of()));
    }

    private RelationInfo.Column sequenceColumn(String name, int type) {
        return new RelationInfo.Column(
                name, TypeRef.of(types.catalog().type(type)), true, false, false, false);
    }

    private void put(RelationInfo info) {
        schemas.computeIfAbsent(info.schema(), s -> new HashMap<>()).putIfAbsent(info.name(), info);
    }

    private void add(QualifiedName name, Table table, Identity.@Nullable OfTable identity) {
        String schema = schemaOf(name);
        List<Field> fields = table.fieldsByPosition();
        List<RelationInfo.Column> columns = new ArrayList<>(fields.size());
        Map<String, Integer> index = new HashMap<>();
        for (Field field : fields) {
            TypeRef type = types.catalog().columnType(field.nativeType());
            boolean always = field.generated() != null || field.identity() == Field.Identity.ALWAYS;
            index.put(field.name(), columns.size());
            columns.add(
                    new RelationInfo.Column(
                            field.name(),
                            type == null ? TypeRef.of(PgType.UNRESOLVED) : type,
                            !field.nullable(),
                            field.optionalOnWrite(),
                            always,
                            field.generated() != null,
                            Collations.name(field.collation())));
        }
        List<RelationInfo.Key> keys = new ArrayList<>();
        List<Integer> primaryKey = List.of();
        Keys.PrimaryKey primary = table.primaryKey();
        if (primary != null) {
            List<Integer> positions = positions(primary.columns(), index);
            keys.add(new RelationInfo.Key(positions, false, false, primary.deferrable()));
            primaryKey = primary.deferrable() || primary.withoutOverlaps() ? List.of() : positions;
        }
        for (Keys.UniqueKey unique : table.uniques()) {
            List<Integer> positions = positions(unique.columns(), index);
            boolean expression = positions.size() != unique.columns().size();
            keys.add(
                    new RelationInfo.Key(
                            positions, unique.where() != null, expression, unique.deferrable()));
        }
        RelationInfo info =
                new RelationInfo(
                        name,
                        schema,
                        name.name(),
                        kind(table),
                        columns,
                        primaryKey,
                        keys,
                        types.catalog().rowType(schema, name.name()),
                        identity == null ? null : constraints(identity));
        put(info);
        String definition = table.definition();
        if (info.kind() == RelationInfo.Kind.VIEW && definition != null) {
            views.put(info, new View(definition, ViewTarget.takenByTriggers(table.triggers())));
        }
        Keys.Partitioning partitioning = table.partitioning();
        if (partitioning != null) {
            for (Keys.Partition leaf : partitioning.partitions()) {
                put(info.leaf(schemaOf(leaf.name()), leaf.name().name()));
            }
        }
    }

    /// A mere index is no constraint.
    private static Set<String> constraints(Identity.OfTable identity) {
        Set<String> names = new HashSet<>();
        identity.names()
                .forEach((name, definition) -> {
                    if (!definition.startsWith("INDEX ")
                            && !definition.startsWith("UNIQUE INDEX ")) {
                        names.add(name);
                    }
                });
        return names;
    }

    private static List<Integer> positions(List<String> names, Map<String, Integer> index) {
        List<Integer> positions = new ArrayList<>(names.size());
        for (String name : names) {
            Integer position = index.get(name);
            if (position != null) {
                positions.add(position);
            }
        }
        return positions;
    }

    private static RelationInfo.Kind kind(Table table) {
        if (table.relation().startsWith("materialized")) {
            return RelationInfo.Kind.MATERIALIZED_VIEW;
        }
        if (table.relation().startsWith("foreign")) {
            return RelationInfo.Kind.FOREIGN_TABLE;
        }
        return table.kind() == TableKind.VIEW ? RelationInfo.Kind.VIEW : RelationInfo.Kind.TABLE;
    }

    /// The relation of the name; an unqualified one is looked up along the search path.
    Lookup find(@Nullable String schema, String name) {
        if (schema != null) {
            return findIn(schema, name);
        }
        boolean cannotTell = false;
        for (String each : types.catalog().searchPath()) {
            switch (findIn(each, name)) {
                case Lookup.Found found -> {
                    return found;
                }
                case Lookup.Uncovered ignored -> cannotTell = true;
                case Lookup.Missing ignored -> {}
            }
        }
        return cannotTell ? new Lookup.Uncovered() : new Lookup.Missing();
    }

    private Lookup findIn(String schema, String name) {
        RelationInfo own = schemas.getOrDefault(schema, Map.of()).get(name);
        if (own != null) {
            return new Lookup.Found(own);
        }
        if (uncovered.getOrDefault(schema, Set.of()).contains(name)) {
            return new Lookup.Uncovered();
        }
        PgRelation relation = types.catalog().relation(schema, name);
        return relation == null
                ? new Lookup.Missing()
                : new Lookup.Found(
                        builtIn.computeIfAbsent(
                                relation.schema() + "." + relation.name(), key -> info(relation)));
    }

    private RelationInfo info(PgRelation relation) {
        List<RelationInfo.Column> columns = new ArrayList<>(relation.columns().size());
        for (PgRelation.Column column : relation.columns()) {
            columns.add(
                    new RelationInfo.Column(
                            column.name(), column.type(), column.notNull(), false, false, false));
        }
        return new RelationInfo(
                new QualifiedName(relation.schema(), relation.name()),
                relation.schema(),
                relation.name(),
                relation.view() ? RelationInfo.Kind.VIEW : RelationInfo.Kind.TABLE,
                columns,
                List.of(),
                List.of(),
                types.catalog().rowType(relation.schema(), relation.name()),
                null);
    }

    /// What a view is made of, and the writes that its INSTEAD OF triggers take.
    record View(String definition, Set<ViewTarget.Write> takenByTriggers) {}

    /// The view's making; null where it is not known.
    @Nullable View view(RelationInfo view) {
        return views.get(view);
    }

    /// The tables that a name may mean whose schema is this or, where that is null, any on the
    /// search path; those elsewhere come with their schema, further off unless they have the very
    /// name.
    List<Fault.Candidate> tables(@Nullable String schema, String name) {
        List<String> searched = schema == null ? types.catalog().searchPath() : List.of(schema);
        List<Fault.Candidate> tables = new ArrayList<>();
        for (String near : searched) {
            for (String table : schemas.getOrDefault(near, Map.of()).keySet()) {
                tables.add(new Fault.Candidate(table, 0));
            }
        }
        schemas.forEach((elsewhere, its) -> {
            if (!searched.contains(elsewhere)) {
                for (String table : its.keySet()) {
                    int scope = table.equals(name) ? 0 : ELSEWHERE;
                    tables.add(new Fault.Candidate(elsewhere, table, scope));
                }
            }
        });
        return tables;
    }
}
