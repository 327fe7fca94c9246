package org.schemaregistry.core.rule;

import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.List;

/// Weighs changes for one profile by the rows of [ChangeRule].
///
/// Immutable.
public record RuleSet(Profile profile) {
    public static final RuleSet DEFAULT = new RuleSet(Profile.READWRITE);

    /// The changes worth telling, in their order, each with its rule and bump. A change that only
    /// follows from another is left out; if there is nothing else to tell, it stays with PATCH.
    public List<ClassifiedChange> classify(List<Change> changes, Table before, Table after) {
        Weighing weighing = new Weighing(before, after);
        List<ClassifiedChange> told = new ArrayList<>();
        for (Change change : Consequences.without(changes)) {
            told.add(classified(change, weighing.weigh(change)));
        }
        return List.copyOf(told);
    }

    /// The changes of one table, its coming, going or renaming included.
    public List<ClassifiedChange> classify(TableDelta delta) {
        return switch (delta) {
            case TableDelta.Added added ->
                    classify(delta.allChanges(), added.table(), added.table());
            case TableDelta.Dropped dropped ->
                    classify(delta.allChanges(), dropped.table(), dropped.table());
            case TableDelta.Renamed renamed ->
                    classify(delta.allChanges(), renamed.before(), renamed.after());
            case TableDelta.Changed changed ->
                    classify(delta.allChanges(), changed.before(), changed.after());
        };
    }

    /// The bump of a whole publication: the largest. Content that differs gets at least PATCH, even
    /// if the profile's users do not notice.
    public static Bump bump(List<ClassifiedChange> changes) {
        Bump bump = Bump.NONE;
        for (ClassifiedChange change : changes) {
            if (change.rule() != ChangeRule.PRIVILEGE_CHANGED) {
                bump = bump.max(change.bump()).max(Bump.PATCH);
            }
        }
        return bump;
    }

    private ClassifiedChange classified(Change change, Weighing.Weight weight) {
        Variant variant = weight.rule().variant(weight.condition());
        return new ClassifiedChange(
                change, weight.rule(), variant.bump(profile), variant.affects(), variant.flags());
    }
}
