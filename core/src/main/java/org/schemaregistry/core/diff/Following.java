package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Says whether a part of a table differs from what it was only because it follows a rename of a
/// column or a table. Names in column lists are renamed exactly; texts are compared token by token.
///
/// One thread.
final class Following {
    private final Hints hints;
    private final SqlText.Pairs own = SqlText.Pairs.none();
    private final SqlText.Pairs elsewhere;

    /// True if the type of a column changed: the engine then casts in other places.
    private final boolean typesChanged;

    Following(Hints hints, SqlText.Pairs elsewhere, boolean typesChanged) {
        this.hints = hints;
        this.elsewhere = elsewhere;
        this.typesChanged = typesChanged;
        hints.renamedFields().forEach(own::add);
        QualifiedName oldName = hints.oldName();
        QualifiedName newName = hints.newName();
        if (oldName != null && newName != null) {
            own.add(oldName, newName);
        }
    }

    /// False if nothing was renamed or retyped, so that no difference can follow.
    boolean possible() {
        return typesChanged || !own.isEmpty() || !elsewhere.isEmpty();
    }

    boolean text(@Nullable String before, @Nullable String after) {
        if (before == null || after == null || !possible()) {
            return Objects.equals(before, after);
        }
        return before.equals(after) || SqlText.follows(before, after, this::renamed, typesChanged);
    }

    private boolean renamed(SqlText.Token before, SqlText.Token after) {
        return own.hold(before, after) || elsewhere.hold(before, after);
    }

    boolean generated(Field.@Nullable Generated before, Field.@Nullable Generated after) {
        return before != null
                && after != null
                && before.stored() == after.stored()
                && text(before.expression(), after.expression());
    }

    Keys.PrimaryKey renamed(Keys.PrimaryKey key) {
        return new Keys.PrimaryKey(
                key.name(), fields(key.columns()), key.deferrable(), key.withoutOverlaps());
    }

    boolean unique(Keys.UniqueKey before, Keys.UniqueKey after) {
        return texts(before.columns(), after.columns())
                && text(before.where(), after.where())
                && before.nullsNotDistinct() == after.nullsNotDistinct()
                && before.deferrable() == after.deferrable()
                && before.withoutOverlaps() == after.withoutOverlaps()
                && before.constraint() == after.constraint();
    }

    Keys.ForeignKey renamed(Keys.ForeignKey key) {
        return new Keys.ForeignKey(
                fields(key.columns()),
                table(key.target()),
                targetFields(key),
                key.onDelete(),
                key.onUpdate(),
                fields(key.setColumns()),
                key.matchFull(),
                key.deferrable(),
                key.validated(),
                key.enforced(),
                key.period());
    }

    boolean check(Keys.Check before, Keys.Check after) {
        return before.validated() == after.validated()
                && before.enforced() == after.enforced()
                && text(before.expression(), after.expression());
    }

    boolean index(Keys.Index before, Keys.Index after) {
        return before.method().equals(after.method())
                && texts(before.keys(), after.keys())
                && texts(before.include(), after.include())
                && text(before.where(), after.where());
    }

    boolean trigger(Keys.Trigger before, Keys.Trigger after) {
        return before.name().equals(after.name())
                && before.enabled() == after.enabled()
                && text(before.definition(), after.definition());
    }

    boolean rowSecurity(Keys.RowSecurity before, Keys.RowSecurity after) {
        if (before.enabled() != after.enabled()
                || before.forced() != after.forced()
                || before.policies().size() != after.policies().size()) {
            return false;
        }
        for (int i = 0; i < before.policies().size(); i++) {
            Keys.Policy was = before.policies().get(i);
            Keys.Policy is = after.policies().get(i);
            if (!was.name().equals(is.name())
                    || !was.command().equals(is.command())
                    || was.permissive() != is.permissive()
                    || !was.roles().equals(is.roles())
                    || !text(was.using(), is.using())
                    || !text(was.withCheck(), is.withCheck())) {
                return false;
            }
        }
        return true;
    }

    boolean partitioning(Keys.Partitioning before, Keys.Partitioning after) {
        return before.strategy().equals(after.strategy()) && text(before.key(), after.key());
    }

    boolean partition(Keys.Partition before, Keys.Partition after) {
        return before.bound().equals(after.bound())
                && hints.elsewhere().table(before.name()).equals(after.name());
    }

    private boolean texts(List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            String renamed = renamedKey(before.get(i));
            if (!renamed.equals(after.get(i)) && !text(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// A column's name, or a name with its options, as an index has them.
    private String renamedKey(String key) {
        for (Map.Entry<String, String> renamed : hints.renamedFields().entrySet()) {
            if (key.equals(renamed.getKey()) || key.startsWith(renamed.getKey() + " ")) {
                return renamed.getValue() + key.substring(renamed.getKey().length());
            }
        }
        return key;
    }

    List<String> fields(List<String> names) {
        List<String> renamed = new ArrayList<>(names.size());
        for (String name : names) {
            renamed.add(hints.renamedFields().getOrDefault(name, name));
        }
        return renamed;
    }

    private QualifiedName table(QualifiedName target) {
        QualifiedName newName = hints.newName();
        return newName != null && target.equals(hints.oldName())
                ? newName
                : hints.elsewhere().table(target);
    }

    private List<String> targetFields(Keys.ForeignKey key) {
        if (key.target().equals(hints.oldName())) {
            return fields(key.targetColumns());
        }
        List<String> renamed = new ArrayList<>(key.targetColumns().size());
        for (String name : key.targetColumns()) {
            renamed.add(hints.elsewhere().field(key.target(), name));
        }
        return renamed;
    }
}
