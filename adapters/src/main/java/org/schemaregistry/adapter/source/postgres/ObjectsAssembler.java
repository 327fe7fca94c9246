package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Cast;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.Operator;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Routine;
import org.schemaregistry.core.model.SourceObjects;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes the types, routines, operators and casts that do not come with the server itself, those of
/// extensions included: a query may use them. Names carry their schema. Pure; one scan, one thread.
final class ObjectsAssembler {
    private static final long FIRST_OWN_OID = 16_384;

    private final Rows rows;
    private final Types types;

    ObjectsAssembler(Rows rows, Types types) {
        this.rows = rows;
        this.types = types;
    }

    SourceObjects assemble(int major, List<String> searchPath) {
        return new SourceObjects(
                PostgresConnector.TYPE,
                major,
                searchPath,
                rows.types.values().stream()
                        .filter(t -> t.oid() >= FIRST_OWN_OID && !t.schema().startsWith("pg_t"))
                        .map(this::namedType)
                        .filter(Objects::nonNull)
                        .toList(),
                rows.routines.stream().map(this::routine).toList(),
                rows.operators.stream().map(this::operator).toList(),
                rows.casts.stream().map(this::cast).toList());
    }

    private @Nullable NamedType namedType(Rows.Type type) {
        QualifiedName name = new QualifiedName(type.schema(), type.name());
        return switch (type.kind()) {
            case 'e' ->
                    new NamedType.EnumType(name, rows.labels.getOrDefault(type.oid(), List.of()));
            case 'd' ->
                    new NamedType.DomainType(
                            name,
                            types.text(type.base(), type.baseModifier()),
                            !type.notNull(),
                            type.defaultValue(),
                            type.ownCollation() ? rows.collations.get(type.collation()) : null,
                            rows.domainChecks.getOrDefault(type.oid(), List.of()));
            case 'c' ->
                    isRowOfTable(type)
                            ? null
                            : new NamedType.CompositeType(name, types.attributes(type));
            case 'r' ->
                    new NamedType.RangeType(
                            name, types.text(type.rangeOf(), -1), name(type.multirange()));
            case 'b' ->
                    type.array()
                            ? null
                            : new NamedType.BaseType(
                                    name,
                                    String.valueOf(type.category()),
                                    type.preferred(),
                                    type.element() == 0 ? null : types.text(type.element(), -1));
            default -> null;
        };
    }

    private boolean isRowOfTable(Rows.Type type) {
        return rows.relations.containsKey(type.relation());
    }

    private @Nullable QualifiedName name(long type) {
        Rows.Type found = rows.types.get(type);
        return found == null ? null : new QualifiedName(found.schema(), found.name());
    }

    private Routine routine(Rows.Proc proc) {
        List<Long> declared = proc.all() == null ? proc.inputs() : proc.all();
        int inputs = proc.inputs().size();
        List<Routine.Argument> arguments = new ArrayList<>(declared.size());
        int input = 0;
        for (int i = 0; i < declared.size(); i++) {
            Routine.Mode mode = mode(proc, i);
            boolean takesValue = mode != Routine.Mode.OUT && mode != Routine.Mode.TABLE;
            String name = i < proc.names().size() ? proc.names().get(i) : "";
            arguments.add(
                    new Routine.Argument(
                            name.isEmpty() ? null : name,
                            types.text(declared.get(i), -1),
                            mode,
                            takesValue && input >= inputs - proc.defaults()));
            input += takesValue ? 1 : 0;
        }
        boolean orderedSet = proc.aggregate() == 'o' || proc.aggregate() == 'h';
        return new Routine(
                new QualifiedName(proc.schema(), proc.name()),
                switch (proc.kind()) {
                    case 'a' -> Routine.Kind.AGGREGATE;
                    case 'w' -> Routine.Kind.WINDOW;
                    case 'p' -> Routine.Kind.PROCEDURE;
                    default -> Routine.Kind.FUNCTION;
                },
                arguments,
                proc.kind() == 'p' ? null : types.text(proc.result(), -1),
                proc.returnsSet(),
                orderedSet ? proc.directArguments() : null,
                proc.aggregate() == 'h');
    }

    /// The modes are `{i,o,b,v,t}` in declaration order; none are kept if all are IN.
    private static Routine.Mode mode(Rows.Proc proc, int i) {
        String modes = proc.modes();
        if (modes == null) {
            return proc.variadic() != 0 && i == proc.inputs().size() - 1
                    ? Routine.Mode.VARIADIC
                    : Routine.Mode.IN;
        }
        return switch (modes.charAt(1 + 2 * i)) {
            case 'o' -> Routine.Mode.OUT;
            case 'b' -> Routine.Mode.INOUT;
            case 'v' -> Routine.Mode.VARIADIC;
            case 't' -> Routine.Mode.TABLE;
            default -> Routine.Mode.IN;
        };
    }

    private Operator operator(Rows.Oper operator) {
        return new Operator(
                new QualifiedName(operator.schema(), operator.name()),
                operator.left() == 0 ? null : types.text(operator.left(), -1),
                types.text(operator.right(), -1),
                types.text(operator.result(), -1));
    }

    private Cast cast(Rows.Conversion cast) {
        return new Cast(
                types.text(cast.source(), -1),
                types.text(cast.target(), -1),
                switch (cast.context()) {
                    case 'i' -> Cast.Context.IMPLICIT;
                    case 'a' -> Cast.Context.ASSIGNMENT;
                    default -> Cast.Context.EXPLICIT;
                },
                switch (cast.method()) {
                    case 'b' -> Cast.Method.BINARY;
                    case 'i' -> Cast.Method.INOUT;
                    default -> Cast.Method.FUNCTION;
                });
    }
}
