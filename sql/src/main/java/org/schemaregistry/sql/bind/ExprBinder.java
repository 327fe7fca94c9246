package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.TypeName;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.OperatorResolution;
import org.schemaregistry.sql.type.Operators;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeResolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Expressions, in the order in which the server's `parse_expr.c` looks at their parts. One thread.
final class ExprBinder {
    /// The server's `MAXDIM`.
    private static final int MAX_DIMENSIONS = 6;

    private static final String NO_SETS = "set-returning functions are not allowed in ";

    private final Binding binding;

    ExprBinder(Binding binding) {
        this.binding = binding;
    }

    Bound bind(Expr expr, Level level) {
        binding.step(1);
        return switch (expr) {
            case Expr.Column c -> binding.names.column(c, level);
            case Expr.Star s -> wholeRow(s, level);
            case Expr.AllFieldsOf a -> {
                bind(a.base(), level);
                yield misplacedStar(a.span());
            }
            case Expr.Parameter p -> parameter(p);
            case Expr.Literal l -> literal(l);
            case Expr.Operation o -> operation(o, level);
            case Expr.Logic l -> logic(l, level);
            case Expr.Not n -> {
                Bound operand = binding.bool(bind(n.operand(), level), "NOT");
                yield bool(n.span(), "not", List.of(operand));
            }
            case Expr.Is i -> is(i, level);
            case Expr.IsDistinct d -> isDistinct(d, level);
            case Expr.Between b -> between(b, level);
            case Expr.InList i -> inList(i, level);
            case Expr.InQuery i ->
                    anyQuery(
                            i.span(),
                            new Expr.OperatorName(i.at(), null, "="),
                            i.operand(),
                            i.query(),
                            level);
            case Expr.Like l -> like(l, level);
            case Expr.Quantified q -> quantified(q, level);
            case Expr.QuantifiedQuery q ->
                    anyQuery(q.span(), q.operator(), q.left(), q.query(), level);
            case Expr.Exists e -> {
                SelectBinder.Result result = binding.selects.inExpression(e.query(), level);
                yield subquery(e.span(), e.query(), List.of(), result, binding.type(Oids.BOOL));
            }
            case Expr.Scalar s -> scalar(s, level);
            case Expr.ArrayQuery a -> arrayQuery(a, level);
            case Expr.ArrayOf a -> arrayOf(a, null, level);
            case Expr.Row r -> row(r, level);
            case Expr.Subscript s -> subscript(s, level);
            case Expr.FieldOf f -> field(f, level);
            case Expr.Case c -> caseOf(c, level);
            case Expr.Coalesce c -> {
                Bound setBefore = level.setCall;
                Bound value = common(c.span(), "COALESCE", "coalesce", c.items(), level);
                binding.calls.refuseSet(setBefore, level, NO_SETS + "COALESCE");
                yield value;
            }
            case Expr.MinMax m -> {
                String word = m.greatest() ? "GREATEST" : "LEAST";
                yield common(m.span(), word, word, m.items(), level);
            }
            case Expr.NullIf n -> nullIf(n, level);
            case Expr.Cast c -> castOf(c, level);
            case Expr.Call c -> binding.calls.call(c, level);
            case Expr.ValueFunction v -> valueFunction(v, level);
            case Expr.Collate c -> collate(c, level);
            case Expr.Grouping g -> binding.calls.grouping(g, level);
            case Expr.Default d -> {
                binding.error("42601", d.span(), "DEFAULT is not allowed in this context");
                yield new Bound.Unresolved(d.span());
            }
            case Expr.Standard s -> standard(s, level);
            case Expr.CurrentOf c -> bool(c.span(), "current of", List.of());
            case Expr.Malformed m -> new Bound.Unresolved(m.span());
        };
    }

    List<Bound> bindAll(List<Expr> items, Level level) {
        List<Bound> bound = new ArrayList<>(items.size());
        for (Expr item : items) {
            bound.add(bind(item, level));
        }
        return bound;
    }

    private Bound misplacedStar(Span span) {
        binding.error("42601", span, "improper use of \"*\"");
        return new Bound.Unresolved(span);
    }

