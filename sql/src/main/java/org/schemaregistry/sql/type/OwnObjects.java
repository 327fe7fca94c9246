package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Cast;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.Operator;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Routine;
import org.schemaregistry.core.model.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The types, routines, operators and casts of one snapshot as the typing rules need them. Numbers
/// are given in the order of names, so the same snapshot gives the same numbers. Built once by one
/// thread, then only read.
final class OwnObjects {
    private static final int MAX_NAME_BYTES = 63;

    private final BuiltIns builtIns;
    private final String defaultSchema;
    private final List<String> searchPath;
    private final List<PgType> types = new ArrayList<>();
    private final Map<String, List<PgType>> typesByName = new HashMap<>();
    private final Map<Integer, List<TypeCatalog.Attribute>> attributes = new HashMap<>();
    private final Map<Integer, List<String>> labels = new HashMap<>();
    private final Map<String, List<PgFunction>> functions = new HashMap<>();
    private final Map<String, List<PgOperator>> operators = new HashMap<>();
    private final Map<Long, PgCast> casts = new HashMap<>();
    private final Set<String> opaqueNames = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();
    private final Set<QualifiedName> relations = new HashSet<>();
    private boolean allRelations;
    private final Set<Integer> sortable = new HashSet<>();
    private int nextObject = BuiltIns.FIRST_OWN_OID;

    OwnObjects(BuiltIns builtIns, List<String> searchPath, String defaultSchema) {
        this.builtIns = builtIns;
        this.searchPath = searchPath;
        this.defaultSchema = defaultSchema;
        schemas.add(defaultSchema);
    }

    static OwnObjects of(
            BuiltIns builtIns, List<String> searchPath, String defaultSchema, Snapshot snapshot) {
        OwnObjects own = new OwnObjects(builtIns, searchPath, defaultSchema);
        own.addTypes(snapshot);
        own.addAttributes(snapshot);
        snapshot.objects().routines().forEach(own::addRoutine);
        snapshot.objects().operators().forEach(own::addOperator);
        snapshot.objects().casts().forEach(own::addCast);
        snapshot.coverage().notVisible().forEach(name -> own.schemas.add(own.schema(name)));
        snapshot.coverage().excluded().forEach(name -> own.schemas.add(own.schema(name)));
        own.relations.addAll(RelationNames.of(snapshot, defaultSchema));
        own.allRelations = RelationNames.areAll(snapshot);
        return own;
    }

    boolean hasRelation(String schema, String name) {
        return relations.contains(new QualifiedName(schema, name));
    }

    @Nullable PgType type(int oid) {
        int index = oid - BuiltIns.FIRST_OWN_OID;
        return index >= 0 && index < types.size() ? types.get(index) : null;
    }

    List<PgType> types(String name) {
        return typesByName.getOrDefault(name, List.of());
    }

    @Nullable PgType multirangeOf(int range) {
        for (PgType type : types) {
            if (type.kind() == PgType.Kind.MULTIRANGE && type.base() == range) {
                return type;
            }
        }
        return null;
    }

    List<PgFunction> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    Set<String> functionNames() {
        return functions.keySet();
    }

    List<PgOperator> operators(String name) {
        return operators.getOrDefault(name, List.of());
    }

    @Nullable PgCast cast(int source, int target) {
        return casts.isEmpty() ? null : casts.get(BuiltIns.pair(source, target));
    }

    List<TypeCatalog.Attribute> attributes(int oid) {
        return attributes.getOrDefault(oid, List.of());
    }

    List<String> labels(int oid) {
        return labels.getOrDefault(oid, List.of());
    }

    /// Whether a routine or operator of that name has a type that is not known here.
    boolean isOpaque(String name) {
        return opaqueNames.contains(name);
    }

    /// No other relation is in the source's own schemas.
    boolean knowsAllRelations() {
        return allRelations;
    }

    boolean hasSchema(String name) {
        return schemas.contains(name);
    }

    boolean isSortable(int oid) {
        return sortable.contains(oid);
    }

