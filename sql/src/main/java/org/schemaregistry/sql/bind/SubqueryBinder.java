package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.List;

/// Queries within expressions. One thread.
final class SubqueryBinder {
    private final Binding binding;

    SubqueryBinder(Binding binding) {
        this.binding = binding;
    }

    /// `x op ANY (SELECT ...)` and `x IN (SELECT ...)`: the query is looked at before `x`.
    Bound anyQuery(
            Span span,
            Expr.OperatorName operator,
            Expr leftTree,
            SelectStatement query,
            Level level) {
        refuse(operator.span(), level);
        SelectBinder.Result result = binding.selects.inExpression(query, level);
        Bound left = binding.expressions.bind(leftTree, level);
        List<Bound> lefts = binding.composites.itemsOf(left);
        List<Bound> rights = new ArrayList<>();
        for (RangeEntry.Column column : result.columns()) {
            rights.add(new Bound.Computed(operator.span(), "column", List.of(), column.type()));
        }
        if (!result.open()) {
            if (lefts.size() < rights.size()) {
                binding.error("42601", operator.span(), "subquery has too many columns");
                return binding.expressions.bool(span, "any", List.of());
            }
            if (lefts.size() > rights.size()) {
                binding.error("42601", operator.span(), "subquery has too few columns");
                return binding.expressions.bool(span, "any", List.of());
            }
            if (lefts.size() == 1 && binding.returnsSet(left)) {
                binding.error(
                        "42804", operator.span(), "row comparison operator must not return a set");
            } else if (lefts.size() == 1) {
                Bound test =
                        binding.operators.operator(span, operator, lefts.get(0), rights.get(0));
                if (!Binding.unresolved(test) && !binding.is(test, Oids.BOOL)) {
                    binding.error(
                            "42804",
                            operator.span(),
                            "row comparison operator must yield type boolean, not type "
                                    + binding.types.catalog().format(test.type()));
                }
            } else {
                binding.operators.rows(operator, lefts, rights);
            }
        }
        return subquery(span, query, List.of(left), result, binding.type(Oids.BOOL));
    }

    Bound subquery(
            Span span,
            SelectStatement query,
            List<Bound> arguments,
            SelectBinder.Result result,
            TypeRef type) {
        return new Bound.Subquery(
                span,
                query,
                binding.source.text(query.span()),
                arguments,
                result.outer(),
                result.aggregates(),
                type);
    }

    /// No index is made of a query, so ON CONFLICT may not ask for one.
    private void refuse(Span at, Level level) {
        String words =
                switch (level.clause) {
                    case INDEX_EXPRESSION -> "index expression";
                    case INDEX_PREDICATE -> "index predicate";
                    case NONE,
                            TARGET,
                            JOIN_ON,
                            FROM_FUNCTION,
                            FROM_SUBQUERY,
                            WHERE,
                            FILTER,
                            HAVING,
                            ORDER_BY,
                            GROUP_BY,
                            DISTINCT_ON,
                            LIMIT,
                            OFFSET,
                            WINDOW_PARTITION,
                            WINDOW_ORDER,
                            WINDOW_FRAME,
                            VALUES,
                            INSERT_SOURCE,
                            UPDATE_SOURCE,
                            RETURNING,
                            MERGE_WHEN ->
                            "";
                };
        if (!words.isEmpty()) {
            binding.error("0A000", at, "cannot use subquery in " + words);
        }
    }

    Bound exists(Expr.Exists exists, Level level) {
        refuse(exists.span(), level);
        SelectBinder.Result result = binding.selects.inExpression(exists.query(), level);
        return subquery(exists.span(), exists.query(), List.of(), result, binding.type(Oids.BOOL));
    }

    Bound scalar(Expr.Scalar scalar, Level level) {
        refuse(scalar.span(), level);
        SelectBinder.Result result = binding.selects.inExpression(scalar.query(), level);
        TypeRef type = Bound.UNRESOLVED;
        if (!result.open()) {
            if (result.columns().size() == 1) {
                type = result.columns().get(0).type();
            } else {
                binding.error("42601", scalar.span(), "subquery must return only one column");
            }
        }
        Bound value = subquery(scalar.span(), scalar.query(), List.of(), result, type);
        return collated(value, result);
    }

    Bound arrayQuery(Expr.ArrayQuery array, Level level) {
        refuse(array.span(), level);
        SelectBinder.Result result = binding.selects.inExpression(array.query(), level);
        TypeRef type = Bound.UNRESOLVED;
        if (!result.open()) {
            if (result.columns().size() == 1) {
                PgType element = result.columns().get(0).type().type();
                PgType whole = binding.types.catalog().arrayOf(element);
                if (whole == null && element.isArray()) {
                    whole = element;
                }
                type = whole == null ? Bound.UNRESOLVED : TypeRef.of(whole);
            } else {
                binding.error("42601", array.span(), "subquery must return only one column");
            }
        }
        Bound value = subquery(array.span(), array.query(), List.of(), result, type);
        return collated(value, result);
    }

    private Bound collated(Bound value, SelectBinder.Result result) {
        if (!result.columns().isEmpty()) {
            binding.collations.column(value, result.columns().get(0));
        }
        return value;
    }
}
