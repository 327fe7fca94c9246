package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.JsonForm;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.SelectStatement.Body;
import org.schemaregistry.sql.syntax.SelectStatement.GroupItem;
import org.schemaregistry.sql.syntax.Statement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks a statement that is not bound yet for the unqualified tables it names, in the order of the
/// server's `raw_expression_tree_walker`; names of WITH items inside of it are no such tables. One
/// thread.
final class TableReferences {

    /// Told of each table.
    interface Visitor {
        void table(FromItem.Relation relation, Recursion.Place place);
    }

    private final Visitor visitor;
    private final Deque<Set<String>> inner = new ArrayDeque<>();
    private Recursion.Place place;

    TableReferences(Visitor visitor, Recursion.Place place) {
        this.visitor = visitor;
        this.place = place;
    }

    void statement(Statement statement) {
        switch (statement) {
            case SelectStatement select -> select(select);
            case Statement.Insert insert -> {
                item(insert.target());
                SelectStatement source = insert.source();
                if (source != null) {
                    select(source);
                }
                Statement.OnConflict conflict = insert.onConflict();
                if (conflict != null) {
                    conflict.set().forEach(each -> expression(each.value()));
                    expression(conflict.where());
                }
                returning(insert.returning());
            }
            case Statement.Update update -> {
                item(update.target());
                update.set().forEach(each -> expression(each.value()));
                expression(update.where());
                items(update.from());
                returning(update.returning());
            }
            case Statement.Delete delete -> {
                item(delete.target());
                items(delete.using());
                expression(delete.where());
                returning(delete.returning());
            }
            case Statement.Merge merge -> {
                item(merge.target());
                item(merge.source());
                expression(merge.on());
                merge.whens().forEach(this::when);
                returning(merge.returning());
            }
            case Statement.NotQuery ignored -> {}
        }
    }

    private void when(Statement.MergeWhen when) {
        expression(when.condition());
        when.set().forEach(each -> expression(each.value()));
        List<Expr> values = when.values();
        if (values != null) {
            expressions(values);
        }
    }

    private void returning(Statement.@Nullable Returning returning) {
        if (returning != null) {
            returning.targets().forEach(target -> expression(target.value()));
        }
    }

    /// The items of a WITH clause and then what it stands before; each sees those that it may name.
    void with(SelectStatement.With with, @Nullable Runnable rest) {
        Set<String> names = new HashSet<>();
        inner.push(names);
        for (SelectStatement.CommonTable table : with.tables()) {
            if (with.recursive()) {
                names.add(table.name().text());
            }
        }
        for (SelectStatement.CommonTable table : with.tables()) {
            statement(table.query());
            names.add(table.name().text());
        }
        if (rest != null) {
            rest.run();
        }
        inner.pop();
    }

    void select(SelectStatement select) {
        SelectStatement.With with = select.with();
        if (with == null) {
            body(select);
        } else {
            with(with, () -> body(select));
        }
    }

    /// A query in an expression, which starts anew.
    private void sublink(SelectStatement select) {
        Recursion.Place before = place;
        place = Recursion.Place.SUBQUERY;
        select(select);
        place = before;
    }

    void body(SelectStatement select) {
        switch (select.body()) {
            case Body.Core core -> {
                core(core);
                decoration(select);
            }
            case Body.Values values -> {
                values.rows().forEach(this::expressions);
                decoration(select);
            }
            case Body.SetOperation ignored -> {
                decoration(select);
                operands(select);
            }
        }
    }

    private void decoration(SelectStatement select) {
        keys(select.orderBy());
        expression(select.offset());
        expression(select.limit());
        for (SelectStatement.Locking locking : select.locking()) {
            items(locking.of());
        }
    }

    private void core(Body.Core core) {
        expressions(core.distinctOn());
        core.targets().forEach(target -> expression(target.value()));
        items(core.from());
        expression(core.where());
        core.groupBy().forEach(this::group);
        expression(core.having());
        core.windows().forEach(window -> window(window.window()));
    }

