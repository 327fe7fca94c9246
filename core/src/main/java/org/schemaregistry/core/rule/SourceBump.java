package org.schemaregistry.core.rule;

import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.TableDelta;

/// How far a source's own version moves: by the largest bump of its tables. A new table is MINOR, a
/// dropped one MAJOR.
///
/// Named types, routines, operators and casts are no part of it: they are told by a source event,
/// and what they change in a table moves that table. Rights and scope move nothing either.
public final class SourceBump {
    private SourceBump() {}

    public static Bump of(SourceDiff diff, RuleSet rules) {
        Bump bump = Bump.NONE;
        for (TableDelta delta : diff.tables()) {
            bump = bump.max(RuleSet.bump(rules.classify(delta)));
        }
        return bump;
    }
}
