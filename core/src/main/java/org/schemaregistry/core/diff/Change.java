package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.TableKind;

import java.util.List;

/// One difference between two descriptions of a table. It holds the old and the new value, so that
/// [Replay] can apply a list of changes to the old table and get the new one.
///
/// Where `from` is null something was added, where `to` is null it was removed; never both. A field
/// is named as it is called after the change (a dropped one as it was called before).
///
/// Immutable.
public sealed interface Change {

    record TableAdded(QualifiedName name) implements Change {}

    record TableDropped(QualifiedName name) implements Change {}

    record TableRenamed(QualifiedName from, QualifiedName to) implements Change {}

    /// The scanning role lost (`to` is false) or regained the right to read the table; the table
    /// itself is as it was.
    record AccessChanged(boolean from, boolean to) implements Change {}

    record RelationChanged(Relation from, Relation to) implements Change {}

    /// A table's kind with the source's own word for it.
    record Relation(TableKind kind, String relation) {}

    record FieldAdded(Field field) implements Change {}

    record FieldDropped(Field field) implements Change {}

    record FieldRenamed(String from, String to) implements Change {}

    /// The fields present on both sides, under their new names, in the old and the new order.
    record FieldsReordered(List<String> from, List<String> to) implements Change {
        public FieldsReordered {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    record TypeChanged(String field, Typing from, Typing to) implements Change {}

    /// A logical type with the source's own text for it.
    record Typing(FieldType type, String nativeType) {
        static Typing of(Field field) {
            return new Typing(field.type(), field.nativeType());
        }
    }

    /// `index` counts from 0 in the new list of labels.
    record EnumValueAdded(String field, String value, int index) implements Change {}

    /// `index` counts from 0 in the old list of labels.
    record EnumValueRemoved(String field, String value, int index) implements Change {}

    record EnumValueRenamed(String field, String from, String to) implements Change {}

    /// The labels present on both sides, under their new names, in the old and the new order.
    record EnumValuesReordered(String field, List<String> from, List<String> to) implements Change {
        public EnumValuesReordered {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /// The conditions that the field's type itself puts on each value.
    record TypeChecksChanged(String field, List<String> from, List<String> to) implements Change {
        public TypeChecksChanged {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    record NullabilityChanged(String field, boolean from, boolean to) implements Change {}

    record DefaultChanged(String field, @Nullable String from, @Nullable String to)
            implements Change {}

    record IdentityChanged(String field, Field.@Nullable Identity from, Field.@Nullable Identity to)
            implements Change {}

    record GenerationChanged(
            String field, Field.@Nullable Generated from, Field.@Nullable Generated to)
            implements Change {}

    record CollationChanged(String field, @Nullable String from, @Nullable String to)
            implements Change {}

    /// The comment of a field, or of the table where `field` is null.
    record CommentChanged(@Nullable String field, @Nullable String from, @Nullable String to)
            implements Change {}

    record PrimaryKeyChanged(Keys.@Nullable PrimaryKey from, Keys.@Nullable PrimaryKey to)
            implements Change {}

    record UniqueChanged(Keys.@Nullable UniqueKey from, Keys.@Nullable UniqueKey to)
            implements Change {}

    record ForeignKeyChanged(Keys.@Nullable ForeignKey from, Keys.@Nullable ForeignKey to)
            implements Change {}

    record CheckChanged(Keys.@Nullable Check from, Keys.@Nullable Check to) implements Change {}

    record ExclusionChanged(Keys.@Nullable Exclusion from, Keys.@Nullable Exclusion to)
            implements Change {}

    record IndexChanged(Keys.@Nullable Index from, Keys.@Nullable Index to) implements Change {}

    record TriggerChanged(Keys.@Nullable Trigger from, Keys.@Nullable Trigger to)
            implements Change {}

    record RowSecurityChanged(Keys.@Nullable RowSecurity from, Keys.@Nullable RowSecurity to)
            implements Change {}

    /// Strategy or key differ, or the table began or ceased to be partitioned; leaves included.
    record PartitioningChanged(Keys.@Nullable Partitioning from, Keys.@Nullable Partitioning to)
            implements Change {}

    record PartitionChanged(Keys.@Nullable Partition from, Keys.@Nullable Partition to)
            implements Change {}

    /// The body of a view.
    record DefinitionChanged(@Nullable String from, @Nullable String to) implements Change {}

    record OwnerChanged(@Nullable String from, @Nullable String to) implements Change {}

    record OptionChanged(String option, @Nullable String from, @Nullable String to)
            implements Change {}

    /// A difference that only follows a rename of a column or table, here or elsewhere, or that is
    /// one of spelling alone ([Respelling]): the wrapped change is needed to arrive at the new
    /// text, but says nothing of its own.
    record Followed(Change change) implements Change {
        public Followed {
            if (change instanceof Followed) {
                throw new IllegalArgumentException(
                        "followed change: expected a plain change, found one that follows itself");
            }
        }
    }

    /// The stable name of this kind of change in JSON.
    default String kind() {
        return switch (this) {
            case TableAdded ignored -> "table_added";
            case TableDropped ignored -> "table_dropped";
            case TableRenamed ignored -> "table_renamed";
            case AccessChanged ignored -> "access_changed";
            case RelationChanged ignored -> "relation_changed";
            case FieldAdded ignored -> "field_added";
            case FieldDropped ignored -> "field_dropped";
            case FieldRenamed ignored -> "field_renamed";
            case FieldsReordered ignored -> "fields_reordered";
            case TypeChanged ignored -> "type_changed";
            case EnumValueAdded ignored -> "enum_value_added";
            case EnumValueRemoved ignored -> "enum_value_removed";
            case EnumValueRenamed ignored -> "enum_value_renamed";
            case EnumValuesReordered ignored -> "enum_values_reordered";
            case TypeChecksChanged ignored -> "type_checks_changed";
            case NullabilityChanged ignored -> "nullability_changed";
            case DefaultChanged ignored -> "default_changed";
            case IdentityChanged ignored -> "identity_changed";
            case GenerationChanged ignored -> "generation_changed";
            case CollationChanged ignored -> "collation_changed";
            case CommentChanged ignored -> "comment_changed";
            case PrimaryKeyChanged ignored -> "primary_key_changed";
            case UniqueChanged ignored -> "unique_changed";
            case ForeignKeyChanged ignored -> "foreign_key_changed";
            case CheckChanged ignored -> "check_changed";
            case ExclusionChanged ignored -> "exclusion_changed";
            case IndexChanged ignored -> "index_changed";
            case TriggerChanged ignored -> "trigger_changed";
            case RowSecurityChanged ignored -> "row_security_changed";
            case PartitioningChanged ignored -> "partitioning_changed";
            case PartitionChanged ignored -> "partition_changed";
            case DefinitionChanged ignored -> "definition_changed";
            case OwnerChanged ignored -> "owner_changed";
            case OptionChanged ignored -> "option_changed";
            case Followed(Change change) -> change.kind();
        };
    }

    /// The member of the table that differs, such as `fields.price.type` or `primaryKey`; empty for
    /// the table as a whole.
    default String path() {
        return switch (this) {
            case TableAdded ignored -> "";
            case TableDropped ignored -> "";
            case TableRenamed ignored -> "name";
            case AccessChanged ignored -> "access";
            case RelationChanged ignored -> "relation";
            case FieldAdded(Field field) -> field(field.name());
            case FieldDropped(Field field) -> field(field.name());
            case FieldRenamed(String ignored, String to) -> field(to);
            case FieldsReordered ignored -> "fields";
            case TypeChanged c -> field(c.field) + ".type";
            case EnumValueAdded c -> field(c.field) + ".type.values";
            case EnumValueRemoved c -> field(c.field) + ".type.values";
            case EnumValueRenamed c -> field(c.field) + ".type.values";
            case EnumValuesReordered c -> field(c.field) + ".type.values";
            case TypeChecksChanged c -> field(c.field) + ".typeChecks";
            case NullabilityChanged c -> field(c.field) + ".nullable";
            case DefaultChanged c -> field(c.field) + ".default";
            case IdentityChanged c -> field(c.field) + ".identity";
            case GenerationChanged c -> field(c.field) + ".generated";
            case CollationChanged c -> field(c.field) + ".collation";
            case CommentChanged c -> c.field == null ? "comment" : field(c.field) + ".comment";
            case PrimaryKeyChanged ignored -> "primaryKey";
            case UniqueChanged ignored -> "uniques";
            case ForeignKeyChanged ignored -> "foreignKeys";
            case CheckChanged ignored -> "checks";
            case ExclusionChanged ignored -> "exclusions";
            case IndexChanged ignored -> "indexes";
            case TriggerChanged(var from, var to) ->
                    "triggers." + (to != null ? to.name() : from != null ? from.name() : "");
            case RowSecurityChanged ignored -> "rowSecurity";
            case PartitioningChanged ignored -> "partitioning";
            case PartitionChanged ignored -> "partitioning.partitions";
            case DefinitionChanged ignored -> "definition";
            case OwnerChanged ignored -> "owner";
            case OptionChanged c -> "options." + c.option;
            case Followed(Change change) -> change.path();
        };
    }

    private static String field(String name) {
        return "fields." + name;
    }
}
