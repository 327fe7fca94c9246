package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.Statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// ON CONFLICT: its target and what it does. One thread.
final class ConflictBinder {
    private final Binding binding;

    ConflictBinder(Binding binding) {
        this.binding = binding;
    }

    void onConflict(
            Statement.OnConflict conflict,
            FromItem.Relation relation,
            @Nullable RelationInfo target,
            RangeEntry entry,
            Level level) {
        if (conflict.update() && conflict.elements().isEmpty() && conflict.constraint() == null) {
            binding.error(
                    "42601",
                    conflict.span(),
                    "ON CONFLICT DO UPDATE requires inference specification or constraint name");
        }
        level.clause = Level.Clause.INDEX_EXPRESSION;
        List<Bound> elements = new ArrayList<>();
        for (Statement.ConflictElement element : conflict.elements()) {
            Bound value = binding.expressions.bind(element.value(), level);
            elements.add(value);
            if (!element.collation().isEmpty()) {
                binding.collations.named(element.collation(), value.span());
            }
            if (!element.operatorClass().isEmpty()) {
                operatorClass(element.operatorClass());
            }
        }
        Expr targetWhere = conflict.targetWhere();
        if (targetWhere != null) {
            // The server does not ask whether it is a truth.
            level.clause = Level.Clause.INDEX_PREDICATE;
            binding.expressions.bind(targetWhere, level);
        }
        Name constraint = conflict.constraint();
        if (constraint != null) {
            constraint(constraint, target);
        } else if (!elements.isEmpty() && target != null) {
            infer(elements, target, entry, targetWhere != null);
        }
        if (conflict.update()) {
            RangeEntry excluded =
                    target == null
                            ? new RangeEntry(
                                    RangeEntry.Kind.OPEN,
                                    "excluded",
                                    level,
                                    List.of(),
                                    null,
                                    Bound.UNRESOLVED)
                            : binding.from.entry(target, null, "excluded", level);
            binding.from.added(excluded, level);
            Level.Item item = new Level.Item(excluded, true, true);
            level.namespace.add(item);
            binding.assignments.set(conflict.set(), relation, target, level);
            Expr where = conflict.where();
            if (where != null) {
                level.clause = Level.Clause.WHERE;
                binding.bool(binding.expressions.bind(where, level), "WHERE");
            }
            level.namespace.remove(item);
        }
        level.clause = Level.Clause.NONE;
    }

    /// Whether the class fits the element does not matter to the server.
    private void operatorClass(List<Name> name) {
        if (!binding.properlyQualified(name, Span.NOWHERE) || !binding.inDatabase(name, null)) {
            return;
        }
        String schema = name.size() > 1 ? name.get(name.size() - 2).text() : null;
        Boolean known = binding.catalog.hasOperatorClass(schema, name.getLast().text());
        if (known == null) {
            binding.cannotTell("operator class \"" + Names.dotted(name) + "\" is not known here");
        } else if (!known) {
            binding.missing(
                    schema,
                    null,
                    "operator class \""
                            + Names.dotted(name)
                            + "\" does not exist for access method \"btree\"");
        }
    }

    private void constraint(Name constraint, @Nullable RelationInfo target) {
        if (target == null) {
            return;
        }
        Boolean known = target.hasConstraint(constraint.text());
        if (known == null) {
            binding.cannotTell(
                    "the names of the constraints of \"" + target.name() + "\" are not known");
        } else if (!known) {
            binding.error(
                    "42704",
                    null,
                    "constraint \""
                            + constraint.text()
                            + "\" for table \""
                            + target.name()
                            + "\" does not exist");
        }
    }

    /// The target of ON CONFLICT must be a unique key; the server finds out when it plans.
    private void infer(
            List<Bound> elements, RelationInfo target, RangeEntry entry, boolean predicate) {
        Set<Integer> wanted = new HashSet<>();
        for (Bound element : elements) {
            if (!(element instanceof Bound.Column column) || column.entry() != entry) {
                return;
            }
            wanted.add(column.index());
        }
        for (RelationInfo.Key key : target.uniqueKeys()) {
            boolean fits = wanted.equals(new HashSet<>(key.columns())) && !key.deferrable();
            if (fits && (!key.partial() || predicate)) {
                return;
            }
            if (key.expression()) {
                return;
            }
        }
        binding.report(
                new Fault(
                        "42P10",
                        Severity.WARNING,
                        null,
                        "there is no unique or exclusion constraint matching the ON CONFLICT"
                                + " specification",
                        null,
                        null,
                        List.of()));
    }
}
