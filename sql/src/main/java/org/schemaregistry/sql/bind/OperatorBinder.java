package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.OperatorResolution;
import org.schemaregistry.sql.type.Operators;
import org.schemaregistry.sql.type.PgOperator;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Operators and what the grammar makes of them: comparisons of rows, BETWEEN, IN, LIKE, ANY of an
/// array. One thread.
final class OperatorBinder {
    private final Binding binding;

    OperatorBinder(Binding binding) {
        this.binding = binding;
    }

    /// A long chain of operators is one deep left spine: walked in a loop, not by recursion.
    Bound operation(Expr.Operation operation, Level level) {
        Deque<Expr.Operation> spine = new ArrayDeque<>();
        Expr.Operation each = operation;
        spine.push(each);
        while (each.left() instanceof Expr.Operation left && !isRowComparison(left)) {
            spine.push(left);
            each = left;
        }
        Expr.Operation deepest = spine.getFirst();
        Expr first = deepest.left();
        Bound left;
        if (first instanceof Expr.Row && deepest.right() instanceof Expr.Scalar scalar) {
            spine.removeFirst();
            left =
                    binding.subqueries.anyQuery(
                            deepest.span(), deepest.operator(), first, scalar.query(), level);
        } else {
            left = first == null ? null : operand(first, level);
        }
        for (Expr.Operation step : spine) {
            left = step(step, left, level);
        }
        return left == null ? new Bound.Unresolved(operation.span()) : left;
    }

    private static boolean isRowComparison(Expr.Operation operation) {
        return operation.left() instanceof Expr.Row && operation.right() instanceof Expr.Row;
    }

    private Bound operand(Expr expr, Level level) {
        return binding.expressions.bind(expr, level);
    }

    private Bound step(Expr.Operation operation, @Nullable Bound left, Level level) {
        Bound right = binding.expressions.bind(operation.right(), level);
        if (left instanceof Bound.Row l && right instanceof Bound.Row r) {
            return rowOperation(operation.span(), operation.operator(), l, r);
        }
        return operator(operation.span(), operation.operator(), left, right);
    }

    private void runs(PgOperator operator, Span at) {
        binding.runs(Coverage.Unseen.Through.OPERATOR, operator.schema(), operator.name(), at);
    }

    private void inDatabase(Expr.OperatorName operator) {
        binding.inDatabase(
                operator.database(),
                null,
                operator.database() + "." + operator.schema() + "." + operator.name());
    }

    /// `left op right` on bound operands.
    Bound operator(Span span, Expr.OperatorName operator, @Nullable Bound left, Bound right) {
        inDatabase(operator);
        OperatorResolution found =
                left == null
                        ? binding.types
                                .operators()
                                .prefix(operator.schema(), operator.name(), right.type().type())
                        : binding.types
                                .operators()
                                .binary(
                                        operator.schema(),
                                        operator.name(),
                                        left.type().type(),
                                        right.type().type());
        List<Bound> operands = left == null ? List.of(right) : List.of(left, right);
        return switch (found) {
            case OperatorResolution.Found(
                            var op,
                            PgType leftType,
                            PgType rightType,
                            PgType result) -> {
                runs(op, operator.span());
                List<Bound> arguments = new ArrayList<>(2);
                if (left != null && leftType != null) {
                    arguments.add(binding.coerced(left, TypeRef.of(leftType)));
                }
                arguments.add(binding.coerced(right, TypeRef.of(rightType)));
                binding.collations.meet(arguments);
                yield new Bound.Computed(
                        placed(span, operator.span(), operands),
                        List.of("operator", op.oid()),
                        arguments,
                        TypeRef.of(result));
            }
            case OperatorResolution.Failed(Problem problem) -> {
                binding.problem(problem, operator.span(), operands);
                yield new Bound.Unresolved(span);
            }
            case OperatorResolution.Open(PgType result, String reason) -> {
                if (reason != null) {
                    binding.cannotTell(reason);
                }
                yield result.isUnresolved()
                        ? new Bound.Unresolved(span)
                        : new Bound.Computed(
                                span, "operator " + operator.name(), operands, TypeRef.of(result));
            }
        };
    }

