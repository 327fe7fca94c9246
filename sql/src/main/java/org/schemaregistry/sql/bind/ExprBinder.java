package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.List;

/// Expressions, in the order in which the server's `parse_expr.c` looks at their parts. One thread.
final class ExprBinder {
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
                Bound base = bind(a.base(), level);
                if (!Binding.unresolved(base)) {
                    binding.error(
                            "0A000", base.span(), "row expansion via \"*\" is not supported here");
                }
                yield new Bound.Unresolved(a.span());
            }
            case Expr.Parameter p -> parameter(p);
            case Expr.Literal l -> literal(l);
            case Expr.Operation o -> binding.operators.operation(o, level);
            case Expr.Logic l -> logic(l, level);
            case Expr.Not n -> {
                Bound operand = binding.bool(bind(n.operand(), level), "NOT");
                yield bool(n.span(), "not", List.of(operand));
            }
            case Expr.Is i -> is(i, level);
            case Expr.IsDistinct d -> binding.operators.isDistinct(d, level);
            case Expr.Between b -> binding.operators.between(b, level);
            case Expr.InList i -> binding.operators.inList(i, level);
            case Expr.InQuery i ->
                    binding.subqueries.anyQuery(
                            i.span(),
                            new Expr.OperatorName(i.at(), null, "="),
                            i.operand(),
                            i.query(),
                            level);
            case Expr.Like l -> binding.operators.like(l, level);
            case Expr.Quantified q -> binding.operators.quantified(q, level);
            case Expr.QuantifiedQuery q ->
                    binding.subqueries.anyQuery(q.span(), q.operator(), q.left(), q.query(), level);
            case Expr.Exists e -> binding.subqueries.exists(e, level);
            case Expr.Scalar s -> binding.subqueries.scalar(s, level);
            case Expr.ArrayQuery a -> binding.subqueries.arrayQuery(a, level);
            case Expr.ArrayOf a -> binding.composites.arrayOf(a, null, level);
            case Expr.Row r -> binding.composites.row(r, level);
            case Expr.Subscript s -> binding.composites.subscript(s, level);
            case Expr.FieldOf f -> binding.composites.field(f, level);
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
            case Expr.Cast c -> binding.casts.castOf(c, level);
            case Expr.Call c -> binding.calls.call(c, level);
            case Expr.ValueFunction v -> valueFunction(v, level);
            case Expr.Collate c -> collate(c, level);
            case Expr.Grouping g -> binding.calls.grouping(g, level);
            case Expr.Default d -> {
                binding.error("42601", d.span(), "DEFAULT is not allowed in this context");
                yield new Bound.Unresolved(d.span());
            }
            case Expr.Json j -> binding.json.bind(j, level);
            case Expr.Xml x -> binding.xml.bind(x, level);
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

    Bound bool(Span span, Object key, List<Bound> arguments) {
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
        if (known.isUnknown()) {
            binding.untyped.put(parameter.span(), parameter.number());
        }
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
                };
        return bool(is.span(), key, List.of(value));
    }

    private Bound jsonText(Bound value) {
        if (value.type().type().isUnknown()) {
            return binding.resolvedUnknown(value);
        }
        PgType type = binding.types.catalog().baseType(value.type().type());
        boolean fits =
                type.isUnresolved()
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

    private Bound caseOf(Expr.Case tree, Level level) {
        Bound setBefore = level.setCall;
        Expr operandTree = tree.operand();
        Bound operand =
                operandTree == null ? null : binding.resolvedUnknown(bind(operandTree, level));
        List<Bound> conditions = new ArrayList<>();
        List<Bound> results = new ArrayList<>();
        for (Expr.When when : tree.whens()) {
            Bound condition = bind(when.condition(), level);
            if (operand != null) {
                Expr.OperatorName equals = new Expr.OperatorName(when.at(), null, "=");
                condition =
                        binding.operators.operator(
                                when.condition().span(), equals, compared(operand), condition);
            }
            conditions.add(binding.bool(condition, "CASE/WHEN"));
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
        Bound common = brought(tree.span(), "CASE", "case", results);
        binding.calls.refuseSet(setBefore, level, NO_SETS + "CASE");
        List<Bound> met = new ArrayList<>(common.parts());
        met.add(met.removeFirst());
        List<Bound> parts = walked(operand, conditions, met);
        Bound result = new Bound.Computed(tree.span(), "case", parts, common.type());
        binding.collations.derive(result, binding.collations.meet(met));
        return result;
    }

    /// The parts of a CASE in the order in which the server walks them, ELSE at the end.
    private static List<Bound> walked(
            @Nullable Bound operand, List<Bound> conditions, List<Bound> results) {
        List<Bound> parts = new ArrayList<>(2 * results.size() + 1);
        if (operand != null) {
            parts.add(operand);
        }
        for (int i = 0; i < conditions.size(); i++) {
            parts.add(conditions.get(i));
            parts.add(results.get(i));
        }
        parts.add(results.getLast());
        return parts;
    }

    /// The value of the CASE as each WHEN sees it: found once, outside of the comparison.
    private static Bound compared(Bound operand) {
        return Binding.unresolved(operand)
                ? operand
                : new Bound.Computed(Span.NOWHERE, "case test", List.of(), operand.type());
    }

    private Bound common(Span span, String context, Object key, List<Expr> items, Level level) {
        return commonOf(span, context, key, bindAll(items, level));
    }

    /// Several expressions brought to one type.
    Bound commonOf(Span span, String context, Object key, List<Bound> items) {
        Bound common = brought(span, context, key, items);
        binding.collations.meet(common.parts());
        return common;
    }

    private Bound brought(Span span, String context, Object key, List<Bound> items) {
        return switch (binding.types.commonTypes().select(context, Binding.typesOf(items))) {
            case CommonType.Found(PgType type) -> {
                List<Bound> coerced = new ArrayList<>(items.size());
                for (Bound item : items) {
                    coerced.add(binding.coerced(item, TypeRef.of(type)));
                }
                yield new Bound.Computed(span, key, coerced, TypeRef.of(type));
            }
            case CommonType.Failed(Problem problem) -> {
                binding.problem(branch(problem), span, items);
                yield new Bound.Computed(span, key, items, Bound.UNRESOLVED);
            }
        };
    }

    /// Where a result of CASE does not become the common type, the server says which it is.
    private static Problem branch(Problem problem) {
        boolean conversion = problem.message().startsWith("CASE could not");
        String branch = problem.operand() == 0 ? "CASE/ELSE" : "CASE/WHEN";
        return conversion
                ? new Problem(
                        problem.sqlState(),
                        branch + problem.message().substring("CASE".length()),
                        problem.detail(),
                        problem.hint(),
                        problem.operand())
                : problem;
    }

    private Bound nullIf(Expr.NullIf tree, Level level) {
        Bound left = bind(tree.left(), level);
        Bound right = bind(tree.right(), level);
        Bound test =
                binding.operators.operator(
                        tree.span(), new Expr.OperatorName(tree.span(), null, "="), left, right);
        if (!(test instanceof Bound.Computed computed) || Binding.unresolved(left)) {
            return new Bound.Unresolved(tree.span());
        }
        Bound first = computed.arguments().isEmpty() ? left : computed.arguments().get(0);
        return new Bound.Computed(tree.span(), "nullif", computed.arguments(), first.type());
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
        if (Binding.unresolved(value)) {
            return value;
        }
        boolean collatable = type.isUnknown() || binding.collations.collatable(type);
        if (!collatable) {
            binding.error(
                    "42804",
                    collate.at(),
                    "collations are not supported by type " + binding.types.catalog().format(type));
            return new Bound.Unresolved(collate.span());
        }
        binding.collations.named(collate.collation(), collate.at());
        if (type.isUnknown()
                && (value instanceof Bound.Constant || value instanceof Bound.Parameter)) {
            // What a literal or a parameter becomes is decided beneath the COLLATE.
            binding.collations.clause(value, name, collate.at());
            return value;
        }
        Bound typed = binding.resolvedUnknown(value);
        binding.collations.clause(collate.span(), collate.at());
        return new Bound.Computed(
                collate.span(), new Collations.Key(name), List.of(typed), typed.type());
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
        if (qualifier.size() > 3) {
            List<Name> all = new ArrayList<>(qualifier);
            all.add(new Name(span, "*"));
            binding.properlyQualified(all, span);
            return targets;
        }
        if (qualifier.size() > 2
                && !binding.inDatabase(
                        qualifier.get(0).text(), span, Names.dotted(qualifier) + ".*")) {
            level.damaged = true;
            return targets;
        }
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
