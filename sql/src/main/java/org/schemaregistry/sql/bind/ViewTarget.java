package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Parser;
import org.schemaregistry.sql.syntax.SelectStatement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Whether a write to a view surely reaches the table behind it. The server rewrites a write to a
/// simple view and refuses one to any other view unless a trigger or a rule takes it; rules are not
/// part of a contract, so what is not simple is not judged. See "Updatable Views" in the reference
/// of CREATE VIEW. Stateless.
final class ViewTarget {
    private static final int MAX_DEPTH = 32;

    private ViewTarget() {}

    /// Why a write to these columns of the view cannot be judged; null where it surely can be made.
    static @Nullable String doubt(
            SchemaCatalog catalog, RelationInfo view, Collection<Integer> written) {
        return doubt(catalog, view, written, 0);
    }

    private static @Nullable String doubt(
            SchemaCatalog catalog, RelationInfo view, Collection<Integer> written, int depth) {
        SchemaCatalog.View known = catalog.view(view);
        if (known == null || depth == MAX_DEPTH) {
            return doubtful(view);
        }
        if (known.writtenByTrigger()) {
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
            case VIEW -> doubt(catalog, base, behind, depth + 1);
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
