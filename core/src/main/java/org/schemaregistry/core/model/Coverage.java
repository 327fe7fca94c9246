package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What a scan was allowed and able to see. `notVisible` are relations that exist but that the role
/// may not read; `excluded` are relations that exist outside the scope: a name in either must never
/// be reported as missing or dropped. `failed` are relations that could not be described this time.
/// `undescribed` are relations that a query may name but that are no tables of their own:
/// sequences, and partitions, which are described with their table.
///
/// `names` is what else a query may name; null where nobody asked for it.
///
/// `warnings` are sentences for the operator, such as that the role is a superuser.
///
/// Immutable; lists sorted.
public record Coverage(
        @Nullable String role,
        List<QualifiedName> notVisible,
        List<QualifiedName> excluded,
        List<QualifiedName> failed,
        List<QualifiedName> undescribed,
        List<String> warnings,
        @Nullable Names names) {

    /// What the database is called, null where an older scan did not tell; all collations that fit
    /// the database's encoding, those of every server among them, and the source's own operator
    /// classes of sorted indexes; and what queries run unseen. Immutable; lists sorted.
    public record Names(
            @Nullable String database,
            String encoding,
            List<QualifiedName> collations,
            List<QualifiedName> operatorClasses,
            List<Unseen> unseen) {
        public Names {
            unseen = List.copyOf(unseen);
            collations = collations.stream().sorted().distinct().toList();
            operatorClasses = operatorClasses.stream().sorted().distinct().toList();
        }
    }

    /// A VOLATILE function of the source that a query runs without naming it: through an operator,
    /// or through a relation, be it a view that calls it or a table whose row security does.
    ///
    /// @param object the operator or the relation
    public record Unseen(Through through, QualifiedName object, QualifiedName function) {
        public enum Through {
            RELATION,
            OPERATOR;

            public String json() {
                return name().toLowerCase(Locale.ROOT);
            }

            /// @throws IllegalArgumentException if the text is not what [#json] gives
            public static Through parse(String text) {
                for (Through through : values()) {
                    if (through.json().equals(text)) {
                        return through;
                    }
                }
                throw new IllegalArgumentException(
                        "through '" + text + "': expected relation or operator");
            }
        }
    }

    public static final Coverage FULL =
            new Coverage(null, List.of(), List.of(), List.of(), List.of());

    public Coverage {
        notVisible = notVisible.stream().sorted().distinct().toList();
        excluded = excluded.stream().sorted().distinct().toList();
        failed = failed.stream().sorted().distinct().toList();
        undescribed = undescribed.stream().sorted().distinct().toList();
        warnings = List.copyOf(warnings);
    }

    /// What was seen of a source where each relation is a table of its own.
    public Coverage(
            @Nullable String role,
            List<QualifiedName> notVisible,
            List<QualifiedName> excluded,
            List<QualifiedName> failed,
            List<String> warnings) {
        this(role, notVisible, excluded, failed, List.of(), warnings, null);
    }
}
