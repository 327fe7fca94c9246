package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;

import java.util.List;
import java.util.Locale;

/// A change in a few words for a person.
public final class ChangeText {
    private ChangeText() {}

    public static String of(Change change) {
        return switch (change) {
            case Change.TableAdded ignored -> "new";
            case Change.TableDropped ignored -> "dropped";
            case Change.TableRenamed(var from, var to) -> from + " -> " + to;
            case Change.AccessChanged(boolean ignored, boolean to) ->
                    to ? "visible again" : "no longer visible";
            case Change.RelationChanged(var from, var to) ->
                    from.relation() + " -> " + to.relation();
            case Change.FieldAdded(Field field) -> "+ " + field.name() + " " + field.nativeType();
            case Change.FieldDropped(Field field) -> "- " + field.name() + " " + field.nativeType();
            case Change.FieldRenamed(String from, String to) -> from + " -> " + to;
            case Change.FieldsReordered(var ignored, var to) -> "order " + String.join(", ", to);
            case Change.TypeChanged(String field, var from, var to) ->
                    field + " " + from.nativeType() + " -> " + to.nativeType();
            case Change.EnumValueAdded(String field, String value, int ignored) ->
                    field + " + '" + value + "'";
            case Change.EnumValueRemoved(String field, String value, int ignored) ->
                    field + " - '" + value + "'";
            case Change.EnumValueRenamed(String field, String from, String to) ->
                    field + " '" + from + "' -> '" + to + "'";
            case Change.EnumValuesReordered(String field, var ignored, var to) ->
                    field + " order " + String.join(", ", to);
            case Change.NullabilityChanged(String field, boolean ignored, boolean to) ->
                    field + (to ? " may be null" : " is never null");
            case Change.DefaultChanged(String field, var from, var to) ->
                    field + " default " + fromTo(from, to);
            case Change.IdentityChanged(String field, var from, var to) ->
                    field + " identity " + fromTo(words(from), words(to));
            case Change.GenerationChanged(String field, var from, var to) ->
                    field + " generated " + fromTo(expression(from), expression(to));
            case Change.TypeChecksChanged(String field, var from, var to) ->
                    field
                            + " type check "
                            + fromTo(
                                    from.isEmpty() ? null : String.join(" AND ", from),
                                    to.isEmpty() ? null : String.join(" AND ", to));
            case Change.CollationChanged(String field, var from, var to) ->
                    field + " collation " + fromTo(from, to);
            case Change.CommentChanged(var field, var ignored, var to) ->
                    (field == null ? "comment " : field + " comment ")
                            + (to == null ? "removed" : "'" + to + "'");
            case Change.PrimaryKeyChanged(var from, var to) ->
                    "primary key "
                            + fromTo(
                                    from == null ? null : columns(from.columns()),
                                    to == null ? null : columns(to.columns()));
            case Change.UniqueChanged(var from, var to) ->
                    "unique "
                            + fromTo(
                                    from == null ? null : columns(from.columns()),
                                    to == null ? null : columns(to.columns()));
            case Change.ForeignKeyChanged(var from, var to) ->
                    "foreign key " + fromTo(foreignKey(from), foreignKey(to));
            case Change.CheckChanged(var from, var to) ->
                    "check "
                            + fromTo(
                                    from == null ? null : from.expression(),
                                    to == null ? null : to.expression());
            case Change.ExclusionChanged(var from, var to) ->
                    "exclusion "
                            + fromTo(
                                    from == null ? null : from.definition(),
                                    to == null ? null : to.definition());
            case Change.IndexChanged(var from, var to) ->
                    "index "
                            + fromTo(
                                    from == null ? null : columns(from.keys()),
                                    to == null ? null : columns(to.keys()));
            case Change.TriggerChanged(var from, var to) ->
                    "trigger "
                            + (from == null || to == null
                                    ? fromTo(
                                            from == null ? null : from.name(),
                                            to == null ? null : to.name())
                                    : to.name());
            case Change.RowSecurityChanged ignored -> "row security";
            case Change.PartitioningChanged(var from, var to) ->
                    "partitioning "
                            + fromTo(
                                    from == null ? null : from.strategy() + " " + from.key(),
                                    to == null ? null : to.strategy() + " " + to.key());
            case Change.PartitionChanged(var from, var to) ->
                    "partition "
                            + fromTo(
                                    from == null ? null : from.name() + " " + from.bound(),
                                    to == null ? null : to.name() + " " + to.bound());
            case Change.DefinitionChanged ignored -> "another body";
            case Change.OwnerChanged(var from, var to) -> "owner " + fromTo(from, to);
            case Change.OptionChanged(String option, var from, var to) ->
                    option + " " + fromTo(from, to);
            case Change.Followed(Change followed) -> of(followed) + " (follows a rename)";
        };
    }

    /// `+ new`, `- old` or `old -> new`.
    private static String fromTo(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return "+ " + to;
        }
        return to == null ? "- " + from : from + " -> " + to;
    }

    static String columns(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private static @Nullable String words(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String expression(Field.@Nullable Generated generated) {
        return generated == null ? null : generated.expression();
    }

    private static @Nullable String foreignKey(Keys.@Nullable ForeignKey key) {
        return key == null
                ? null
                : columns(key.columns()) + " to " + key.target() + columns(key.targetColumns());
    }
}
