package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change.Typing;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/// Finds what differs between two descriptions. The list is empty if and only if the descriptions
/// are equal, its order depends on nothing but their content, and [Replay] applies it.
///
/// Constraints and indexes are told apart by their definition, fields by their name, unless a hint
/// knows of a rename.
///
/// One instance serves one call; the static methods are thread-safe.
public final class Differ {
    private final Table before;
    private final Table after;
    private final Hints hints;
    private final Following following;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Field> oldFields;
    private final Map<String, Field> newFields;

    /// Each field that is on both sides: new name to old field.
    private final Map<String, Field> survivors = new HashMap<>();

    /// The old names of the fields that are on both sides.
    private final Set<String> claimed = new HashSet<>();

    private Differ(Table before, Table after, Hints hints, SqlText.Pairs elsewhere) {
        this.before = before;
        this.after = after;
        this.hints = hints;
        oldFields = byName(before);
        newFields = byName(after);
        matchFields();
        following = new Following(hints, elsewhere, survivorsRetyped());
    }

    /// What differs between two descriptions of one table.
    public static List<Change> diff(Table before, Table after) {
        return diff(before, after, Hints.NONE);
    }

    /// What differs between two descriptions of one table, with what is known of renames. A renamed
    /// table is a change of its own even if all else is equal.
    public static List<Change> diff(Table before, Table after, Hints hints) {
        return diff(before, after, hints, SqlText.Pairs.of(hints.elsewhere()));
    }

    /// The same, with the names of `hints.elsewhere()` collected once for a whole source.
    static List<Change> diff(Table before, Table after, Hints hints, SqlText.Pairs elsewhere) {
        List<Change> renamed = new ArrayList<>();
        if (hints.oldName() != null
                && hints.newName() != null
                && !hints.oldName().equals(hints.newName())) {
            renamed.add(new Change.TableRenamed(hints.oldName(), hints.newName()));
        }
        if (!before.equals(after)) {
            renamed.addAll(new Differ(before, after, hints, elsewhere).changes());
        }
        return List.copyOf(renamed);
    }

    /// What differs between two scans of one source. A table that is missing from `after` counts as
    /// dropped only if that scan was complete and could have seen it.
    public static SourceDiff diff(SnapshotView before, SnapshotView after) {
        return new TableMatching(before, after).diff();
    }

    private List<Change> changes() {
        Change.Relation was = new Change.Relation(before.kind(), before.relation());
        Change.Relation is = new Change.Relation(after.kind(), after.relation());
        if (!was.equals(is)) {
            changes.add(new Change.RelationChanged(was, is));
        }
        compareShape();
        for (Field field : after.fields()) {
            Field old = survivors.get(field.name());
            if (old != null) {
                compareField(old, field);
            }
        }
        compareConstraints();
        compareRest();
        return changes;
    }

