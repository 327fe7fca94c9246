package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A column, document field, payload field or response field.
///
/// `position` is 1-based and dense in its table. `nativeType` is the source's own type text in
/// canonical spelling (aliases folded). `defaultValue` and generation expressions are texts as the
/// source deparses them. `collation` is null where it is the type's own. `typeChecks` are the
/// conditions that the field's type itself (a domain) puts on each value, called VALUE in them; of
/// a list, on each element.
///
/// Immutable; `typeChecks` sorted.
public record Field(
        String name,
        int position,
        FieldType type,
        String nativeType,
        boolean nullable,
        @Nullable String defaultValue,
        @Nullable Identity identity,
        @Nullable Generated generated,
        @Nullable String collation,
        @Nullable String comment,
        List<String> typeChecks) {

    /// How an identity column takes its values.
    public enum Identity {
        ALWAYS,
        BY_DEFAULT
    }

    /// A generated column; `stored` false means computed on read.
    public record Generated(String expression, boolean stored) {}

    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("field: expected a name, found none");
        }
        if (position < 1) {
            throw new IllegalArgumentException(
                    "field '" + name + "': expected a position of 1 or more, found " + position);
        }
        typeChecks =
                typeChecks.isEmpty() ? List.of() : typeChecks.stream().sorted().distinct().toList();
    }

    /// A field whose type has no conditions of its own.
    public Field(
            String name,
            int position,
            FieldType type,
            String nativeType,
            boolean nullable,
            @Nullable String defaultValue,
            @Nullable Identity identity,
            @Nullable Generated generated,
            @Nullable String collation,
            @Nullable String comment) {
        this(
                name,
                position,
                type,
                nativeType,
                nullable,
                defaultValue,
                identity,
                generated,
                collation,
                comment,
                List.of());
    }

    /// A plain field without default, identity, generation, collation or comment.
    public static Field of(
            String name, int position, FieldType type, String nativeType, boolean nullable) {
        return new Field(name, position, type, nativeType, nullable, null, null, null, null, null);
    }

    /// The same field at another position.
    public Field at(int newPosition) {
        return new Field(
                name,
                newPosition,
                type,
                nativeType,
                nullable,
                defaultValue,
                identity,
                generated,
                collation,
                comment,
                typeChecks);
    }

    /// True if an insert may leave the field out.
    public boolean optionalOnWrite() {
        return nullable || defaultValue != null || identity != null || generated != null;
    }

    /// Sorts by name and makes positions dense, keeping their order.
    ///
    /// @throws IllegalArgumentException if a name stands twice
    static List<Field> sorted(List<Field> fields) {
        List<Field> byPosition = new ArrayList<>(fields);
        byPosition.sort(Comparator.comparingInt(Field::position));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < byPosition.size(); i++) {
            Field field = byPosition.get(i);
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("field '" + field.name() + "' stands twice");
            }
            if (field.position() != i + 1) {
                byPosition.set(i, field.at(i + 1));
            }
        }
        byPosition.sort(Comparator.comparing(Field::name));
        return List.copyOf(byPosition);
    }
}
