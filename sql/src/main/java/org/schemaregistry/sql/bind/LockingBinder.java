package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;

/// FOR UPDATE and its kin, and which queries have no rows to lock: the server's
/// `transformLockingClause`. One thread.
final class LockingBinder {
    private final Binding binding;

    LockingBinder(Binding binding) {
        this.binding = binding;
    }

    /// What keeps rows of the query from being locked; empty where nothing does.
    private static String unlockable(SelectStatement.Body.Core core, Level level, boolean grouped) {
        return core.distinct()
                ? "DISTINCT clause"
                : grouped
                        ? "GROUP BY clause"
                        : core.having() != null
                                ? "HAVING clause"
                                : level.hasAggregates
                                        ? "aggregate functions"
                                        : level.hasWindows ? "window functions" : setTargets(level);
    }

    private static String setTargets(Level level) {
        return level.returnsSets ? "set-returning functions in the target list" : "";
    }

    private static boolean locks(SelectStatement.Locking locking, RangeEntry entry) {
        return locking.of().isEmpty()
                || locking.of().stream()
                        .anyMatch(of -> of.name().getLast().text().equals(entry.alias));
    }

    /// Tells the level above what keeps this query, or one below it, from being locked.
    static void tellUnlockable(SelectStatement.Body.Core core, Level level, boolean grouped) {
        Level parent = level.parent;
        if (parent != null) {
            parent.unlockableBelow = unlockable(core, level, grouped);
            for (RangeEntry entry : level.entries) {
                if (parent.unlockableBelow.isEmpty()) {
                    parent.unlockableBelow = entry.unlockable;
                }
            }
        }
    }

    /// FOR UPDATE and its kin.
    void bind(SelectStatement query, SelectStatement.Body.Core core, Level level, boolean grouped) {
        for (SelectStatement.Locking locking : query.locking()) {
            binding.locks = true;
            String what = "FOR " + locking.strength();
            String clash = unlockable(core, level, grouped);
            for (RangeEntry entry : level.entries) {
                if (clash.isEmpty() && locks(locking, entry)) {
                    clash = entry.unlockable;
                }
            }
            if (!clash.isEmpty()) {
                binding.error("0A000", null, what + " is not allowed with " + clash);
            }
            for (FromItem.Relation relation : locking.of()) {
                Name name = relation.name().getLast();
                if (relation.name().size() > 1) {
                    binding.error(
                            "42601",
                            relation.span(),
                            what + " must specify unqualified relation names");
                    continue;
                }
                boolean found = false;
                for (RangeEntry entry : level.entries) {
                    if (entry.alias.equals(name.text())) {
                        found = true;
                        refuseLock(entry, what, relation.span());
                    }
                }
                if (!found && !binding.names.sawOpen(level)) {
                    binding.error(
                            "42P01",
                            relation.span(),
                            "relation \""
                                    + name.text()
                                    + "\" in "
                                    + what
                                    + " clause not found in FROM clause");
                }
            }
        }
    }

    private void refuseLock(RangeEntry entry, String what, Span span) {
        String to =
                switch (entry.kind) {
                    case RELATION, SUBQUERY, OPEN -> "";
                    case FUNCTION -> "a function";
                    case JOIN -> "a join";
                    case COMMON_TABLE -> "a WITH query";
                    case VALUES -> "VALUES";
                };
        if (!to.isEmpty()) {
            binding.error("0A000", span, what + " cannot be applied to " + to);
        }
    }
}