    /// The server's place of an operation is that of its sign or of its first operand, not that of
    /// a parenthesis or a type's name before it.
    private static Span placed(Span span, Span sign, List<Bound> operands) {
        for (Bound operand : operands) {
            if (operand.span().length() > 0) {
                int start = Math.min(sign.start(), operand.span().start());
                return new Span(start, Math.max(start, span.end()));
            }
        }
        return new Span(sign.start(), Math.max(sign.start(), span.end()));
    }

    private Bound rowOperation(
            Span span, Expr.OperatorName operator, Bound.Row left, Bound.Row right) {
        if (left.items().size() != right.items().size()) {
            binding.error("42601", operator.span(), "unequal number of entries in row expressions");
            return new Bound.Unresolved(span);
        }
        Span place = placed(span, operator.span(), left.items());
        return rows(operator, left.items(), right.items())
                ? binding.expressions.bool(place, operator.name(), List.of(left, right))
                : new Bound.Unresolved(span);
    }

    /// Compares two rows of one length; false if the operator does not.
    boolean rows(Expr.OperatorName operator, List<Bound> lefts, List<Bound> rights) {
        inDatabase(operator);
        Operators.RowResolution found =
                binding.types
                        .operators()
                        .row(
                                operator.schema(),
                                operator.name(),
                                Binding.typesOf(lefts),
                                Binding.typesOf(rights));
        pairs(found, operator.span(), lefts, rights);
        Problem problem = found.problem();
        if (problem != null) {
            binding.problem(problem, operator.span(), lefts);
        }
        boolean set = false;
        for (int i = 0; i < lefts.size() && i < rights.size(); i++) {
            set |= binding.returnsSet(lefts.get(i)) || binding.returnsSet(rights.get(i));
        }
        if (set && problem == null) {
            binding.error(
                    "42804", operator.span(), "row comparison operator must not return a set");
        }
        return problem == null && !set;
    }

    /// Checks the literals of the pairs that found an operator.
    private void pairs(
            Operators.RowResolution found, Span at, List<Bound> lefts, List<Bound> rights) {
        for (int i = 0; i < found.pairs().size() && i < lefts.size() && i < rights.size(); i++) {
            if (found.pairs().get(i)
                    instanceof
                    OperatorResolution.Found(var op, PgType left, PgType right, var result)) {
                runs(op, at);
                if (left != null && result != null) {
                    binding.coerced(lefts.get(i), TypeRef.of(left));
                }
                binding.coerced(rights.get(i), TypeRef.of(right));
                binding.collations.meet(List.of(lefts.get(i), rights.get(i)));
            }
        }
    }

    Bound isDistinct(Expr.IsDistinct distinct, Level level) {
        Bound left = binding.expressions.bind(distinct.left(), level);
        Bound right = binding.expressions.bind(distinct.right(), level);
        if (isNull(distinct.left()) || isNull(distinct.right())) {
            return binding.expressions.bool(distinct.span(), "is null", List.of(left, right));
        }
        Expr.OperatorName equals = new Expr.OperatorName(distinct.at(), null, "=");
        if (left instanceof Bound.Row l && right instanceof Bound.Row r) {
            return rowOperation(distinct.span(), equals, l, r);
        }
        return operator(distinct.span(), equals, left, right);
    }

    /// The bare word; a NULL of a type is a value like others.
    private static boolean isNull(Expr tree) {
        return tree instanceof Expr.Literal c && c.kind() == Expr.LiteralKind.NULL;
    }

