package org.schemaregistry.core.contract;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.List;
import java.util.stream.Collectors;

/// A table in as few words as a prompt needs:
///
/// ```
/// orders(
///   id int64 pk
///   customer_id int64 -> customers.id
///   note text null -- what the customer said
/// )
/// ```
///
/// One line per field in the source's own order, then one for each key of several columns. A field
/// is not null unless it says so. Names are quoted where they are not plain words, comments are cut
/// at [#MAX_COMMENT_CHARS] characters, and nothing in either can begin a line, since metadata is
/// written by strangers.
///
/// Stateless and thread-safe.
public final class CompactText {
    /// The longest comment printed, in characters.
    public static final int MAX_COMMENT_CHARS = 200;

    private static final int MAX_NAME_CHARS = 1024;
    private static final int MAX_VALUES = 50;

    private CompactText() {}

    /// The text of a table under its printed name.
    ///
    /// @throws IllegalArgumentException if the name is malformed
    public static String of(String name, Table table) {
        return of(QualifiedName.parse(name), table);
    }

    /// The text, ending without a line break.
    public static String of(QualifiedName name, Table table) {
        StringBuilder text = new StringBuilder();
        if (table.kind() != TableKind.TABLE) {
            text.append(table.kind().json()).append(' ');
        }
        text.append(DdlText.identifier(name)).append('(');
        comment(text, table.comment());
        for (Field field : table.fieldsByPosition()) {
            text.append("\n  ");
            field(text, field, table);
        }
        Keys.PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null && primaryKey.columns().size() > 1) {
            text.append("\n  pk(").append(names(primaryKey.columns())).append(')');
        }
        for (Keys.UniqueKey unique : table.uniques()) {
            if (unique.columns().size() > 1 || unique.where() != null) {
                text.append("\n  unique(").append(keys(unique, table)).append(')');
                if (unique.where() != null) {
                    text.append(" where ").append(SafeText.line(unique.where(), MAX_NAME_CHARS));
                }
            }
        }
        for (Keys.ForeignKey key : table.foreignKeys()) {
            if (key.columns().size() != 1) {
                text.append("\n  (").append(names(key.columns())).append(") -> ");
                text.append(DdlText.identifier(key.target()));
                text.append('(').append(names(key.targetColumns())).append(')');
            }
        }
        return text.append("\n)").toString();
    }

    private static void field(StringBuilder text, Field field, Table table) {
        List<String> only = List.of(field.name());
        text.append(name(field.name())).append(' ').append(type(field.type(), field.nativeType()));
        Keys.PrimaryKey primaryKey = table.primaryKey();
        boolean key = primaryKey != null && primaryKey.columns().equals(only);
        if (key) {
            text.append(" pk");
        } else if (field.nullable()) {
            text.append(" null");
        }
        boolean unique =
                table.uniques().stream()
                        .anyMatch(u -> u.where() == null && u.columns().equals(only));
        if (unique && !key) {
            text.append(" unique");
        }
        for (Keys.ForeignKey foreign : table.foreignKeys()) {
            if (foreign.columns().equals(only)) {
                text.append(" -> ").append(DdlText.identifier(foreign.target()));
                if (foreign.targetColumns().size() == 1) {
                    text.append('.').append(name(foreign.targetColumns().getFirst()));
                }
            }
        }
        if (field.generated() != null) {
            text.append(" generated");
        }
        comment(text, field.comment());
    }

    private static String type(FieldType type, String nativeType) {
        return switch (type) {
            case FieldType.Enumerated(var values) -> {
                String shown =
                        values.stream()
                                .limit(MAX_VALUES)
                                .map(value -> "'" + SafeText.line(value, 64) + "'")
                                .collect(Collectors.joining("|"));
                yield "enum(" + shown + (values.size() > MAX_VALUES ? "|…" : "") + ")";
            }
            case FieldType.ListOf(FieldType element) -> type(element, "") + "[]";
            case FieldType.MapOf(FieldType key, FieldType value) ->
                    "map<" + type(key, "") + "," + type(value, "") + ">";
            case FieldType.Struct(var fields) ->
                    fields.stream()
                            .map(f -> name(f.name()) + " " + type(f.type(), f.nativeType()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case FieldType.Union(var options) ->
                    options.stream().map(o -> type(o, "")).collect(Collectors.joining("|"));
            case FieldType.Opaque() ->
                    nativeType.isEmpty() ? "any" : SafeText.line(nativeType, MAX_NAME_CHARS);
            case FieldType.Bool ignored -> type.text();
            case FieldType.Int ignored -> type.text();
            case FieldType.Real ignored -> type.text();
            case FieldType.Decimal ignored -> type.text();
            case FieldType.Text ignored -> type.text();
            case FieldType.Binary ignored -> type.text();
            case FieldType.Date ignored -> type.text();
            case FieldType.Time ignored -> type.text();
            case FieldType.Timestamp ignored -> type.text();
            case FieldType.Interval ignored -> type.text();
            case FieldType.Uuid ignored -> type.text();
            case FieldType.Json ignored -> type.text();
            case FieldType.Vector ignored -> type.text();
        };
    }

    private static String keys(Keys.UniqueKey unique, Table table) {
        return unique.columns().stream()
                .map(column ->
                        table.field(column) == null
                                ? SafeText.line(column, MAX_NAME_CHARS)
                                : name(column))
                .collect(Collectors.joining(", "));
    }

    private static String names(List<String> names) {
        return names.stream().map(CompactText::name).collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return DdlText.identifier(SafeText.line(name, MAX_NAME_CHARS));
    }

    private static void comment(StringBuilder text, @Nullable String comment) {
        if (comment != null && !comment.isBlank()) {
            text.append(" -- ").append(SafeText.line(comment, MAX_COMMENT_CHARS));
        }
    }
}