    /// A right operand with where it stands.
    private record Operand(SelectStatement query, Recursion.Place place) {}

    /// A chain of set operations is one deep left spine: walked in a loop.
    private void operands(SelectStatement select) {
        Recursion.Place before = place;
        Recursion.Place here = place;
        Deque<Operand> rights = new ArrayDeque<>();
        SelectStatement each = select;
        boolean more = true;
        while (more && each.body() instanceof Body.SetOperation operation) {
            Recursion.Place right = here;
            if (here == Recursion.Place.PLAIN && operation.word().equals("EXCEPT")) {
                right = Recursion.Place.EXCEPT;
                here = operation.all() ? right : here;
            } else if (here == Recursion.Place.PLAIN && operation.word().equals("INTERSECT")) {
                here = operation.all() ? Recursion.Place.INTERSECT : here;
                right = here;
            }
            rights.push(new Operand(operation.right(), right));
            each = operation.left();
            more = each.isBare();
        }
        place = here;
        select(each);
        for (Operand operand : rights) {
            place = operand.place();
            select(operand.query());
        }
        place = before;
    }

    private void items(List<? extends FromItem> items) {
        items.forEach(this::item);
    }

    private void item(FromItem item) {
        switch (item) {
            case FromItem.Relation relation -> {
                boolean named = relation.name().size() == 1;
                String name = relation.name().getLast().text();
                if (named && inner.stream().noneMatch(names -> names.contains(name))) {
                    visitor.table(relation, place);
                }
            }
            case FromItem.Subquery subquery -> select(subquery.query());
            case FromItem.Function function ->
                    function.routines().forEach(routine -> expression(routine.call()));
            case FromItem.XmlTable table -> {
                both(table.row(), table.document());
                for (FromItem.XmlColumn column : table.columns()) {
                    expression(column.path());
                    expression(column.otherwise());
                }
                table.namespaces().forEach(namespace -> expression(namespace.value()));
            }
            case FromItem.JsonTable table -> {
                expression(table.context().expr());
                values(table.passing());
            }
            case FromItem.Join join -> join(join);
            case FromItem.Malformed ignored -> {}
        }
    }

    private void join(FromItem.Join join) {
        Recursion.Place before = place;
        boolean plain = place == Recursion.Place.PLAIN;
        boolean leftNulls =
                join.kind() == FromItem.JoinKind.RIGHT || join.kind() == FromItem.JoinKind.FULL;
        boolean rightNulls =
                join.kind() == FromItem.JoinKind.LEFT || join.kind() == FromItem.JoinKind.FULL;
        place = plain && leftNulls ? Recursion.Place.OUTER_JOIN : before;
        item(join.left());
        place = plain && rightNulls ? Recursion.Place.OUTER_JOIN : before;
        item(join.right());
        place = before;
        expression(join.on());
    }

    private void group(GroupItem item) {
        switch (item) {
            case GroupItem.Plain(Expr value) -> expression(value);
            case GroupItem.Empty ignored -> {}
            case GroupItem.Sets sets -> sets.items().forEach(this::group);
        }
    }

    private void window(Expr.Window window) {
        expressions(window.partitionBy());
        keys(window.orderBy());
        Expr.Frame frame = window.frame();
        if (frame != null) {
            expression(frame.start());
            expression(frame.end());
        }
    }

    private void keys(List<Expr.SortKey> keys) {
        keys.forEach(key -> expression(key.value()));
    }

    private void expressions(List<Expr> items) {
        items.forEach(this::expression);
    }

