package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Picks the operator of an expression, by the rules of the server's `parse_oper.c`. Immutable to
/// the outside and thread-safe; the answers to recent questions are kept.
public final class Operators {
    private static final int MAX_KEPT = 4_096;
    private static final String MISMATCH = "42804";
    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";

    private final TypeCatalog catalog;
    private final Coercions coercions;
    private final CommonTypes commonTypes;
    private final CandidateChoice choice;
    private final ConcurrentHashMap<Question, OperatorResolution> kept = new ConcurrentHashMap<>();

    Operators(TypeCatalog catalog, Coercions coercions, CommonTypes commonTypes) {
        this.catalog = catalog;
        this.coercions = coercions;
        this.commonTypes = commonTypes;
        this.choice = new CandidateChoice(catalog, coercions);
    }

    private record Question(
            @Nullable String schema, String name, @Nullable PgType left, PgType right) {}

    private record Candidate(PgOperator operator, List<PgType> takes)
            implements CandidateChoice.Candidate {}

    /// The answer of [#in].
    ///
    /// @param problem null where the server takes it; its operand is 0 for `left`, else 1 + index
    ///   in the list
    /// @param leftTargets what a literal on the left becomes, beside each kind of item in turn
    /// @param rightTargets per item what it becomes
    /// @param array the items without columns are compared as one array
    public record InResolution(
            @Nullable Problem problem,
            List<PgType> leftTargets,
            List<PgType> rightTargets,
            boolean array) {
        public InResolution {
            leftTargets = List.copyOf(leftTargets);
            rightTargets = List.copyOf(rightTargets);
        }
    }

    /// The answer of [#row]; `pairs` are the operators found so far, one per pair.
    public record RowResolution(@Nullable Problem problem, List<OperatorResolution> pairs) {
        public RowResolution {
            pairs = List.copyOf(pairs);
        }
    }

    /// `left name right`.
    ///
    /// @param schema of `OPERATOR(schema.name)`, null otherwise. LIKE is `~~`, ILIKE `~~*`, NOT
    ///   LIKE `!~~`, SIMILAR TO is `~` on `similar_to_escape(...)`, as the grammar makes them
    public OperatorResolution binary(
            @Nullable String schema, String name, PgType left, PgType right) {
        return keep(new Question(schema, name, left, right));
    }

    /// `name right`.
    public OperatorResolution prefix(@Nullable String schema, String name, PgType right) {
        return keep(new Question(schema, name, null, right));
    }

    private OperatorResolution keep(Question question) {
        OperatorResolution known = kept.get(question);
        if (known != null) {
            return known;
        }
        OperatorResolution found =
                question.left == null
                        ? resolvePrefix(question.schema, question.name, question.right)
                        : resolveBinary(
                                question.schema, question.name, question.left, question.right);
        if (kept.size() < MAX_KEPT) {
            kept.put(question, found);
        }
        return found;
    }

