package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.SqlText;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.Table;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Finds the rule a change falls under and which of the rule's rows applies.
///
/// Immutable.
record Weighing(Table before, Table after) {
    /// A rule with the condition that picks its row.
    record Weight(ChangeRule rule, Condition condition) {
        static Weight of(ChangeRule rule) {
            return new Weight(rule, Condition.ALWAYS);
        }

        static Weight when(boolean holds, ChangeRule rule, Condition condition) {
            return holds ? new Weight(rule, condition) : of(rule);
        }
    }

    Weight weigh(Change change) {
        return switch (change) {
            case Change.TableAdded ignored -> Weight.of(ChangeRule.TABLE_ADDED);
            case Change.TableDropped ignored -> Weight.of(ChangeRule.TABLE_DROPPED);
            case Change.TableRenamed ignored -> Weight.of(ChangeRule.TABLE_RENAMED);
            case Change.AccessChanged ignored -> Weight.of(ChangeRule.PRIVILEGE_CHANGED);
            case Change.RelationChanged c ->
                    Weight.of(
                            Consequences.isPartitioning(c)
                                    ? ChangeRule.STORAGE_CHANGED
                                    : ChangeRule.RELATION_KIND_CHANGED);
            case Change.FieldAdded(Field field) ->
                    Weight.of(
                            field.optionalOnWrite()
                                    ? ChangeRule.COLUMN_ADDED_OPTIONAL
                                    : ChangeRule.COLUMN_ADDED_REQUIRED);
            case Change.FieldDropped ignored -> Weight.of(ChangeRule.COLUMN_DROPPED);
            case Change.FieldRenamed ignored -> Weight.of(ChangeRule.COLUMN_RENAMED);
            case Change.FieldsReordered ignored -> Weight.of(ChangeRule.COLUMNS_REORDERED);
            case Change.TypeChanged(var field, var from, var to) -> TypeWeighing.weigh(from, to);
            case Change.EnumValueAdded ignored -> Weight.of(ChangeRule.ENUM_VALUE_ADDED);
            case Change.EnumValueRemoved ignored -> Weight.of(ChangeRule.ENUM_VALUE_REMOVED);
            case Change.EnumValueRenamed ignored -> Weight.of(ChangeRule.ENUM_VALUE_RENAMED);
            case Change.EnumValuesReordered ignored -> Weight.of(ChangeRule.ENUM_VALUE_REORDERED);
            case Change.TypeChecksChanged(var field, var from, var to) ->
                    new Weight(ChangeRule.DOMAIN_CHANGED, typeChecksCondition(from, to));
            case Change.NullabilityChanged(var field, var from, boolean to) ->
                    Weight.of(
                            to
                                    ? ChangeRule.NULLABLE_BECAME_TRUE
                                    : ChangeRule.NULLABLE_BECAME_FALSE);
            case Change.DefaultChanged(var field, var from, var to) ->
                    defaultWeight(field, from, to);
            case Change.IdentityChanged(var field, var from, var to) -> identityWeight(field, to);
            case Change.GenerationChanged(var field, var from, var to) ->
                    generationWeight(field, from, to);
            case Change.CollationChanged(var field, var from, var to) ->
                    Weight.when(
                            keepsEquality(from) && keepsEquality(to),
                            ChangeRule.COLLATION_CHANGED,
                            Condition.EQUALITY_KEPT);
            case Change.CommentChanged ignored -> Weight.of(ChangeRule.COMMENT_CHANGED);
            case Change.PrimaryKeyChanged(var from, var to) -> primaryKeyWeight(from, to);
            case Change.UniqueChanged(var from, var to) ->
                    Weight.of(
                            pick(
                                    from,
                                    to,
                                    ChangeRule.UNIQUE_ADDED,
                                    ChangeRule.UNIQUE_REMOVED,
                                    ChangeRule.INDEX_CHANGED));
            case Change.ForeignKeyChanged(var from, var to) -> foreignKeyWeight(from, to);
            case Change.CheckChanged(var from, var to) -> checkWeight(from, to);
            case Change.ExclusionChanged ignored -> Weight.of(ChangeRule.EXCLUSION_CHANGED);
            case Change.IndexChanged(var from, var to) ->
                    Weight.of(
                            pick(
                                    from,
                                    to,
                                    ChangeRule.INDEX_ADDED,
                                    ChangeRule.INDEX_DROPPED,
                                    ChangeRule.INDEX_CHANGED));
            case Change.TriggerChanged ignored -> Weight.of(ChangeRule.TRIGGER_CHANGED);
            case Change.RowSecurityChanged ignored -> Weight.of(ChangeRule.ROW_SECURITY_CHANGED);
            case Change.PartitioningChanged ignored ->
                    Weight.when(
                            !Objects.equals(before.primaryKey(), after.primaryKey())
                                    || !before.uniques().equals(after.uniques()),
                            ChangeRule.PARTITION_KEY_CHANGED,
                            Condition.KEYS_CHANGED);
            case Change.PartitionChanged(var from, var to) ->
                    from == null
                            ? Weight.of(ChangeRule.PARTITION_ADDED)
                            : Weight.when(
                                    after.partitioning() != null
                                            && after.partitioning().hasDefault(),
                                    ChangeRule.PARTITION_DROPPED,
                                    Condition.DEFAULT_PARTITION);
            case Change.DefinitionChanged ignored -> Weight.of(ChangeRule.VIEW_BODY_CHANGED);
            case Change.OwnerChanged ignored -> Weight.of(ChangeRule.OWNER_CHANGED);
            case Change.OptionChanged ignored -> Weight.of(ChangeRule.STORAGE_CHANGED);
            case Change.Followed(Change inner) ->
                    new Weight(weigh(inner).rule(), Condition.FOLLOWS_RENAME);
        };
    }