    private static Map<String, Field> byName(Table table) {
        Map<String, Field> fields = new HashMap<>();
        table.fields().forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    private boolean survivorsRetyped() {
        for (Field field : after.fields()) {
            Field old = survivors.get(field.name());
            if (old != null && !Typing.of(old).equals(Typing.of(field))) {
                return true;
            }
        }
        return false;
    }

    private void matchFields() {
        hints.renamedFields()
                .forEach((from, to) -> {
                    Field old = oldFields.get(from);
                    if (old != null && newFields.get(to) != null) {
                        survivors.put(to, old);
                        claimed.add(from);
                    }
                });
        for (Field old : before.fields()) {
            if (!claimed.contains(old.name())
                    && newFields.get(old.name()) != null
                    && !survivors.containsKey(old.name())) {
                survivors.put(old.name(), old);
                claimed.add(old.name());
            }
        }
    }

    private void compareShape() {
        for (Field old : before.fields()) {
            if (!claimed.contains(old.name())) {
                changes.add(new Change.FieldDropped(old));
            }
        }
        for (Field field : after.fields()) {
            Field old = survivors.get(field.name());
            if (old != null && !old.name().equals(field.name())) {
                changes.add(new Change.FieldRenamed(old.name(), field.name()));
            }
        }
        compareOrder();
        for (Field field : after.fieldsByPosition()) {
            if (!survivors.containsKey(field.name())) {
                changes.add(new Change.FieldAdded(field));
            }
        }
    }

    private void compareOrder() {
        Map<String, String> newNames = new HashMap<>();
        survivors.forEach((name, old) -> newNames.put(old.name(), name));
        List<String> oldOrder =
                before.fieldsByPosition().stream()
                        .map(f -> newNames.get(f.name()))
                        .filter(Objects::nonNull)
                        .toList();
        List<String> newOrder =
                after.fieldsByPosition().stream()
                        .map(Field::name)
                        .filter(survivors::containsKey)
                        .toList();
        if (!oldOrder.equals(newOrder)) {
            changes.add(new Change.FieldsReordered(oldOrder, newOrder));
        }
    }

    private void compareField(Field old, Field now) {
        String name = now.name();
        compareTypes(name, old, now);
        if (!old.typeChecks().equals(now.typeChecks())) {
            add(
                    new Change.TypeChecksChanged(name, old.typeChecks(), now.typeChecks()),
                    !old.nativeType().equals(now.nativeType()));
        }
        if (old.nullable() != now.nullable()) {
            changes.add(new Change.NullabilityChanged(name, old.nullable(), now.nullable()));
        }
        if (!Objects.equals(old.defaultValue(), now.defaultValue())) {
            add(
                    new Change.DefaultChanged(name, old.defaultValue(), now.defaultValue()),
                    following.text(old.defaultValue(), now.defaultValue()));
        }
        if (old.identity() != now.identity()) {
            changes.add(new Change.IdentityChanged(name, old.identity(), now.identity()));
        }
        if (!Objects.equals(old.generated(), now.generated())) {
            add(
                    new Change.GenerationChanged(name, old.generated(), now.generated()),
                    following.generated(old.generated(), now.generated()));
        }
        if (!Objects.equals(old.collation(), now.collation())) {
            changes.add(new Change.CollationChanged(name, old.collation(), now.collation()));
        }
        if (!Objects.equals(old.comment(), now.comment())) {
            changes.add(new Change.CommentChanged(name, old.comment(), now.comment()));
        }
    }

    /// Labels of an enumeration are told one by one; where the engine's type text holds the labels
    /// itself, that text follows them.
    private void compareTypes(String name, Field old, Field now) {
        Typing was = Typing.of(old);
        Typing is = Typing.of(now);
        if (was.equals(is)) {
            return;
        }
        List<String> oldLabels = Labels.of(was.type());
        List<String> newLabels = Labels.of(is.type());
        if (oldLabels != null && newLabels != null) {
            boolean inline = holdsLabels(was) && holdsLabels(is);
            List<Change> labels = Labels.diff(name, oldLabels, newLabels);
            if ((inline || was.nativeType().equals(is.nativeType()))
                    && Labels.apply(was.type(), labels).equals(is.type())) {
                changes.addAll(labels);
                if (!was.nativeType().equals(is.nativeType())) {
                    add(new Change.TypeChanged(name, was, is), !labels.isEmpty());
                }
                return;
            }
        }
        changes.add(new Change.TypeChanged(name, was, is));
    }

    private static boolean holdsLabels(Typing typing) {
        return typing.nativeType().startsWith("enum(");
    }

    private void compareConstraints() {
        Keys.PrimaryKey oldKey = before.primaryKey();
        Keys.PrimaryKey newKey = after.primaryKey();
        if (!Objects.equals(oldKey, newKey)) {
            add(
                    new Change.PrimaryKeyChanged(oldKey, newKey),
                    oldKey != null && following.renamed(oldKey).equals(newKey));
        }
        compareAll(
                before.uniques(),
                after.uniques(),
                following::unique,
                List.of(Differ::sameUniqueness),
                Change.UniqueChanged::new);
        compareAll(
                before.foreignKeys(),
                after.foreignKeys(),
                (b, a) -> following.renamed(b).equals(a),
                List.of(this::sameColumnsAndTarget, this::sameColumns),
                Change.ForeignKeyChanged::new);
        compareAll(
                before.checks(),
                after.checks(),
                following::check,
                List.of(Differ::sameExpression, this::aboutSameFields),
                Change.CheckChanged::new);
        compareAll(
                before.exclusions(),
                after.exclusions(),
                (b, a) -> following.text(b.definition(), a.definition()),
                List.of((b, a) -> true),
                Change.ExclusionChanged::new);
        compareAll(
                before.indexes(),
                after.indexes(),
                following::index,
                List.of(
                        (b, a) -> b.method().equals(a.method()) && b.keys().equals(a.keys()),
                        (b, a) -> b.keys().equals(a.keys())),
                Change.IndexChanged::new);
        compareAll(
                before.triggers(),
                after.triggers(),
                following::trigger,
                List.of((b, a) -> b.name().equals(a.name())),
                Change.TriggerChanged::new);
    }

    private void compareRest() {
        Keys.RowSecurity oldSecurity = before.rowSecurity();
        Keys.RowSecurity newSecurity = after.rowSecurity();
        if (!Objects.equals(oldSecurity, newSecurity)) {
            add(
                    new Change.RowSecurityChanged(oldSecurity, newSecurity),
                    oldSecurity != null
                            && newSecurity != null
                            && following.rowSecurity(oldSecurity, newSecurity));
        }
        comparePartitioning();
        if (!Objects.equals(before.definition(), after.definition())) {
            add(
                    new Change.DefinitionChanged(before.definition(), after.definition()),
                    before.definition() != null
                            && after.definition() != null
                            && (SqlText.sameTokens(before.definition(), after.definition())
                                    || following.text(before.definition(), after.definition())));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new Change.CommentChanged(null, before.comment(), after.comment()));
        }
        if (!Objects.equals(before.owner(), after.owner())) {
            changes.add(new Change.OwnerChanged(before.owner(), after.owner()));
        }
        Set<String> names = new TreeSet<>(before.options().keySet());
        names.addAll(after.options().keySet());
        for (String name : names) {
            String was = before.options().get(name);
            String is = after.options().get(name);
            if (!Objects.equals(was, is)) {
                changes.add(new Change.OptionChanged(name, was, is));
            }
        }
    }