    /// The type a text names: along the search path, else in any one schema of the source.
    @Nullable TypeRef resolve(String text) {
        TypeText name = TypeText.parse(text);
        PgType type = name == null ? null : find(name.schema(), name.name());
        if (name == null || type == null) {
            return null;
        }
        int typmod =
                TypeModifiers.read(type, name.modifiers(), builtIns.majorVersion(), type.name())
                        .typmod();
        PgType whole = name.arrayDimensions() == 0 ? type : any(type.array());
        return whole == null ? null : new TypeRef(whole, typmod);
    }

    private @Nullable PgType any(int oid) {
        PgType builtIn = builtIns.type(oid);
        return builtIn == null ? type(oid) : builtIn;
    }

    private @Nullable PgType find(@Nullable String schema, String name) {
        if (schema != null) {
            return findIn(schema, name);
        }
        for (String each : searchPath) {
            PgType type = findIn(each, name);
            if (type != null) {
                return type;
            }
        }
        List<PgType> elsewhere = types(name);
        return elsewhere.isEmpty() ? null : elsewhere.get(0);
    }

    private @Nullable PgType findIn(String schema, String name) {
        for (PgType type : builtIns.types(name)) {
            if (type.schema().equals(schema)) {
                return type;
            }
        }
        for (PgType type : types(name)) {
            if (type.schema().equals(schema)) {
                return type;
            }
        }
        return null;
    }

    private String schema(QualifiedName name) {
        String schema = name.schema();
        return schema == null ? defaultSchema : schema;
    }

    private void addTypes(Snapshot snapshot) {
        List<NamedType> waiting = new ArrayList<>();
        for (NamedType type : snapshot.objects().types()) {
            if (!addIfComplete(type)) {
                waiting.add(type);
            }
        }
        for (QualifiedName table : snapshot.tables().keySet()) {
            add(table, PgType.Kind.COMPOSITE, 'C', false, 0, 0, -1);
        }
        boolean progress = true;
        while (progress) {
            progress = waiting.removeIf(this::addIfComplete);
        }
    }

    /// Adds a type unless one it is built on is still missing.
    private boolean addIfComplete(NamedType type) {
        return switch (type) {
            case NamedType.EnumType e -> {
                PgType added = add(e.name(), PgType.Kind.ENUM, 'E', false, 0, 0, -1);
                labels.put(added.oid(), e.labels());
                yield true;
            }
            case NamedType.CompositeType c -> {
                add(c.name(), PgType.Kind.COMPOSITE, 'C', false, 0, 0, -1);
                yield true;
            }
            case NamedType.DomainType d -> {
                TypeRef base = resolve(d.baseType());
                if (base != null) {
                    add(
                            d.name(),
                            PgType.Kind.DOMAIN,
                            base.type().category(),
                            false,
                            0,
                            base.type().oid(),
                            base.typmod());
                }
                yield base != null;
            }
            case NamedType.RangeType r -> {
                TypeRef subtype = resolve(r.subtype());
                if (subtype != null) {
                    PgType range =
                            add(
                                    r.name(),
                                    PgType.Kind.RANGE,
                                    'R',
                                    false,
                                    0,
                                    subtype.type().oid(),
                                    -1);
                    if (r.multirange() != null) {
                        PgType multirange =
                                add(
                                        r.multirange(),
                                        PgType.Kind.MULTIRANGE,
                                        'R',
                                        false,
                                        0,
                                        range.oid(),
                                        -1);
                        casts.put(
                                BuiltIns.pair(range.oid(), multirange.oid()),
                                new PgCast(
                                        range.oid(),
                                        multirange.oid(),
                                        CoercionContext.EXPLICIT,
                                        PgCast.Method.FUNCTION));
                    }
                }
                yield subtype != null;
            }
            case NamedType.BaseType b -> {
                TypeRef element = b.elementType() == null ? null : resolve(b.elementType());
                char category = b.category().isEmpty() ? 'U' : b.category().charAt(0);
                add(
                        b.name(),
                        PgType.Kind.BASE,
                        category,
                        b.preferred(),
                        element == null ? 0 : element.type().oid(),
                        0,
                        -1);
                yield true;
            }
        };
    }