    /// Outside of lists `t.*` is the row itself.
    private Bound wholeRow(Expr.Star star, Level level) {
        if (star.qualifier().isEmpty()) {
            return misplacedStar(star.span());
        }
        Name table = star.qualifier().getLast();
        Level.Item item = binding.names.item(null, table, level, star.span());
        if (item != null) {
            return binding.names.wholeRow(star.span(), item.entry, level);
        }
        binding.names.missingEntry(star.span(), table, level);
        return new Bound.Unresolved(star.span());
    }

    private Bound bool(Span span, Object key, List<Bound> arguments) {
        return new Bound.Computed(span, key, arguments, binding.type(Oids.BOOL));
    }

    private Bound parameter(Expr.Parameter parameter) {
        if (parameter.number() < 1 || parameter.number() > 65_535) {
            binding.error(
                    "42P02", parameter.span(), "there is no parameter $" + parameter.number());
            return new Bound.Unresolved(parameter.span());
        }
        PgType unknown = binding.types.catalog().type(Oids.UNKNOWN);
        PgType known = binding.parameters.computeIfAbsent(parameter.number(), n -> unknown);
        return new Bound.Parameter(parameter.span(), parameter.number(), TypeRef.of(known));
    }

    private Bound literal(Expr.Literal literal) {
        int oid =
                switch (literal.kind()) {
                    case INTEGER -> Oids.INT4;
                    case NUMBER -> numberType(literal.text());
                    case STRING, NULL -> Oids.UNKNOWN;
                    case BITS, HEX_BITS -> Oids.BIT;
                    case TRUE, FALSE -> Oids.BOOL;
                };
        return new Bound.Constant(
                literal.span(), binding.type(oid), literal.kind(), literal.text());
    }

