package org.schemaregistry.core.model;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;

/// What a source holds beside its tables: named types, routines, operators, casts and the search
/// path. It has a fingerprint of its own; a change is a source event, no table's version.
///
/// `engine` is the connector's type and `majorVersion` the server's major version (0 if it has
/// none).
///
/// Immutable; lists sorted.
public record SourceObjects(
        String engine,
        int majorVersion,
        List<String> searchPath,
        List<NamedType> types,
        List<Routine> routines,
        List<Operator> operators,
        List<Cast> casts) {
    public SourceObjects {
        searchPath = List.copyOf(searchPath);
        types = types.stream().sorted(comparing(NamedType::name)).toList();
        routines =
                routines.stream()
                        .sorted(
                                comparing(Routine::name)
                                        .thenComparing(r -> r.arguments().toString()))
                        .toList();
        operators =
                operators.stream()
                        .sorted(comparing(Operator::name).thenComparing(Operator::toString))
                        .toList();
        casts =
                casts.stream()
                        .sorted(
                                Comparator.comparing(Cast::sourceType)
                                        .thenComparing(Cast::targetType))
                        .toList();
    }

    public static SourceObjects none(String engine) {
        return new SourceObjects(engine, 0, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