    /// Adds a type and the array type over it.
    private PgType add(
            QualifiedName name,
            PgType.Kind kind,
            char category,
            boolean preferred,
            int element,
            int base,
            int baseTypmod) {
        int oid = BuiltIns.FIRST_OWN_OID + types.size();
        String schema = schema(name);
        schemas.add(schema);
        PgType.Subscripting subscripting =
                element == 0 ? PgType.Subscripting.NONE : PgType.Subscripting.RAW;
        PgType type =
                new PgType(
                        oid,
                        schema,
                        name.name(),
                        kind,
                        category,
                        preferred,
                        element,
                        oid + 1,
                        base,
                        baseTypmod,
                        subscripting);
        register(type);
        register(
                new PgType(
                        oid + 1,
                        schema,
                        arrayName(name.name()),
                        PgType.Kind.BASE,
                        'A',
                        false,
                        oid,
                        0,
                        0,
                        -1,
                        PgType.Subscripting.ARRAY));
        return type;
    }

    private void register(PgType type) {
        types.add(type);
        typesByName.computeIfAbsent(type.name(), n -> new ArrayList<>(1)).add(type);
    }

    private static String arrayName(String name) {
        return name.length() < MAX_NAME_BYTES
                ? "_" + name
                : "_" + name.substring(0, MAX_NAME_BYTES - 1);
    }

    private void addAttributes(Snapshot snapshot) {
        for (NamedType type : snapshot.objects().types()) {
            if (type instanceof NamedType.CompositeType composite) {
                addAttributes(
                        composite.name(),
                        composite.attributes().stream()
                                .sorted(java.util.Comparator.comparingInt(Field::position))
                                .toList());
            }
        }
        snapshot.tables().forEach((name, table) -> addAttributes(name, table.fieldsByPosition()));
    }

    private void addAttributes(QualifiedName name, List<Field> fields) {
        PgType type = findIn(schema(name), name.name());
        if (type == null) {
            return;
        }
        List<TypeCatalog.Attribute> list = new ArrayList<>(fields.size());
        for (Field field : fields) {
            TypeRef of = resolve(field.nativeType());
            list.add(
                    new TypeCatalog.Attribute(
                            field.name(), of == null ? TypeRef.of(PgType.UNRESOLVED) : of));
        }
        attributes.put(type.oid(), List.copyOf(list));
    }

    private void addRoutine(Routine routine) {
        List<PgType> inputs = new ArrayList<>();
        List<String> inputNames = new ArrayList<>();
        List<PgFunction.Column> outputs = new ArrayList<>();
        PgType variadic = null;
        int defaults = 0;
        boolean named = false;
        for (Routine.Argument argument : routine.arguments()) {
            TypeRef type = resolve(argument.type());
            if (type == null) {
                opaqueNames.add(routine.name().name());
                return;
            }
            String name = argument.name() == null ? "" : argument.name();
            if (argument.mode() == Routine.Mode.OUT || argument.mode() == Routine.Mode.TABLE) {
                outputs.add(new PgFunction.Column(name, type.type()));
                continue;
            }
            if (argument.mode() == Routine.Mode.INOUT) {
                outputs.add(new PgFunction.Column(name, type.type()));
            }
            if (argument.mode() == Routine.Mode.VARIADIC) {
                variadic = element(type.type());
            }
            inputs.add(type.type());
            inputNames.add(name);
            named |= !name.isEmpty();
            defaults += argument.hasDefault() ? 1 : 0;
        }
        PgType result = result(routine, outputs);
        if (result == null) {
            opaqueNames.add(routine.name().name());
            return;
        }
        PgFunction function =
                new PgFunction(
                        nextObject++,
                        schema(routine.name()),
                        routine.name().name(),
                        kind(routine),
                        result,
                        routine.returnsSet(),
                        inputs,
                        named ? inputNames : List.of(),
                        variadic,
                        defaults,
                        result.oid() == Oids.RECORD || outputs.size() == 1 ? outputs : List.of(),
                        directArguments(routine, variadic),
                        PgFunction.Volatility.VOLATILE,
                        false);
        schemas.add(function.schema());
        functions.computeIfAbsent(function.name(), n -> new ArrayList<>(1)).add(function);
    }