    /// `a BETWEEN b AND c` is `a >= b AND a <= c`, with `a` looked at twice.
    Bound between(Expr.Between between, Level level) {
        Bound operand = binding.expressions.bind(between.operand(), level);
        Bound low = binding.expressions.bind(between.low(), level);
        String lower = between.negated() ? "<" : ">=";
        String upper = between.negated() ? ">" : "<=";
        String word = between.negated() ? "OR" : "AND";
        Bound first = binding.bool(compare(between, lower, operand, low), word);
        Bound high = binding.expressions.bind(between.high(), level);
        Bound second = binding.bool(compare(between, upper, again(operand), high), word);
        if (between.symmetric()) {
            compare(between, lower, again(operand), again(high));
            compare(between, upper, again(operand), again(low));
        }
        return binding.expressions.bool(
                between.span(), "between " + between.negated(), List.of(first, second));
    }

    /// The value as the server finds it when it looks once more: a parameter may have got a type.
    private Bound again(Bound value) {
        return value instanceof Bound.Parameter p && p.type().type().isUnknown()
                ? new Bound.Parameter(
                        p.span(),
                        p.number(),
                        TypeRef.of(binding.parameters.getOrDefault(p.number(), p.type().type())))
                : value;
    }

    private Bound compare(Expr.Between between, String operator, Bound left, Bound right) {
        Expr.OperatorName name = new Expr.OperatorName(between.at(), null, operator);
        if (left instanceof Bound.Row l && right instanceof Bound.Row r) {
            return rowOperation(between.span(), name, l, r);
        }
        return operator(between.span(), name, left, right);
    }