    private void comparePartitioning() {
        Keys.Partitioning was = before.partitioning();
        Keys.Partitioning is = after.partitioning();
        if (was == null || is == null) {
            if (was != null || is != null) {
                changes.add(new Change.PartitioningChanged(was, is));
            }
        } else if (was.strategy().equals(is.strategy()) && was.key().equals(is.key())) {
            compareAll(
                    was.partitions(),
                    is.partitions(),
                    following::partition,
                    List.of((b, a) -> b.name().equals(a.name())),
                    Change.PartitionChanged::new);
        } else {
            boolean keyFollows = following.partitioning(was, is);
            add(
                    new Change.PartitioningChanged(was, is),
                    keyFollows && was.partitions().equals(is.partitions()));
        }
    }

    /// Pairs what is left of two lists once equal items are taken out: first those that only follow
    /// a rename, then those that hold the same place by one of `places` in turn. The rest was
    /// removed or added.
    private <T> void compareAll(
            List<T> before,
            List<T> after,
            BiPredicate<T, T> follows,
            List<BiPredicate<T, T>> places,
            BiFunction<@Nullable T, @Nullable T, Change> change) {
        if (before.equals(after)) {
            return;
        }
        Set<T> equal = new HashSet<>(before);
        equal.retainAll(new HashSet<>(after));
        List<T> gone = new ArrayList<>(before);
        gone.removeAll(equal);
        List<T> come = new ArrayList<>(after);
        come.removeAll(equal);
        if (!hints.renamedFields().isEmpty()) {
            followNamesakes(before, equal, come, follows, change);
        }
        if (following.possible()) {
            pair(gone, come, follows, (b, a) -> new Change.Followed(change.apply(b, a)));
        }
        pair(
                gone,
                come,
                (b, a) -> Respelling.only(change.apply(b, a)),
                (b, a) -> new Change.Followed(change.apply(b, a)));
        for (BiPredicate<T, T> place : places) {
            pair(gone, come, place, change);
        }
        for (T item : gone) {
            changes.add(change.apply(item, null));
        }
        for (T item : come) {
            changes.add(change.apply(null, item));
        }
    }

    /// Where a new field took the name of a renamed one, an item over the new field reads like one
    /// over the old: the old item went with its field, the new one came.
    private <T> void followNamesakes(
            List<T> before,
            Set<T> equal,
            List<T> come,
            BiPredicate<T, T> follows,
            BiFunction<@Nullable T, @Nullable T, Change> change) {
        for (T item : before) {
            if (!equal.contains(item)) {
                continue;
            }
            for (int a = 0; a < come.size(); a++) {
                if (follows.test(item, come.get(a))) {
                    changes.add(new Change.Followed(change.apply(item, come.remove(a))));
                    come.add(item);
                    break;
                }
            }
        }
    }

    private <T> void pair(
            List<T> gone,
            List<T> come,
            BiPredicate<T, T> matches,
            BiFunction<@Nullable T, @Nullable T, Change> change) {
        for (int b = 0; b < gone.size(); b++) {
            for (int a = 0; a < come.size(); a++) {
                if (matches.test(gone.get(b), come.get(a))) {
                    changes.add(change.apply(gone.remove(b), come.remove(a)));
                    b--;
                    break;
                }
            }
        }
    }

    private static boolean sameUniqueness(Keys.UniqueKey before, Keys.UniqueKey after) {
        return before.columns().equals(after.columns())
                && Objects.equals(before.where(), after.where())
                && before.nullsNotDistinct() == after.nullsNotDistinct()
                && before.deferrable() == after.deferrable()
                && before.withoutOverlaps() == after.withoutOverlaps();
    }

    private boolean sameColumns(Keys.ForeignKey before, Keys.ForeignKey after) {
        return following.renamed(before).columns().equals(after.columns());
    }

    private boolean sameColumnsAndTarget(Keys.ForeignKey before, Keys.ForeignKey after) {
        return sameColumns(before, after)
                && following.renamed(before).target().equals(after.target());
    }

    private static boolean sameExpression(Keys.Check before, Keys.Check after) {
        return SqlText.sameTokens(before.expression(), after.expression());
    }

    private boolean aboutSameFields(Keys.Check before, Keys.Check after) {
        Set<String> old = new HashSet<>(following.fields(fieldsIn(before, oldFields)));
        return !old.isEmpty() && old.equals(new HashSet<>(fieldsIn(after, newFields)));
    }

    private static List<String> fieldsIn(Keys.Check check, Map<String, Field> fields) {
        return SqlText.tokens(check.expression()).stream()
                .filter(t -> t.kind() == SqlText.Kind.WORD)
                .map(SqlText.Token::text)
                .filter(fields::containsKey)
                .distinct()
                .toList();
    }

    private void add(Change change, boolean follows) {
        changes.add(follows || Respelling.only(change) ? new Change.Followed(change) : change);
    }
}