    private void expression(@Nullable Expr expr) {
        switch (expr) {
            case null -> {}
            case Expr.Operation o -> operation(o);
            case Expr.Logic l -> expressions(l.operands());
            case Expr.Not n -> expression(n.operand());
            case Expr.Is i -> expression(i.operand());
            case Expr.IsDistinct d -> both(d.left(), d.right());
            case Expr.Between b -> {
                both(b.operand(), b.low());
                expression(b.high());
            }
            case Expr.InList i -> {
                expression(i.operand());
                expressions(i.items());
            }
            case Expr.InQuery i -> {
                sublink(i.query());
                expression(i.operand());
            }
            case Expr.Like l -> {
                both(l.left(), l.pattern());
                expression(l.escape());
            }
            case Expr.Quantified q -> both(q.left(), q.array());
            case Expr.QuantifiedQuery q -> {
                sublink(q.query());
                expression(q.left());
            }
            case Expr.Exists e -> sublink(e.query());
            case Expr.Scalar s -> sublink(s.query());
            case Expr.ArrayQuery a -> sublink(a.query());
            case Expr.ArrayOf a -> expressions(a.items());
            case Expr.Row r -> expressions(r.items());
            case Expr.Subscript s -> {
                expression(s.base());
                for (Expr.Index index : s.indexes()) {
                    expression(index.lower());
                    expression(index.upper());
                }
            }
            case Expr.FieldOf f -> expression(f.base());
            case Expr.AllFieldsOf a -> expression(a.base());
            case Expr.Case c -> {
                expression(c.operand());
                for (Expr.When when : c.whens()) {
                    both(when.condition(), when.result());
                }
                expression(c.otherwise());
            }
            case Expr.Coalesce c -> expressions(c.items());
            case Expr.NullIf n -> both(n.left(), n.right());
            case Expr.MinMax m -> expressions(m.items());
            case Expr.Cast c -> expression(c.operand());
            case Expr.Call c -> call(c);
            case Expr.Collate c -> expression(c.operand());
            case Expr.Grouping g -> expressions(g.items());
            case Expr.Json j -> json(j.form());
            case Expr.Xml x -> {
                x.named().forEach(named -> expression(named.value()));
                expressions(x.arguments());
            }
            case Expr.Column ignored -> {}
            case Expr.Star ignored -> {}
            case Expr.Parameter ignored -> {}
            case Expr.Literal ignored -> {}
            case Expr.ValueFunction ignored -> {}
            case Expr.Default ignored -> {}
            case Expr.CurrentOf ignored -> {}
            case Expr.Malformed ignored -> {}
        }
    }

    private void json(JsonForm form) {
        switch (form) {
            case JsonForm.Plain(JsonForm.Value value) -> expression(value.expr());
            case JsonForm.Constructor c -> {
                expressions(c.keys());
                values(c.values());
            }
            case JsonForm.ArrayOfQuery a -> sublink(a.query());
            case JsonForm.Aggregate a -> call(a.call());
            case JsonForm.Parse p -> expression(p.value().expr());
            case JsonForm.Scalar s -> expression(s.value());
            case JsonForm.Serialize s -> expression(s.value().expr());
            case JsonForm.Path p -> {
                both(p.context().expr(), p.path());
                values(p.passing());
            }
        }
    }

    private void values(List<JsonForm.Value> values) {
        values.forEach(value -> expression(value.expr()));
    }

    private void both(Expr first, Expr second) {
        expression(first);
        expression(second);
    }

    /// A chain of operators is one deep left spine: walked in a loop.
    private void operation(Expr.Operation operation) {
        Deque<Expr.Operation> spine = new ArrayDeque<>();
        Expr each = operation;
        while (each instanceof Expr.Operation left) {
            spine.push(left);
            each = left.left();
        }
        expression(each);
        for (Expr.Operation step : spine) {
            expression(step.right());
        }
    }

    private void call(Expr.Call call) {
        call.arguments().forEach(argument -> expression(argument.value()));
        keys(call.orderBy());
        expression(call.filter());
        Expr.Over over = call.over();
        if (over != null && over.window() != null) {
            window(over.window());
        }
    }
}