    /// What one argument of a variadic parameter is.
    private @Nullable PgType element(PgType array) {
        return switch (array.oid()) {
            case Oids.ANYARRAY -> builtIns.type(Oids.ANYELEMENT);
            case Oids.ANYCOMPATIBLEARRAY -> builtIns.type(Oids.ANYCOMPATIBLE);
            default -> array.isArray() ? any(array.element()) : array;
        };
    }

    private @Nullable PgType result(Routine routine, List<PgFunction.Column> outputs) {
        if (routine.resultType() == null) {
            return switch (outputs.size()) {
                case 0 -> builtIns.type(Oids.VOID);
                case 1 -> outputs.get(0).type();
                default -> builtIns.type(Oids.RECORD);
            };
        }
        TypeRef type = resolve(routine.resultType());
        return type == null ? null : type.type();
    }

    private static PgFunction.Kind kind(Routine routine) {
        return switch (routine.kind()) {
            case FUNCTION -> PgFunction.Kind.FUNCTION;
            case PROCEDURE -> PgFunction.Kind.PROCEDURE;
            case WINDOW -> PgFunction.Kind.WINDOW;
            case AGGREGATE -> {
                if (routine.hypothetical()) {
                    yield PgFunction.Kind.HYPOTHETICAL_SET_AGGREGATE;
                }
                yield routine.directArguments() == null
                        ? PgFunction.Kind.AGGREGATE
                        : PgFunction.Kind.ORDERED_SET_AGGREGATE;
            }
        };
    }

    private static int directArguments(Routine routine, @Nullable PgType variadic) {
        Integer direct = routine.directArguments();
        return direct == null ? 0 : variadic == null ? direct : -1;
    }

    private void addOperator(Operator operator) {
        TypeRef left = operator.leftType() == null ? null : resolve(operator.leftType());
        TypeRef right = resolve(operator.rightType());
        TypeRef result = resolve(operator.resultType());
        if (right == null || result == null || (left == null && operator.leftType() != null)) {
            opaqueNames.add(operator.name().name());
            return;
        }
        PgOperator added =
                new PgOperator(
                        nextObject++,
                        schema(operator.name()),
                        operator.name().name(),
                        left == null ? null : left.type(),
                        right.type(),
                        result.type(),
                        strategies(operator.name().name()));
        operators.computeIfAbsent(added.name(), n -> new ArrayList<>(1)).add(added);
        if (added.name().equals("<") && left != null) {
            sortable.add(left.type().oid());
        }
    }

    /// A scan does not tell operator families; the usual names have the usual meaning.
    private static int strategies(String name) {
        return switch (name) {
            case "<" -> 1 << 1;
            case "<=" -> 1 << 2;
            case "=" -> 1 << 3;
            case ">=" -> 1 << 4;
            case ">" -> 1 << 5;
            case "<>" -> 1 << 6;
            default -> 0;
        };
    }

    private void addCast(Cast cast) {
        TypeRef source = resolve(cast.sourceType());
        TypeRef target = resolve(cast.targetType());
        if (source == null || target == null) {
            return;
        }
        CoercionContext context =
                switch (cast.context()) {
                    case EXPLICIT -> CoercionContext.EXPLICIT;
                    case ASSIGNMENT -> CoercionContext.ASSIGNMENT;
                    case IMPLICIT -> CoercionContext.IMPLICIT;
                };
        PgCast.Method method =
                switch (cast.method()) {
                    case FUNCTION -> PgCast.Method.FUNCTION;
                    case BINARY -> PgCast.Method.BINARY;
                    case INOUT -> PgCast.Method.INOUT;
                };
        PgCast added = new PgCast(source.type().oid(), target.type().oid(), context, method);
        casts.put(BuiltIns.pair(added.source(), added.target()), added);
    }
}