    private Weight defaultWeight(String name, @Nullable String from, @Nullable String to) {
        if (from == null) {
            return Weight.of(ChangeRule.DEFAULT_ADDED);
        }
        if (to == null) {
            return Weight.when(
                    isRequired(name), ChangeRule.DEFAULT_REMOVED, Condition.COLUMN_REQUIRED);
        }
        return Weight.when(
                isNextval(from) && isNextval(to),
                ChangeRule.DEFAULT_CHANGED,
                Condition.SEQUENCE_RENAMED);
    }

    /// True if an insert has to give the column now.
    private boolean isRequired(String name) {
        Field field = after.field(name);
        return field != null && !field.optionalOnWrite();
    }

    private static boolean isNextval(String expression) {
        return expression.startsWith("nextval('") && expression.endsWith("'::regclass)");
    }

    private Weight identityWeight(String name, Field.@Nullable Identity to) {
        boolean tightened = to == Field.Identity.ALWAYS || (to == null && isRequired(name));
        return Weight.of(tightened ? ChangeRule.IDENTITY_TIGHTENED : ChangeRule.IDENTITY_LOOSENED);
    }

    private Weight generationWeight(
            String name, Field.@Nullable Generated from, Field.@Nullable Generated to) {
        if (from == null) {
            return Weight.of(ChangeRule.IDENTITY_TIGHTENED);
        }
        if (to == null) {
            return Weight.of(
                    isRequired(name)
                            ? ChangeRule.IDENTITY_TIGHTENED
                            : ChangeRule.IDENTITY_LOOSENED);
        }
        return Weight.of(
                from.expression().equals(to.expression())
                        ? ChangeRule.STORAGE_CHANGED
                        : ChangeRule.DEFAULT_CHANGED);
    }