    private static int numberType(String text) {
        int digits = text.startsWith("-") ? text.length() - 1 : text.length();
        for (int i = text.length() - digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Oids.NUMERIC;
            }
        }
        if (digits > 19) {
            return Oids.NUMERIC;
        }
        try {
            long value = Long.parseLong(text);
            return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE ? Oids.INT4 : Oids.INT8;
        } catch (NumberFormatException tooBig) {
            return Oids.NUMERIC;
        }
    }

    /// A long chain of operators is one deep left spine: walked in a loop, not by recursion.
    private Bound operation(Expr.Operation operation, Level level) {
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
            left = anyQuery(deepest.span(), deepest.operator(), first, scalar.query(), level);
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
        return bind(expr, level);
    }

    private Bound step(Expr.Operation operation, @Nullable Bound left, Level level) {
        Bound right = bind(operation.right(), level);
        if (left instanceof Bound.Row l && right instanceof Bound.Row r) {
            return rowOperation(operation.span(), operation.operator(), l, r);
        }
        return operator(operation.span(), operation.operator(), left, right);
    }

    /// `left op right` on bound operands.
    Bound operator(Span span, Expr.OperatorName operator, @Nullable Bound left, Bound right) {
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
                List<Bound> arguments = new ArrayList<>(2);
                if (left != null && leftType != null) {
                    arguments.add(binding.coerced(left, TypeRef.of(leftType)));
                }
                arguments.add(binding.coerced(right, TypeRef.of(rightType)));
                yield new Bound.Computed(
                        span, List.of("operator", op.oid()), arguments, TypeRef.of(result));
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

    private Bound rowOperation(
            Span span, Expr.OperatorName operator, Bound.Row left, Bound.Row right) {
        if (left.items().size() != right.items().size()) {
            binding.error("42601", operator.span(), "unequal number of entries in row expressions");
            return new Bound.Unresolved(span);
        }
        Operators.RowResolution found =
                binding.types
                        .operators()
                        .row(
                                operator.schema(),
                                operator.name(),
                                Binding.typesOf(left.items()),
                                Binding.typesOf(right.items()));
        pairs(found, left.items(), right.items());
        Problem problem = found.problem();
        if (problem != null) {
            binding.problem(problem, operator.span(), left.items());
            return new Bound.Unresolved(span);
        }
        return bool(span, operator.name(), List.of(left, right));
    }

    /// Checks the literals of the pairs that found an operator.
    private void pairs(Operators.RowResolution found, List<Bound> lefts, List<Bound> rights) {
        for (int i = 0; i < found.pairs().size() && i < lefts.size() && i < rights.size(); i++) {
            if (found.pairs().get(i)
                    instanceof
                    OperatorResolution.Found(var op, PgType left, PgType right, var result)) {
                if (left != null && op != null && result != null) {
                    binding.coerced(lefts.get(i), TypeRef.of(left));
                }
                binding.coerced(rights.get(i), TypeRef.of(right));
            }
        }
    }

    private Bound logic(Expr.Logic logic, Level level) {
        String word = logic.and() ? "AND" : "OR";
        List<Bound> operands = new ArrayList<>(logic.operands().size());
        for (Expr operand : logic.operands()) {
            operands.add(binding.bool(bind(operand, level), word));
        }
        return bool(logic.span(), word, operands);
    }

    private Bound is(Expr.Is is, Level level) {
        Bound operand = bind(is.operand(), level);
        Object key = List.of("is", is.test(), is.negated());
        String construct = is.negated() ? "IS NOT " : "IS ";
        Bound value =
                switch (is.test()) {
                    case NULL -> operand;
                    case JSON -> jsonText(operand);
                    case TRUE -> binding.bool(operand, construct + "TRUE");
                    case FALSE -> binding.bool(operand, construct + "FALSE");
                    case UNKNOWN -> binding.bool(operand, construct + "UNKNOWN");
                    case DOCUMENT -> required(operand, Oids.XML, "IS DOCUMENT");
                    case NORMALIZED -> required(operand, Oids.TEXT, "IS NORMALIZED");
                };
        return bool(is.span(), key, List.of(value));
    }

    private Bound jsonText(Bound value) {
        PgType type = binding.types.catalog().baseType(value.type().type());
        boolean fits =
                type.isUnresolved()
                        || type.isUnknown()
                        || type.category() == 'S'
                        || type.oid() == Oids.JSON
                        || type.oid() == Oids.JSONB
                        || type.oid() == Oids.BYTEA;
        if (!fits) {
            binding.error(
                    "42804",
                    null,
                    "cannot use type "
                            + binding.types.catalog().format(value.type().type())
                            + " in IS JSON predicate");
            return new Bound.Unresolved(value.span());
        }
        return value;
    }

    private Bound required(Bound value, int oid, String construct) {
        PgType target = binding.types.catalog().type(oid);
        if (Binding.unresolved(value)) {
            return value;
        }
        Problem problem = binding.types.coercions().require(value.type().type(), target, construct);
        if (problem != null) {
            binding.problem(problem, value.span(), List.of(value));
            return new Bound.Unresolved(value.span());
        }
        return binding.coerced(value, TypeRef.of(target));
    }

    private Bound isDistinct(Expr.IsDistinct distinct, Level level) {
        Bound left = bind(distinct.left(), level);
        Bound right = bind(distinct.right(), level);
        if (isNull(distinct.left()) || isNull(distinct.right())) {
            return bool(distinct.span(), "is null", List.of(left, right));
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
    private Bound between(Expr.Between between, Level level) {
        Bound operand = bind(between.operand(), level);
        Bound low = bind(between.low(), level);
        String lower = between.negated() ? "<" : ">=";
        String upper = between.negated() ? ">" : "<=";
        Bound first = compare(between, lower, operand, low);
        Bound high = bind(between.high(), level);
        Bound second = compare(between, upper, operand, high);
        if (between.symmetric()) {
            compare(between, lower, operand, high);
            compare(between, upper, operand, low);
        }
        return bool(between.span(), "between " + between.negated(), List.of(first, second));
    }

    private Bound compare(Expr.Between between, String operator, Bound left, Bound right) {
        Expr.OperatorName name = new Expr.OperatorName(between.at(), null, operator);
        if (left instanceof Bound.Row l && right instanceof Bound.Row r) {
            return rowOperation(between.span(), name, l, r);
        }
        return operator(between.span(), name, left, right);
    }

    private Bound inList(Expr.InList in, Level level) {
        Bound left = bind(in.operand(), level);
        List<Bound> items = bindAll(in.items(), level);
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
            return bool(in.span(), "in " + in.negated(), joined(left, items));
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
        return bool(in.span(), "in " + in.negated(), operands);
    }

    private Bound leftOperand(Bound left, List<PgType> targets) {
        Bound operand = left;
        for (PgType target : targets) {
            Bound coerced = binding.coerced(left, TypeRef.of(target));
            operand = operand.equals(left) ? coerced : operand;
        }
        return operand;
    }

    private static List<Bound> joined(Bound first, List<Bound> rest) {
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

    private Bound like(Expr.Like like, Level level) {
        Bound left = bind(like.left(), level);
        Bound pattern = bind(like.pattern(), level);
        Expr escapeTree = like.escape();
        Bound escape = escapeTree == null ? null : bind(escapeTree, level);
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

    private Bound quantified(Expr.Quantified quantified, Level level) {
        Bound left = bind(quantified.left(), level);
        Bound array = bind(quantified.array(), level);
        Expr.OperatorName operator = quantified.operator();
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
                Bound first = leftType == null ? left : binding.coerced(left, TypeRef.of(leftType));
                Bound second = binding.coerced(array, TypeRef.of(rightType));
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
                    bool(quantified.span(), "any", List.of(left, array));
        };
    }

    /// `x op ANY (SELECT ...)` and `x IN (SELECT ...)`: the query is looked at before `x`.
    private Bound anyQuery(
            Span span,
            Expr.OperatorName operator,
            Expr leftTree,
            SelectStatement query,
            Level level) {
        SelectBinder.Result result = binding.selects.inExpression(query, level);
        Bound left = bind(leftTree, level);
        List<Bound> lefts = left instanceof Bound.Row row ? row.items() : List.of(left);
        List<Bound> rights = new ArrayList<>();
        for (RangeEntry.Column column : result.columns()) {
            rights.add(new Bound.Computed(operator.span(), "column", List.of(), column.type()));
        }
        if (!result.open()) {
            if (lefts.size() < rights.size()) {
                binding.error("42601", operator.span(), "subquery has too many columns");
                return bool(span, "any", List.of());
            }
            if (lefts.size() > rights.size()) {
                binding.error("42601", operator.span(), "subquery has too few columns");
                return bool(span, "any", List.of());
            }
            if (lefts.size() == 1) {
                Bound test = operator(span, operator, lefts.get(0), rights.get(0));
                if (!Binding.unresolved(test) && !binding.is(test, Oids.BOOL)) {
                    binding.error(
                            "42804",
                            operator.span(),
                            "operator "
                                    + operator.name()
                                    + " must return type boolean, not type "
                                    + binding.types.catalog().format(test.type()));
                }
            } else {
                Operators.RowResolution found =
                        binding.types
                                .operators()
                                .row(
                                        operator.schema(),
                                        operator.name(),
                                        Binding.typesOf(lefts),
                                        Binding.typesOf(rights));
                pairs(found, lefts, rights);
                Problem problem = found.problem();
                if (problem != null) {
                    binding.problem(problem, operator.span(), lefts);
                }
            }
        }
        return subquery(span, query, List.of(left), result, binding.type(Oids.BOOL));
    }

    private Bound subquery(
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

    private Bound scalar(Expr.Scalar scalar, Level level) {
        SelectBinder.Result result = binding.selects.inExpression(scalar.query(), level);
        TypeRef type = Bound.UNRESOLVED;
        if (!result.open()) {
            if (result.columns().size() == 1) {
                type = result.columns().get(0).type();
            } else {
                binding.error("42601", scalar.span(), "subquery must return only one column");
            }
        }
        return subquery(scalar.span(), scalar.query(), List.of(), result, type);
    }

    private Bound arrayQuery(Expr.ArrayQuery array, Level level) {
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
        return subquery(array.span(), array.query(), List.of(), result, type);
    }

    /// `ARRAY[...]`; `wanted` is the element type that a cast around it gives.
    private Bound arrayOf(Expr.ArrayOf array, @Nullable TypeRef wanted, Level level) {
        List<Bound> items = new ArrayList<>(array.items().size());
        boolean nested = false;
        for (Expr item : array.items()) {
            if (item instanceof Expr.ArrayOf inner) {
                nested = true;
                items.add(arrayOf(inner, wanted, level));
            } else {
                items.add(bind(item, level));
            }
        }
        TypeCatalog catalog = binding.types.catalog();
        if (wanted != null && !nested) {
            for (Bound item : items) {
                cast(item, wanted, item.span(), item.span());
            }
            PgType whole = catalog.arrayOf(wanted.type());
            return new Bound.Computed(
                    array.span(),
                    "array",
                    items,
                    whole == null ? Bound.UNRESOLVED : TypeRef.of(whole));
        }
        if (items.isEmpty()) {
            if (wanted == null) {
                binding.error("42P18", array.span(), "cannot determine type of empty array", null);
            }
            return new Bound.Unresolved(array.span());
        }
        Bound common = commonOf(array.span(), "ARRAY", "array", items);
        PgType element = common.type().type();
        if (element.isUnresolved()) {
            return common;
        }
        PgType whole = nested ? element : catalog.arrayOf(element);
        if (whole == null && element.isArray()) {
            whole = element;
        }
        if (whole == null) {
            binding.error(
                    "42704",
                    array.span(),
                    "could not find array type for data type " + catalog.format(element));
            return new Bound.Unresolved(array.span());
        }
        return new Bound.Computed(array.span(), "array", common.parts(), TypeRef.of(whole));
    }

    private Bound row(Expr.Row row, Level level) {
        List<Bound> items = new ArrayList<>(row.items().size());
        for (Expr item : row.items()) {
            if (item instanceof Expr.Star star) {
                star(star.span(), star.qualifier(), level).forEach(t -> items.add(t.value));
            } else {
                items.add(bind(item, level));
            }
        }
        if (items.size() > Binding.MAX_ENTRIES) {
            binding.error(
                    Binding.TOO_MANY,
                    row.span(),
                    "ROW expressions can have at most " + Binding.MAX_ENTRIES + " entries");
            return new Bound.Unresolved(row.span());
        }
        return new Bound.Row(row.span(), items, binding.type(Oids.RECORD));
    }

    private Bound subscript(Expr.Subscript subscript, Level level) {
        Bound base = bind(subscript.base(), level);
        List<Bound> indexes = new ArrayList<>();
        boolean slice = false;
        boolean tooDeep =
                subscript.indexes().size() > MAX_DIMENSIONS && base.type().type().isArray();
        if (tooDeep) {
            binding.error(
                    "54000",
                    null,
                    "number of array dimensions ("
                            + subscript.indexes().size()
                            + ") exceeds the maximum allowed ("
                            + MAX_DIMENSIONS
                            + ")");
            return new Bound.Unresolved(subscript.span());
        }
        for (Expr.Index index : subscript.indexes()) {
            slice |= index.slice();
            Expr lower = index.lower();
            Expr upper = index.upper();
            if (lower != null) {
                indexes.add(bind(lower, level));
            }
            if (upper != null) {
                indexes.add(bind(upper, level));
            }
        }
        for (Bound index : indexes) {
            if (Binding.unresolved(index)) {
                return new Bound.Unresolved(subscript.span());
            }
        }
        TypeResolution found =
                binding.types.coercions().subscript(base.type(), Binding.typesOf(indexes), slice);
        return switch (found) {
            case TypeResolution.Found(TypeRef type) -> {
                boolean json = binding.is(base, Oids.JSONB);
                for (Bound index : indexes) {
                    binding.coerced(index, binding.type(json ? Oids.TEXT : Oids.INT4));
                }
                yield new Bound.Computed(
                        subscript.span(), "subscript", joined(base, indexes), type);
            }
            case TypeResolution.Failed(Problem problem) -> {
                binding.problem(problem, subscript.span(), joined(base, indexes));
                yield new Bound.Unresolved(subscript.span());
            }
        };
    }

    private Bound field(Expr.FieldOf field, Level level) {
        Bound base = bind(field.base(), level);
        if (Binding.unresolved(base)) {
            return base;
        }
        List<TypeCatalog.Attribute> attributes =
                binding.types.catalog().attributes(base.type().type());
        for (TypeCatalog.Attribute attribute : attributes) {
            if (attribute.name().equals(field.field().text())) {
                return new Bound.Computed(
                        field.span(), "field " + attribute.name(), List.of(base), attribute.type());
            }
        }
        Bound called = binding.names.fieldFunction(field.span(), base, field.field(), level);
        if (called != null) {
            return called;
        }
        if (binding.is(base, Oids.RECORD)) {
            if (base instanceof Bound.Row) {
                binding.error(
                        "42703",
                        base.span(),
                        "could not identify column \""
                                + field.field().text()
                                + "\" in record data type");
            }
            return new Bound.Unresolved(field.span());
        }
        if (base instanceof Bound.Column whole && whole.index() == -1) {
            binding.error(
                    "42703",
                    field.span(),
                    "column "
                            + whole.entry().alias
                            + "."
                            + field.field().text()
                            + " does not exist");
            return new Bound.Unresolved(field.span());
        }
        String type = binding.types.catalog().format(base.type().type());
        boolean composite = base.type().type().kind() == PgType.Kind.COMPOSITE;
        binding.error(
                composite ? "42703" : "42809",
                field.field().span().start() < 0 ? null : field.span(),
                composite
                        ? "column \"" + field.field().text() + "\" not found in data type " + type
                        : "column notation ."
                                + field.field().text()
                                + " applied to type "
                                + type
                                + ", which is not a composite type");
        return new Bound.Unresolved(field.span());
    }

    private Bound caseOf(Expr.Case tree, Level level) {
        Bound setBefore = level.setCall;
        Expr operandTree = tree.operand();
        Bound operand =
                operandTree == null ? null : binding.resolvedUnknown(bind(operandTree, level));
        List<Bound> parts = new ArrayList<>();
        List<Bound> results = new ArrayList<>();
        for (Expr.When when : tree.whens()) {
            Bound condition = bind(when.condition(), level);
            if (operand != null) {
                Expr.OperatorName equals = new Expr.OperatorName(when.at(), null, "=");
                condition = operator(when.condition().span(), equals, operand, condition);
            }
            parts.add(binding.bool(condition, "CASE/WHEN"));
            results.add(bind(when.result(), level));
        }
        Expr otherwise = tree.otherwise();
        Span end = new Span(tree.span().start(), tree.span().start());
        Bound last =
                otherwise == null
                        ? new Bound.Constant(
                                end, binding.type(Oids.UNKNOWN), Expr.LiteralKind.NULL, "")
                        : bind(otherwise, level);
        results.add(0, last);
        Bound common = commonOf(tree.span(), "CASE", "case", results);
        if (operand != null) {
            parts.add(operand);
        }
        parts.addAll(common.parts());
        binding.calls.refuseSet(setBefore, level, NO_SETS + "CASE");
        return new Bound.Computed(tree.span(), "case", parts, common.type());
    }

    private Bound common(Span span, String context, Object key, List<Expr> items, Level level) {
        return commonOf(span, context, key, bindAll(items, level));
    }

    /// Several expressions brought to one type.
    Bound commonOf(Span span, String context, Object key, List<Bound> items) {
        return switch (binding.types.commonTypes().select(context, Binding.typesOf(items))) {
            case CommonType.Found(PgType type) -> {
                List<Bound> coerced = new ArrayList<>(items.size());
                for (Bound item : items) {
                    coerced.add(binding.coerced(item, TypeRef.of(type)));
                }
                yield new Bound.Computed(span, key, coerced, TypeRef.of(type));
            }
            case CommonType.Failed(Problem problem) -> {
                binding.problem(problem, span, items);
                yield new Bound.Computed(span, key, items, Bound.UNRESOLVED);
            }
        };
    }

    private Bound nullIf(Expr.NullIf tree, Level level) {
        Bound left = bind(tree.left(), level);
        Bound right = bind(tree.right(), level);
        Bound test =
                operator(tree.span(), new Expr.OperatorName(tree.span(), null, "="), left, right);
        if (!(test instanceof Bound.Computed computed) || Binding.unresolved(left)) {
            return new Bound.Unresolved(tree.span());
        }
        Bound first = computed.arguments().isEmpty() ? left : computed.arguments().get(0);
        return new Bound.Computed(tree.span(), "nullif", computed.arguments(), first.type());
    }

    /// The type of a type name; unresolved where there is none.
    TypeRef type(TypeName name) {
        if (name.columnType()) {
            return Bound.UNRESOLVED;
        }
        TypeResolution found =
                binding.types
                        .names()
                        .resolve(name.schema(), name.name(), name.modifiers(), name.dimensions());
        return switch (found) {
            case TypeResolution.Found(TypeRef type) -> type;
            case TypeResolution.Failed(Problem problem) -> {
                binding.problem(problem, name.span(), List.of());
                yield Bound.UNRESOLVED;
            }
        };
    }

    private Bound castOf(Expr.Cast tree, Level level) {
        TypeRef target = type(tree.type());
        Bound value;
        PgType element =
                binding.types.catalog().elementOf(binding.types.catalog().baseType(target.type()));
        if (tree.operand() instanceof Expr.ArrayOf array && element != null) {
            value = arrayOf(array, new TypeRef(element, target.typmod()), level);
            return new Bound.Computed(
                    tree.span(), "cast " + target.type().oid(), List.of(value), target);
        }
        value = bind(tree.operand(), level);
        return cast(value, target, tree.span(), tree.at());
    }

    /// An explicit cast of a bound value.
    Bound cast(Bound value, TypeRef target, Span span, Span at) {
        if (Binding.unresolved(value) || target.type().isUnresolved()) {
            return target.type().isUnresolved()
                    ? new Bound.Unresolved(span)
                    : new Bound.Computed(
                            span, "cast " + target.type().oid(), List.of(value), target);
        }
        if (value instanceof Bound.Row row && target.type().kind() == PgType.Kind.COMPOSITE) {
            Problem problem =
                    binding.types
                            .coercions()
                            .castRow(
                                    Binding.typesOf(row.items()),
                                    target.type(),
                                    org.schemaregistry.sql.type.CoercionContext.EXPLICIT);
            if (problem != null) {
                binding.problem(problem, at, row.items());
            } else {
                attributes(row, target);
            }
            return new Bound.Computed(span, "cast " + target.type().oid(), List.of(value), target);
        }
        Problem problem = binding.types.coercions().cast(value.type().type(), target.type());
        if (problem != null) {
            binding.problem(problem, at, List.of(value));
            return new Bound.Computed(span, "cast " + target.type().oid(), List.of(value), target);
        }
        Bound coerced = binding.coerced(value, target);
        return switch (coerced) {
            case Bound.Constant c -> new Bound.Constant(c.span(), target, c.kind(), c.text());
            case Bound.Column ignored -> sameTypeCast(coerced, target, span);
            case Bound.Parameter p -> p;
            case Bound.Computed c ->
                    value.type().type().equals(target.type())
                            ? sameTypeCast(c, target, span)
                            : new Bound.Computed(span, c.key(), c.arguments(), target);
            case Bound.Aggregate a -> sameTypeCast(a, target, span);
            case Bound.Windowed w -> sameTypeCast(w, target, span);
            case Bound.Grouping g -> sameTypeCast(g, target, span);
            case Bound.Subquery s -> sameTypeCast(s, target, span);
            case Bound.Row r -> sameTypeCast(r, target, span);
            case Bound.Unresolved u -> u;
        };
    }

    /// The literals of a row that becomes a composite value.
    void attributes(Bound.Row row, TypeRef target) {
        List<TypeCatalog.Attribute> attributes = binding.types.catalog().attributes(target.type());
        for (int i = 0; i < row.items().size() && i < attributes.size(); i++) {
            binding.coerced(row.items().get(i), attributes.get(i).type());
        }
    }

    private static Bound sameTypeCast(Bound value, TypeRef target, Span span) {
        return value.type().equals(target) || target.typmod() == -1
                ? value
                : new Bound.Computed(span, "length " + target.typmod(), List.of(value), target);
    }

    private Bound valueFunction(Expr.ValueFunction function, Level level) {
        if (function.name().equals("merge_action")) {
            boolean returning = false;
            for (Level each = level; each != null; each = each.parent) {
                returning |= each.merging && each.clause == Level.Clause.RETURNING;
            }
            if (!returning) {
                binding.error(
                        "42601",
                        function.span(),
                        "MERGE_ACTION() can only be used in the RETURNING list of a MERGE command");
            }
        }
        int oid =
                switch (function.name()) {
                    case "current_date" -> Oids.DATE;
                    case "current_time" -> Oids.TIMETZ;
                    case "current_timestamp" -> Oids.TIMESTAMPTZ;
                    case "localtime" -> Oids.TIME;
                    case "localtimestamp" -> Oids.TIMESTAMP;
                    case "merge_action", "system_user" -> Oids.TEXT;
                    default -> Oids.NAME;
                };
        return new Bound.Computed(function.span(), function.name(), List.of(), binding.type(oid));
    }

    private Bound collate(Expr.Collate collate, Level level) {
        Bound value = bind(collate.operand(), level);
        String name = collate.collation().getLast().text();
        PgType type = value.type().type();
        if (!binding.types.catalog().builtIns().collations().contains(name)) {
            binding.cannotTell("collation \"" + name + "\" is not known here");
        }
        if (Binding.unresolved(value)) {
            return value;
        }
        boolean collatable =
                type.isUnknown()
                        || binding.types.catalog().baseType(type).category() == 'S'
                        || type.isArray();
        if (!collatable) {
            binding.error(
                    "42804",
                    collate.at(),
                    "collations are not supported by type " + binding.types.catalog().format(type));
            return new Bound.Unresolved(collate.span());
        }
        if (value instanceof Bound.Constant && type.isUnknown()) {
            // What a literal becomes is decided beneath the COLLATE.
            return value;
        }
        Bound typed = binding.resolvedUnknown(value);
        return new Bound.Computed(collate.span(), "collate " + name, List.of(typed), typed.type());
    }

    private Bound standard(Expr.Standard standard, Level level) {
        List<Bound> arguments = new ArrayList<>(standard.arguments().size());
        boolean path =
                switch (standard.keyword()) {
                    case "json_exists", "json_value", "json_query" -> true;
                    default -> false;
                };
        for (Expr argument : standard.arguments()) {
            Bound value = bind(argument, level);
            boolean literal = path && arguments.size() == 1 && value.type().type().isUnknown();
            arguments.add(
                    literal
                            ? binding.coerced(value, binding.type(Oids.JSONPATH))
                            : binding.resolvedUnknown(value));
        }
        TypeName returning = standard.returning();
        TypeRef type =
                returning != null
                        ? type(returning)
                        : binding.type(
                                switch (standard.keyword()) {
                                    case "json_exists", "xmlexists" -> Oids.BOOL;
                                    case "json_value", "json_serialize" -> Oids.TEXT;
                                    case "json_query" -> Oids.JSONB;
                                    default ->
                                            standard.keyword().startsWith("xml")
                                                    ? Oids.XML
                                                    : Oids.JSON;
                                });
        return new Bound.Computed(standard.span(), standard.keyword(), arguments, type);
    }

    /// The columns that `*` or `t.*` stands for.
    List<Level.Target> star(Span span, List<Name> qualifier, Level level) {
        List<Level.Target> targets = new ArrayList<>();
        if (level.overfull()) {
            level.starred = true;
            return targets;
        }
        if (qualifier.isEmpty()) {
            boolean any = false;
            for (Level.Item item : level.namespace) {
                if (item.columnsVisible) {
                    any = true;
                    expand(span, item.entry, level, targets);
                }
            }
            if (!any && !binding.names.sawOpen(level)) {
                binding.error("42601", span, "SELECT * with no tables specified is not valid");
            }
            return targets;
        }
        Name table = qualifier.getLast();
        Name schema = qualifier.size() > 1 ? qualifier.get(qualifier.size() - 2) : null;
        Level.Item item = binding.names.item(schema, table, level, span);
        if (item == null) {
            binding.names.missingEntry(span, table, level);
            level.damaged = true;
            return targets;
        }
        expand(span, item.entry, level, targets);
        return targets;
    }

    private void expand(Span span, RangeEntry entry, Level level, List<Level.Target> targets) {
        level.starred |= entry.isOpen();
        binding.step(entry.columns.size());
        for (int i = 0; i < entry.columns.size(); i++) {
            Bound column = binding.names.expanded(span, entry, i, level);
            targets.add(new Level.Target(entry.columns.get(i).name(), column, false));
        }
    }
}
