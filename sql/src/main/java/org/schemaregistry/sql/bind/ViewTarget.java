package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Parser;
import org.schemaregistry.sql.syntax.SelectStatement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a write to a view surely reaches the table behind it. The server rewrites a write to a
/// simple view and refuses one to any other view unless a trigger or a rule takes it; rules are not
/// part of a contract, so what is not simple is not judged. See "Updatable Views" in the reference
/// of CREATE VIEW. Stateless.
final class ViewTarget {
    private static final int MAX_DEPTH = 32;

    private static final Pattern INSTEAD =
            Pattern.compile(
                    " INSTEAD OF ((?:INSERT|UPDATE|DELETE)(?: OR (?:INSERT|UPDATE|DELETE))*)\\b");

    /// What is done to a view; a MERGE does several.
    enum Write {
        INSERT,
        UPDATE,
        DELETE
    }

    private ViewTarget() {}

    /// The writes that INSTEAD OF triggers take, by their definitions as the server spells them.
    static Set<Write> takenByTriggers(List<Keys.Trigger> triggers) {
        Set<Write> taken = EnumSet.noneOf(Write.class);
        for (Keys.Trigger trigger : triggers) {
            Matcher instead = INSTEAD.matcher(trigger.definition());
            if (instead.find()) {
                for (String event : instead.group(1).split(" OR ", -1)) {
                    taken.add(Write.valueOf(event));
                }
            }
        }
        return taken;
    }

    /// Why a write to these columns of the view cannot be judged; null where it surely can be made.
    static @Nullable String doubt(
            SchemaCatalog catalog, RelationInfo view, Write write, Collection<Integer> written) {
        return doubt(catalog, view, write, written, 0);
    }

    /// The same of an action of a MERGE: where triggers take one of them, they must take them all.
    static @Nullable String doubtOfMerge(
            SchemaCatalog catalog, RelationInfo view, Write write, Collection<Integer> written) {
        SchemaCatalog.View known = catalog.view(view);
        boolean mixed =
                known != null
                        && !known.takenByTriggers().isEmpty()
                        && !known.takenByTriggers().contains(write);
        return mixed ? doubtful(view) : doubt(catalog, view, write, written);
    }

    private static @Nullable String doubt(
            SchemaCatalog catalog,
            RelationInfo view,
            Write write,
            Collection<Integer> written,
            int depth) {
        SchemaCatalog.View known = catalog.view(view);
        if (known == null || depth == MAX_DEPTH) {
            return doubtful(view);
        }
        if (known.takenByTriggers().contains(write)) {
            return null;
        }
        SelectStatement.Body.Core core = simple(catalog, known.definition());
        if (core == null || core.targets().size() != view.columns().size()) {
            return doubtful(view);
        }
        List<Name> from = ((FromItem.Relation) core.from().get(0)).name();
        String schema = from.size() > 1 ? from.get(from.size() - 2).text() : null;
        if (!(catalog.find(schema, from.getLast().text())
                instanceof SchemaCatalog.Lookup.Found(RelationInfo base))) {
            return doubtful(view);
        }
        List<Integer> behind = new ArrayList<>();
        for (int position : written) {
            Integer column = position < 0 ? null : behind(core.targets().get(position), base);
            if (column == null) {
                return doubtful(view);
            }
            behind.add(column);
        }
        return switch (base.kind()) {
            case TABLE, FOREIGN_TABLE ->
                    behind.stream().anyMatch(c -> base.columns().get(c).alwaysGenerated())
                            ? doubtful(view)
                            : null;
            case VIEW -> doubt(catalog, base, write, behind, depth + 1);
            case MATERIALIZED_VIEW, SEQUENCE -> doubtful(view);
        };
    }

    /// The body of a view over one relation whose rows are the relation's own; null if it is not.
    private static SelectStatement.Body.@Nullable Core simple(
            SchemaCatalog catalog, String definition) {
        if (new Parser(catalog.majorVersion()).parse(definition).statement()
                        instanceof SelectStatement select
                && select.isBare()
                && select.body() instanceof SelectStatement.Body.Core core
                && !core.distinct()
                && core.distinctOn().isEmpty()
                && core.groupBy().isEmpty()
                && core.having() == null
                && core.from().size() == 1
                && core.from().get(0) instanceof FromItem.Relation relation
                && relation.sample() == null
                && core.targets().stream().noneMatch(t -> mayCall(t.value(), definition))) {
            return core;
        }
        return null;
    }

    /// A call might aggregate or return sets. Whoever shows no parenthesis calls nothing.
    private static boolean mayCall(Expr value, String definition) {
        return definition.substring(value.span().start(), value.span().end()).indexOf('(') >= 0;
    }

    private static @Nullable Integer behind(SelectStatement.Target target, RelationInfo base) {
        if (!(target.value() instanceof Expr.Column column)) {
            return null;
        }
        int index = base.indexOf(column.parts().getLast().text());
        return index < 0 ? null : index;
    }

    private static String doubtful(RelationInfo view) {
        return "whether view \"" + view.name() + "\" takes this write is not judged offline";
    }
}