    /// Collations known never to call different texts equal: the engine's own, and those that carry
    /// a schema, since the connector that writes it marks the nondeterministic ones. All others
    /// may.
    private static boolean keepsEquality(@Nullable String collation) {
        if (collation == null) {
            return true;
        }
        if (collation.endsWith("(nondeterministic)")) {
            return false;
        }
        String name = collation.replace("\"", "").toLowerCase(Locale.ROOT);
        return Set.of("default", "c", "posix", "ucs_basic", "unicode", "binary").contains(name)
                || name.indexOf('.') >= 0
                || name.endsWith("-x-icu")
                || name.startsWith("pg_")
                || name.matches("[a-z]{2,3}_[a-z]{2}");
    }

    private static Weight primaryKeyWeight(
            Keys.@Nullable PrimaryKey from, Keys.@Nullable PrimaryKey to) {
        ChangeRule rule =
                pick(
                        from,
                        to,
                        ChangeRule.PRIMARY_KEY_ADDED,
                        ChangeRule.PRIMARY_KEY_REMOVED,
                        ChangeRule.PRIMARY_KEY_CHANGED);
        boolean onlyRenamed =
                from != null
                        && to != null
                        && from.columns().equals(to.columns())
                        && from.deferrable() == to.deferrable()
                        && from.withoutOverlaps() == to.withoutOverlaps();
        return Weight.when(onlyRenamed, rule, Condition.ONLY_RENAMED);
    }

    private static Weight foreignKeyWeight(
            Keys.@Nullable ForeignKey from, Keys.@Nullable ForeignKey to) {
        if (from == null) {
            return Weight.when(
                    to != null && !to.enforced(),
                    ChangeRule.FOREIGN_KEY_ADDED,
                    Condition.NOT_ENFORCED);
        }
        if (to == null) {
            return Weight.of(ChangeRule.FOREIGN_KEY_REMOVED);
        }
        return Weight.when(
                !from.validated() && to.validated() && validated(from).equals(validated(to)),
                ChangeRule.FOREIGN_KEY_CHANGED,
                Condition.ONLY_VALIDATED);
    }

    private static Keys.ForeignKey validated(Keys.ForeignKey key) {
        return new Keys.ForeignKey(
                key.columns(),
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.setColumns(),
                key.matchFull(),
                key.deferrable(),
                true,
                key.enforced(),
                key.period());
    }

    private static Weight checkWeight(Keys.@Nullable Check from, Keys.@Nullable Check to) {
        if (from == null) {
            return Weight.when(
                    to != null && !to.enforced(), ChangeRule.CHECK_ADDED, Condition.NOT_ENFORCED);
        }
        if (to == null) {
            return Weight.of(ChangeRule.CHECK_REMOVED);
        }
        return new Weight(ChangeRule.CHECK_CHANGED, checkCondition(from, to));
    }

    private static Condition checkCondition(Keys.Check from, Keys.Check to) {
        boolean sameText = SqlText.sameTokens(from.expression(), to.expression());
        if (from.enforced() != to.enforced()) {
            return to.enforced() ? Condition.TIGHTENED : Condition.LOOSENED;
        }
        if (sameText) {
            return to.validated() ? Condition.ONLY_VALIDATED : Condition.LOOSENED;
        }
        return allowed(from.expression(), to.expression());
    }

    private static Condition allowed(String from, String to) {
        return switch (AllowedRows.compare(from, to)) {
            case FEWER -> Condition.TIGHTENED;
            case SAME, MORE -> Condition.LOOSENED;
            case UNKNOWN -> Condition.UNDECIDABLE;
        };
    }

    private static Condition typeChecksCondition(List<String> from, List<String> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return to.isEmpty() ? Condition.LOOSENED : Condition.TIGHTENED;
        }
        return allowed(String.join(" AND ", from), String.join(" AND ", to));
    }

    private static ChangeRule pick(
            @Nullable Object from,
            @Nullable Object to,
            ChangeRule added,
            ChangeRule removed,
            ChangeRule changed) {
        if (from == null) {
            return added;
        }
        return to == null ? removed : changed;
    }
}
