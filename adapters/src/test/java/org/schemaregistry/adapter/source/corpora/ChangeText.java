package org.schemaregistry.adapter.source.corpora;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;

import java.util.Locale;

/// The old and the new value of a change, short enough for a line and long enough that a person can
/// hold it against the SQL. Of two long texts only the parts that differ are shown.
final class ChangeText {
    private static final int WHOLE = 200;
    private static final int AROUND = 24;

    private ChangeText() {}

    static String of(Change change) {
        return switch (change) {
            case Change.TableAdded ignored -> "";
            case Change.TableDropped ignored -> "";
            case Change.TableRenamed(var from, var to) -> both(from.toString(), to.toString());
            case Change.AccessChanged(boolean from, boolean to) -> both("" + from, "" + to);
            case Change.RelationChanged(var from, var to) -> both(from.relation(), to.relation());
            case Change.FieldAdded(var field) -> text(field);
            case Change.FieldDropped ignored -> "";
            case Change.FieldRenamed(var from, var to) -> both(from, to);
            case Change.FieldsReordered(var from, var to) -> both(from.toString(), to.toString());
            case Change.TypeChanged(var ignored, var from, var to) ->
                    both(from.nativeType(), to.nativeType());
            case Change.EnumValueAdded(var ignored, var value, int index) ->
                    both(null, value + " at " + index);
            case Change.EnumValueRemoved(var ignored, var value, int index) ->
                    both(value + " at " + index, null);
            case Change.EnumValueRenamed(var ignored, var from, var to) -> both(from, to);
            case Change.EnumValuesReordered(var ignored, var from, var to) ->
                    both(from.toString(), to.toString());
            case Change.NullabilityChanged ignored -> "";
            case Change.DefaultChanged(var ignored, var from, var to) -> both(from, to);
            case Change.IdentityChanged(var ignored, var from, var to) ->
                    both(from == null ? null : from.name(), to == null ? null : to.name());
            case Change.GenerationChanged(var ignored, var from, var to) ->
                    both(from == null ? null : from.toString(), to == null ? null : to.toString());
            case Change.TypeChecksChanged(var ignored, var from, var to) ->
                    both(from.toString(), to.toString());
            case Change.CollationChanged(var ignored, var from, var to) -> both(from, to);
            case Change.CommentChanged(var ignored, var from, var to) -> both(from, to);
            case Change.PrimaryKeyChanged(var from, var to) -> both(text(from), text(to));
            case Change.UniqueChanged(var from, var to) -> both(text(from), text(to));
            case Change.ForeignKeyChanged(var from, var to) -> both(text(from), text(to));
            case Change.CheckChanged(var from, var to) -> both(text(from), text(to));
            case Change.ExclusionChanged(var from, var to) ->
                    both(
                            from == null ? null : from.definition(),
                            to == null ? null : to.definition());
            case Change.IndexChanged(var from, var to) -> both(text(from), text(to));
            case Change.TriggerChanged(var from, var to) -> both(text(from), text(to));
            case Change.RowSecurityChanged(var from, var to) ->
                    both(from == null ? null : from.toString(), to == null ? null : to.toString());
            case Change.PartitioningChanged(var from, var to) -> both(text(from), text(to));
            case Change.PartitionChanged(var from, var to) ->
                    both(
                            from == null ? null : from.name() + " " + from.bound(),
                            to == null ? null : to.name() + " " + to.bound());
            case Change.DefinitionChanged(var from, var to) -> both(from, to);
            case Change.OwnerChanged(var from, var to) -> both(from, to);
            case Change.OptionChanged(var ignored, var from, var to) -> both(from, to);
            case Change.Followed(Change inner) -> of(inner);
        };
    }

    private static String both(@Nullable String before, @Nullable String after) {
        String from = before == null ? null : before.replaceAll("\\s+", " ").strip();
        String to = after == null ? null : after.replaceAll("\\s+", " ").strip();
        if (from == null || to == null) {
            return (from == null ? "+ " : "- ") + cut(String.valueOf(from == null ? to : from));
        }
        if (from.length() + to.length() > WHOLE) {
            int head = Math.max(0, commonPrefix(from, to) - AROUND);
            int tail = Math.max(0, commonSuffix(from, to, head + AROUND) - AROUND);
            from = middle(from, head, tail);
            to = middle(to, head, tail);
        }
        return cut(from) + " -> " + cut(to);
    }

    private static String middle(String text, int head, int tail) {
        return (head > 0 ? "…" : "")
                + text.substring(head, text.length() - tail)
                + (tail > 0 ? "…" : "");
    }

    private static int commonPrefix(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    private static int commonSuffix(String a, String b, int head) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) - head
                && a.charAt(a.length() - 1 - n) == b.charAt(b.length() - 1 - n)) {
            n++;
        }
        return n;
    }

    private static String cut(String text) {
        return text.length() <= WHOLE ? text : text.substring(0, WHOLE) + "…";
    }

    private static String text(Field field) {
        return field.nativeType()
                + (field.nullable() ? "" : " not null")
                + (field.defaultValue() == null ? "" : " default " + cut(field.defaultValue()))
                + (field.identity() == null
                        ? ""
                        : " identity " + field.identity().name().toLowerCase(Locale.ROOT))
                + (field.generated() == null
                        ? ""
                        : " generated " + cut(field.generated().expression()));
    }

    private static @Nullable String text(Keys.@Nullable PrimaryKey key) {
        return key == null ? null : list(key.columns()) + (key.deferrable() ? " deferrable" : "");
    }

    private static @Nullable String text(Keys.@Nullable UniqueKey key) {
        return key == null
                ? null
                : list(key.columns())
                        + (key.where() == null ? "" : " where " + key.where())
                        + (key.constraint() ? "" : " index");
    }

    private static @Nullable String text(Keys.@Nullable ForeignKey key) {
        return key == null
                ? null
                : list(key.columns())
                        + " "
                        + key.target()
                        + list(key.targetColumns())
                        + " on delete "
                        + key.onDelete().name().toLowerCase(Locale.ROOT)
                        + (key.onUpdate() == Keys.Action.NO_ACTION
                                ? ""
                                : " on update " + key.onUpdate().name().toLowerCase(Locale.ROOT))
                        + (key.deferrable() ? " deferrable" : "")
                        + (key.validated() ? "" : " not valid");
    }

    private static @Nullable String text(Keys.@Nullable Check check) {
        return check == null ? null : check.expression() + (check.validated() ? "" : " not valid");
    }

    private static @Nullable String text(Keys.@Nullable Index index) {
        return index == null
                ? null
                : index.method()
                        + list(index.keys())
                        + (index.include().isEmpty() ? "" : " include " + list(index.include()))
                        + (index.where() == null ? "" : " where " + index.where());
    }

    private static @Nullable String text(Keys.@Nullable Trigger trigger) {
        return trigger == null
                ? null
                : trigger.definition() + (trigger.enabled() ? "" : " (disabled)");
    }

    private static @Nullable String text(Keys.@Nullable Partitioning partitioning) {
        return partitioning == null
                ? null
                : partitioning.strategy()
                        + " "
                        + partitioning.key()
                        + ", "
                        + partitioning.partitions().size()
                        + " partitions";
    }

    private static String list(java.util.List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }
}