    Bound inList(Expr.InList in, Level level) {
        Bound left = binding.expressions.bind(in.operand(), level);
        List<Bound> items = binding.expressions.bindAll(in.items(), level);
        Expr.OperatorName name = new Expr.OperatorName(in.at(), null, in.negated() ? "<>" : "=");
        boolean rows = left instanceof Bound.Row;
        for (Bound item : items) {
            rows |= item instanceof Bound.Row;
        }
        if (rows) {
            for (Bound item : items) {
                if (left instanceof Bound.Row l && item instanceof Bound.Row r) {
                    rowOperation(in.span(), name, l, r);
                } else {
                    operator(in.span(), name, left, item);
                }
            }
            Span place =
                    left instanceof Bound.Row row
                            ? placed(in.span(), in.at(), row.items())
                            : in.span();
            return binding.expressions.bool(place, "in " + in.negated(), joined(left, items));
        }
        List<Boolean> columns = new ArrayList<>(items.size());
        for (Bound item : items) {
            columns.add(readsColumn(item, level));
        }
        Operators.InResolution found =
                binding.types
                        .operators()
                        .in(name.name(), left.type().type(), Binding.typesOf(items), columns);
        Problem problem = found.problem();
        if (problem != null) {
            for (PgType target : found.leftTargets()) {
                binding.coerced(left, TypeRef.of(target));
            }
            for (int i = 0; i < found.rightTargets().size() && i < items.size(); i++) {
                binding.coerced(items.get(i), TypeRef.of(found.rightTargets().get(i)));
            }
            binding.problem(problem, in.at(), joined(left, items));
            return new Bound.Unresolved(in.span());
        }
        refuseSets(in.span(), left, items, columns, found.array());
        // Each kind of item looks at the left side anew; with one kind the items come first.
        boolean many = found.leftTargets().size() > 1;
        Bound leftOperand = many ? leftOperand(left, found.leftTargets()) : left;
        List<Bound> operands = new ArrayList<>(items.size() + 1);
        List<Bound> coercedItems = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            boolean known = i < found.rightTargets().size();
            coercedItems.add(
                    known
                            ? binding.coerced(items.get(i), TypeRef.of(found.rightTargets().get(i)))
                            : items.get(i));
        }
        operands.add(many ? leftOperand : leftOperand(left, found.leftTargets()));
        operands.addAll(coercedItems);
        meet(operands, columns, found.array());
        return binding.expressions.bool(in.span(), "in " + in.negated(), operands);
    }

    /// The items of an array meet each other, then the left side; others meet it one by one.
    private void meet(List<Bound> operands, List<Boolean> columns, boolean array) {
        List<Bound> together = new ArrayList<>(operands.size());
        together.add(operands.get(0));
        for (int i = 0; array && i < columns.size(); i++) {
            if (!columns.get(i)) {
                together.add(operands.get(i + 1));
            }
        }
        if (array) {
            binding.collations.meet(together.subList(1, together.size()));
            binding.collations.meet(together);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!array || columns.get(i)) {
                binding.collations.meet(List.of(operands.get(0), operands.get(i + 1)));
            }
        }
    }

    /// What is compared item by item must be one truth each.
    private void refuseSets(
            Span span, Bound left, List<Bound> items, List<Boolean> columns, boolean array) {
        for (int i = 0; i < items.size(); i++) {
            boolean alone = !array || columns.get(i);
            if (alone && (binding.returnsSet(left) || binding.returnsSet(items.get(i)))) {
                binding.error("42804", span, "argument of IN must not return a set");
                return;
            }
        }
    }

    private Bound leftOperand(Bound left, List<PgType> targets) {
        Bound operand = left;
        for (PgType target : targets) {
            Bound coerced = binding.coerced(left, TypeRef.of(target));
            operand = operand.equals(left) ? coerced : operand;
        }
        return operand;
    }

    static List<Bound> joined(Bound first, List<Bound> rest) {
        List<Bound> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static boolean readsColumn(Bound bound, Level level) {
        if (bound instanceof Bound.Column column && column.entry().level == level) {
            return true;
        }
        for (Bound part : bound.parts()) {
            if (readsColumn(part, level)) {
                return true;
            }
        }
        return false;
    }

    Bound like(Expr.Like like, Level level) {
        Bound left = binding.expressions.bind(like.left(), level);
        Bound pattern = binding.expressions.bind(like.pattern(), level);
        Expr escapeTree = like.escape();
        Bound escape = escapeTree == null ? null : binding.expressions.bind(escapeTree, level);
        Bound right = pattern;
        String function =
                like.kind() == Expr.LikeKind.SIMILAR ? "similar_to_escape" : "like_escape";
        if (escape != null || like.kind() == Expr.LikeKind.SIMILAR) {
            List<Bound> arguments = escape == null ? List.of(pattern) : List.of(pattern, escape);
            right = text(function, like.at(), arguments);
        }
        String name =
                switch (like.kind()) {
                    case LIKE -> like.negated() ? "!~~" : "~~";
                    case ILIKE -> like.negated() ? "!~~*" : "~~*";
                    case SIMILAR -> like.negated() ? "!~" : "~";
                };
        return operator(like.span(), new Expr.OperatorName(like.at(), null, name), left, right);
    }

    private Bound text(String function, Span at, List<Bound> arguments) {
        for (Bound argument : arguments) {
            if (Binding.unresolved(argument)) {
                return new Bound.Unresolved(argument.span());
            }
        }
        return binding.builtIn(function, arguments.get(0).span(), at, arguments);
    }

    Bound quantified(Expr.Quantified quantified, Level level) {
        Bound left = binding.expressions.bind(quantified.left(), level);
        Bound array = binding.expressions.bind(quantified.array(), level);
        Expr.OperatorName operator = quantified.operator();
        inDatabase(operator);
        OperatorResolution found =
                binding.types
                        .operators()
                        .array(
                                operator.schema(),
                                operator.name(),
                                left.type().type(),
                                array.type().type());
        return switch (found) {
            case OperatorResolution.Found(
                            var op,
                            PgType leftType,
                            PgType rightType,
                            var result) -> {
                runs(op, operator.span());
                Bound first = leftType == null ? left : binding.coerced(left, TypeRef.of(leftType));
                Bound second = binding.coerced(array, TypeRef.of(rightType));
                binding.collations.meet(List.of(first, second));
                yield new Bound.Computed(
                        quantified.span(),
                        List.of("any", op.oid(), quantified.all()),
                        List.of(first, second),
                        TypeRef.of(result));
            }
            case OperatorResolution.Failed(Problem problem) -> {
                binding.problem(problem, operator.span(), List.of(left, array));
                yield new Bound.Unresolved(quantified.span());
            }
            case OperatorResolution.Open ignored ->
                    binding.expressions.bool(quantified.span(), "any", List.of(left, array));
        };
    }
}