    private OperatorResolution resolveBinary(
            @Nullable String schema, String name, PgType left, PgType right) {
        List<PgOperator> all = catalog.operators(schema, name);
        if (left.isUnresolved() || right.isUnresolved()) {
            return open(schema, name, all, left, right);
        }
        PgOperator exact = exact(all, left, right);
        if (exact != null) {
            return found(exact, List.of(left, right));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (PgOperator operator : all) {
            if (operator.left() != null) {
                candidates.add(new Candidate(operator, List.of(operator.left(), operator.right())));
            }
        }
        return choose(schema, name, List.of(left, right), candidates);
    }

    private OperatorResolution resolvePrefix(@Nullable String schema, String name, PgType right) {
        List<PgOperator> all = catalog.operators(schema, name);
        if (right.isUnresolved()) {
            return open(schema, name, all, null, right);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (PgOperator operator : all) {
            if (operator.left() == null) {
                if (operator.right().oid() == right.oid()) {
                    return found(operator, List.of(right));
                }
                candidates.add(new Candidate(operator, List.of(operator.right())));
            }
        }
        return choose(schema, name, List.of(right), candidates);
    }

    /// The operator of these very types; an unknown side is taken to have the other's type.
    private @Nullable PgOperator exact(List<PgOperator> all, PgType left, PgType right) {
        boolean unknown = left.isUnknown() || right.isUnknown();
        PgType first = left.isUnknown() ? right : left;
        PgType second = left.isUnknown() || right.isUnknown() ? first : right;
        PgOperator found = exactly(all, first, second);
        if (found == null && unknown) {
            PgType base = catalog.baseType(first);
            return base.oid() == first.oid() ? null : exactly(all, base, base);
        }
        return found;
    }

    private static @Nullable PgOperator exactly(List<PgOperator> all, PgType left, PgType right) {
        for (PgOperator operator : all) {
            PgType operatorLeft = operator.left();
            if (operatorLeft != null
                    && operatorLeft.oid() == left.oid()
                    && operator.right().oid() == right.oid()) {
                return operator;
            }
        }
        return null;
    }

    private OperatorResolution choose(
            @Nullable String schema, String name, List<PgType> given, List<Candidate> candidates) {
        List<Candidate> fitting = choice.fitting(given, candidates);
        if (fitting.size() == 1) {
            return found(fitting.get(0).operator, given);
        }
        Candidate best = fitting.isEmpty() ? null : choice.best(given, fitting);
        if (best != null) {
            return found(best.operator, given);
        }
        if (fitting.isEmpty() && catalog.isOpaque(name)) {
            return OperatorResolution.Open.opaque("operator", name);
        }
        if (schema != null && !catalog.hasSchema(schema)) {
            return new OperatorResolution.Failed(
                    Problem.of("3F000", "schema \"" + schema + "\" does not exist"));
        }
        return new OperatorResolution.Failed(
                fitting.isEmpty()
                        ? doesNotExist(schema, name, given)
                        : Problem.of(
                                "42725",
                                "operator is not unique: " + signature(schema, name, given),
                                "Could not choose a best candidate operator. You might need to add"
                                        + " explicit type casts."));
    }

    private Problem doesNotExist(@Nullable String schema, String name, List<PgType> given) {
        return Problem.of(
                "42883",
                "operator does not exist: " + signature(schema, name, given),
                given.size() == 1
                        ? "No operator matches the given name and argument type. You might need to"
                                + " add an explicit type cast."
                        : "No operator matches the given name and argument types. You might need to"
                                + " add explicit type casts.");
    }

    private String signature(@Nullable String schema, String name, List<PgType> given) {
        String written = schema == null ? name : schema + "." + name;
        String last = format(given.get(given.size() - 1));
        return (given.size() == 1 ? "" : format(given.get(0)) + " ") + written + " " + last;
    }

    private String format(PgType type) {
        return type.isUnresolved() ? "unknown" : catalog.format(type);
    }

    private OperatorResolution found(PgOperator operator, List<PgType> given) {
        PgType left = operator.left();
        List<PgType> declared =
                left == null ? List.of(operator.right()) : List.of(left, operator.right());
        Polymorphism.Settled settled =
                coercions.polymorphism().settle(given, declared, operator.result());
        if (settled.problem() != null) {
            return new OperatorResolution.Failed(settled.problem());
        }
        List<PgType> targets = settled.targets();
        return new OperatorResolution.Found(
                operator,
                left == null ? null : targets.get(0),
                targets.get(targets.size() - 1),
                settled.result());
    }

    /// What can be said with an operand missing: the result, if all operators that fit agree on it.
    private OperatorResolution open(
            @Nullable String schema,
            String name,
            List<PgOperator> all,
            @Nullable PgType left,
            PgType right) {
        PgType result = null;
        for (PgOperator operator : all) {
            PgType operatorLeft = operator.left();
            if ((operatorLeft == null) != (left == null)
                    || (left != null && operatorLeft != null && !mayTake(left, operatorLeft))
                    || !mayTake(right, operator.right())) {
                continue;
            }
            result =
                    result == null || result.oid() == operator.result().oid()
                            ? operator.result()
                            : PgType.UNRESOLVED;
        }
        if (result == null && all.isEmpty() && !catalog.isOpaque(name)) {
            return new OperatorResolution.Failed(
                    doesNotExist(
                            schema, name, left == null ? List.of(right) : List.of(left, right)));
        }
        return OperatorResolution.Open.after(
                result == null || Polymorphism.isPolymorphic(result) ? PgType.UNRESOLVED : result);
    }

    private boolean mayTake(PgType given, PgType declared) {
        return given.isUnresolved()
                || coercions.canCoerce(given, declared, CoercionContext.IMPLICIT);
    }

    /// `left name ANY (right)` or `ALL` where `right` is an array.
    public OperatorResolution array(
            @Nullable String schema, String name, PgType left, PgType right) {
        if (right.isUnresolved()) {
            return OperatorResolution.Open.after(catalog.type(Oids.BOOL));
        }
        PgType element = right.isUnknown() ? right : catalog.elementOf(catalog.baseType(right));
        if (element == null) {
            return failed(WRONG_KIND, "op ANY/ALL (array) requires array on right side");
        }
        return switch (binary(schema, name, left, element)) {
            case OperatorResolution.Found found -> arrayResult(found, right);
            case OperatorResolution.Failed failed -> failed;
            case OperatorResolution.Open open ->
                    new OperatorResolution.Open(catalog.type(Oids.BOOL), open.reason());
        };
    }

    private OperatorResolution arrayResult(OperatorResolution.Found found, PgType right) {
        if (found.result().oid() != Oids.BOOL) {
            return failed(WRONG_KIND, "op ANY/ALL (array) requires operator to yield boolean");
        }
        PgType declared = found.operator().right();
        PgType target =
                Polymorphism.isPolymorphic(declared) && !right.isUnknown()
                        ? right
                        : catalog.arrayOf(found.right());
        return target == null
                ? failed(
                        "42704",
                        "could not find array type for data type " + catalog.format(found.right()))
                : new OperatorResolution.Found(
                        found.operator(), found.left(), target, found.result());
    }

    /// `left IN (right, ...)` or NOT IN: what the server says, or what each side is coerced to.
    ///
    /// @param name `=` or `<>`
    /// @param rights types of the list; rows are handled by [#row]
    /// @param columns per item of the list whether it holds a column of this query level: such
    ///   items are compared one by one, the others as one array
    public InResolution in(String name, PgType left, List<PgType> rights, List<Boolean> columns) {
        List<PgType> targets = new ArrayList<>(rights);
        List<PgType> leftTargets = new ArrayList<>();
        List<PgType> together = new ArrayList<>();
        together.add(left);
        for (int i = 0; i < rights.size(); i++) {
            if (!columns.get(i)) {
                together.add(rights.get(i));
            }
        }
        PgType common = together.size() > 2 ? commonTypes.selectOrNull(together) : null;
        PgType array =
                common == null || common.oid() == Oids.RECORD || common.isUnresolved()
                        ? null
                        : catalog.arrayOf(common);
        if (array != null) {
            for (int i = 0; i < rights.size(); i++) {
                if (!columns.get(i)) {
                    targets.set(i, common);
                }
            }
            OperatorResolution all = array(null, name, left, array);
            if (all instanceof OperatorResolution.Failed failed) {
                return new InResolution(failed.problem(), leftTargets, targets, array != null);
            }
            if (all instanceof OperatorResolution.Found found) {
                leftTargets.add(found.left());
            }
        }
        for (int i = 0; i < rights.size(); i++) {
            if (array != null && !columns.get(i)) {
                continue;
            }
            OperatorResolution each = binary(null, name, left, rights.get(i));
            if (each instanceof OperatorResolution.Failed failed) {
                return new InResolution(failed.problem(), leftTargets, targets, array != null);
            }
            if (each instanceof OperatorResolution.Found found) {
                leftTargets.add(found.left());
                targets.set(i, found.right());
                if (!coercions.canCoerce(
                        found.result(), catalog.type(Oids.BOOL), CoercionContext.ASSIGNMENT)) {
                    return new InResolution(
                            coercions.requireBoolean(found.result(), "IN"),
                            leftTargets,
                            targets,
                            array != null);
                }
            }
        }
        return new InResolution(null, leftTargets, targets, array != null);
    }

    /// `(a, b) name (c, d)`: the operators per pair, or what the server says.
    public RowResolution row(
            @Nullable String schema, String name, List<PgType> lefts, List<PgType> rights) {
        List<OperatorResolution> pairs = new ArrayList<>();
        Problem problem = pairs(schema, name, lefts, rights, "row comparison operator", pairs);
        if (problem == null && pairs.isEmpty()) {
            problem = Problem.of(NOT_SUPPORTED, "cannot compare rows of zero length");
        }
        if (problem == null && pairs.size() > 1 && strategies(pairs) == 0) {
            problem =
                    Problem.of(
                            NOT_SUPPORTED,
                            "could not determine interpretation of row comparison operator " + name,
                            "Row comparison operators must be associated with btree operator"
                                    + " families.");
        }
        return new RowResolution(problem, pairs);
    }

    /// `(a, b) IS DISTINCT FROM (c, d)`.
    public RowResolution rowDistinct(List<PgType> lefts, List<PgType> rights) {
        List<OperatorResolution> pairs = new ArrayList<>();
        return new RowResolution(pairs(null, "=", lefts, rights, "IS DISTINCT FROM", pairs), pairs);
    }

    private @Nullable Problem pairs(
            @Nullable String schema,
            String name,
            List<PgType> lefts,
            List<PgType> rights,
            String construct,
            List<OperatorResolution> pairs) {
        if (lefts.size() != rights.size()) {
            return Problem.of("42601", "unequal number of entries in row expressions");
        }
        for (int i = 0; i < lefts.size(); i++) {
            OperatorResolution pair = binary(schema, name, lefts.get(i), rights.get(i));
            pairs.add(pair);
            if (pair instanceof OperatorResolution.Failed failed) {
                return failed.problem();
            }
            if (pair instanceof OperatorResolution.Found found
                    && found.result().oid() != Oids.BOOL) {
                return construct.startsWith("row")
                        ? Problem.of(
                                MISMATCH,
                                "row comparison operator must yield type boolean, not type "
                                        + catalog.format(found.result()))
                        : Problem.of(MISMATCH, construct + " requires = operator to yield boolean");
            }
        }
        return null;
    }

    private static int strategies(List<OperatorResolution> pairs) {
        int strategies = ~0;
        for (OperatorResolution pair : pairs) {
            if (pair instanceof OperatorResolution.Found found) {
                strategies &= found.operator().btree();
            }
        }
        return strategies;
    }

    /// What the server says to ordering by the type (ORDER BY, window and aggregate order): null if
    /// it can.
    public @Nullable Problem requireOrdering(PgType type) {
        return canOrder(type)
                ? null
                : Problem.of(
                        "42883",
                        "could not identify an ordering operator for type " + catalog.format(type),
                        "Use an explicit ordering operator or modify the query.");
    }

    /// What the server says to grouping by the type (GROUP BY, DISTINCT, UNION): null if it can.
    public @Nullable Problem requireEquality(PgType type) {
        return canOrder(type) || canHash(type)
                ? null
                : Problem.of(
                        "42883",
                        "could not identify an equality operator for type " + catalog.format(type));
    }

    /// What the server says to an argument of the type in an aggregate with DISTINCT: null if it
    /// can.
    public @Nullable Problem requireAggregateDistinct(PgType type) {
        Problem problem = requireEquality(type);
        if (problem != null || canOrder(type)) {
            return problem;
        }
        return new Problem(
                "42883",
                "could not identify an ordering operator for type " + catalog.format(type),
                "Aggregates with DISTINCT must be able to sort their inputs.",
                null,
                Problem.AT_CALL);
    }

    private boolean canOrder(PgType type) {
        return can(type, true);
    }

    private boolean canHash(PgType type) {
        return can(type, false);
    }

    private boolean can(PgType type, boolean order) {
        PgType base = catalog.baseType(type);
        if (base.isUnresolved() || base.isUnknown() || base.oid() == Oids.RECORD) {
            return true;
        }
        if (order ? catalog.hasOrder(base) : catalog.hasHash(base)) {
            return true;
        }
        return switch (base.kind()) {
            case ENUM, MULTIRANGE -> true;
            case RANGE -> true;
            case COMPOSITE -> attributesCan(base, order);
            case BASE, PSEUDO, DOMAIN -> {
                PgType element = catalog.elementOf(base);
                yield element == null ? binaryCan(base, order) : can(element, order);
            }
        };
    }

    private boolean attributesCan(PgType row, boolean order) {
        for (TypeCatalog.Attribute attribute : catalog.attributes(row)) {
            if (!can(attribute.type().type(), order)) {
                return false;
            }
        }
        return true;
    }

    /// Through a type with the same bits, such as `text` for `varchar`.
    private boolean binaryCan(PgType type, boolean order) {
        for (PgCast cast : catalog.builtIns().casts()) {
            if (cast.source() == type.oid()
                    && cast.method() == PgCast.Method.BINARY
                    && cast.context() == CoercionContext.IMPLICIT) {
                PgType target = catalog.type(cast.target());
                if (order ? catalog.hasOrder(target) : catalog.hasHash(target)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static OperatorResolution failed(String sqlState, String message) {
        return new OperatorResolution.Failed(Problem.of(sqlState, message));
    }
}
