package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SourceText;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.FunctionCall;
import org.schemaregistry.sql.type.FunctionResolution;
import org.schemaregistry.sql.type.LiteralVerdict;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeSystem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the binders of one query share: the catalog, the faults met so far, the parameters and the
/// tables touched. One thread.
final class Binding {
    private static final int MAX_FAULTS = 100;

    /// The server's `MaxTupleAttributeNumber`.
    static final int MAX_ENTRIES = 1664;

    static final String TOO_MANY = "54011";

    private int stepsLeft;

    final StarOrder stars;
    final SchemaCatalog catalog;
    final TypeSystem types;
    final SourceText source;
    final Names names;
    final ExprBinder expressions;
    final OperatorBinder operators;
    final SubqueryBinder subqueries;
    final CastBinder casts;
    final CompositeBinder composites;
    final CallBinder calls;
    final SelectBinder selects;
    final WithBinder withs;
    final ClauseBinder clauses;
    final LockingBinder locking;
    final WindowBinder windows;
    final FromBinder from;
    final FunctionTableBinder functionTables;
    final JoinBinder joins;
    final DmlBinder dml;
    final Collations collations;
    final AssignmentBinder assignments;
    final JsonBinder json;
    final XmlBinder xml;
    final StandardTables standardTables;
    final ConflictBinder conflicts;
    final MergeBinder merges;
    final List<Fault> faults = new ArrayList<>();
    final List<String> unknowns = new ArrayList<>();

    final SortedMap<Integer, PgType> parameters = new TreeMap<>();
    final Map<QualifiedName, SortedSet<String>> read = new TreeMap<>();
    final SortedSet<QualifiedName> written = new TreeSet<>();

    /// Where a parameter stands that had no type when it was read, and got none there.
    final Map<Span, Integer> untyped = new LinkedHashMap<>();

    boolean locks;

    /// The INTO that may stand, or that has been reported; null where there is none.
    @Nullable Span into;

    /// A set-returning function was called.
    boolean setCalls;

    final List<CalledFunction> called = new ArrayList<>();

    /// What the statement runs without naming it.
    final List<CalledFunction.Unseen> unseen = new ArrayList<>();

    /// @param steps what the check may take: about one per name looked at
    Binding(SchemaCatalog catalog, SourceText source, StarOrder stars, int steps) {
        this.stepsLeft = steps;
        this.stars = stars;
        this.catalog = catalog;
        this.types = catalog.types();
        this.source = source;
        this.names = new Names(this);
        this.expressions = new ExprBinder(this);
        this.operators = new OperatorBinder(this);
        this.subqueries = new SubqueryBinder(this);
        this.casts = new CastBinder(this);
        this.composites = new CompositeBinder(this);
        this.calls = new CallBinder(this);
        this.selects = new SelectBinder(this);
        this.withs = new WithBinder(this);
        this.clauses = new ClauseBinder(this);
        this.locking = new LockingBinder(this);
        this.windows = new WindowBinder(this);
        this.from = new FromBinder(this);
        this.functionTables = new FunctionTableBinder(this);
        this.joins = new JoinBinder(this);
        this.dml = new DmlBinder(this);
        this.collations = new Collations(this);
        this.assignments = new AssignmentBinder(this);
        this.json = new JsonBinder(this);
        this.xml = new XmlBinder(this);
        this.standardTables = new StandardTables(this);
        this.conflicts = new ConflictBinder(this);
        this.merges = new MergeBinder(this);
    }

    /// Counts work whose amount the text may multiply.
    void step(int count) {
        stepsLeft -= count;
        if (stepsLeft < 0) {
            throw new StepsSpent();
        }
    }

    /// The server looks at this once a query level is done.
    void countTargets(Level level) {
        if (level.overfull()) {
            error(TOO_MANY, null, "target lists can have at most " + MAX_ENTRIES + " entries");
        }
    }

    /// No further fault is kept, so that nothing has to be looked up for one.
    boolean isFull() {
        return faults.size() >= MAX_FAULTS;
    }

    void report(Fault fault) {
        if (!isFull()) {
            faults.add(fault);
        }
    }

    void error(String sqlState, @Nullable Span span, String message) {
        report(Fault.error(sqlState, span, message));
    }

    void error(String sqlState, @Nullable Span span, String message, @Nullable String hint) {
        report(new Fault(sqlState, Severity.ERROR, span, message, hint, null, List.of()));
    }

    /// Reports a problem of the type system; `operands` are where its indexes point.
    void problem(Problem problem, Span at, List<Bound> operands) {
        Span span = at;
        if (problem.operand() >= 0 && problem.operand() < operands.size()) {
            span = operands.get(problem.operand()).span();
        }
        error(
                problem.sqlState(),
                problem.operand() == Problem.NOWHERE ? null : span,
                problem.message(),
                problem.hint());
    }

    void cannotTell(String reason) {
        if (!unknowns.contains(reason)) {
            unknowns.add(reason);
        }
    }

    /// A name has the database's in front; false, and reported, if the source is another one.
    ///
    /// @param shown the whole name as the server's message has it
    boolean inDatabase(@Nullable String database, @Nullable Span at, String shown) {
        String own = catalog.database();
        if (database == null || database.equals(own)) {
            return true;
        }
        if (own == null) {
            cannotTell("whether the source's database is named \"" + database + "\"");
            return true;
        }
        error("0A000", at, "cross-database references are not implemented: " + shown);
        return false;
    }

    /// The same of a name whose third part from the end is the database's, if it has so many.
    boolean inDatabase(List<Name> name, @Nullable Span at) {
        return name.size() < 3
                || inDatabase(name.get(name.size() - 3).text(), at, Names.dotted(name));
    }

    /// No name of an object has more than three parts; false, and reported, if this has.
    boolean properlyQualified(List<Name> name, Span at) {
        if (name.size() > 3) {
            error(
                    "42601",
                    at,
                    "improper qualified name (too many dotted names): " + Names.dotted(name));
        }
        return name.size() <= 3;
    }

    /// An object that is not there, or its schema is not.
    void missing(@Nullable String schema, @Nullable Span at, String message) {
        if (schema != null && !types.catalog().hasSchema(schema)) {
            error("3F000", at, "schema \"" + schema + "\" does not exist");
        } else {
            error("42704", at, message);
        }
    }

    /// Finds the function of a call in the text, and remembers what was called.
    FunctionResolution resolve(FunctionCall call, Span at) {
        FunctionResolution found = types.functions().resolve(call);
        switch (found) {
            case FunctionResolution.Found(PgFunction function, var result, var targets) ->
                    called.add(
                            new CalledFunction(function, function.schema(), function.name(), at));
            case FunctionResolution.Open ignored ->
                    called.add(new CalledFunction(null, call.schema(), call.name(), at));
            case FunctionResolution.Failed ignored -> {}
            case FunctionResolution.Cast ignored -> {}
            case FunctionResolution.Attribute ignored -> {}
        }
        return found;
    }

    /// What the operator or relation that stands there runs besides is run too.
    void runs(Coverage.Unseen.Through through, String schema, String name, Span at) {
        for (QualifiedName function : catalog.unseen(through, schema, name)) {
            unseen.add(new CalledFunction.Unseen(function, at));
        }
    }

    void touch(RelationInfo relation) {
        read.computeIfAbsent(relation.ref(), r -> new TreeSet<>());
    }

    void touch(RelationInfo relation, String column) {
        read.computeIfAbsent(relation.ref(), r -> new TreeSet<>()).add(column);
    }

    TypeRef type(int oid) {
        return TypeRef.of(types.catalog().type(oid));
    }

    boolean is(Bound bound, int oid) {
        return bound.type().type().oid() == oid;
    }

    static boolean unresolved(Bound bound) {
        return bound.type().type().isUnresolved();
    }

    /// Whether some of it could not be resolved, so that nobody knows what else it equals. Walks by
    /// itself: a chain without parentheses is deeper than the stack.
    static boolean uncertain(Bound bound) {
        Deque<Bound> left = new ArrayDeque<>();
        left.push(bound);
        while (!left.isEmpty()) {
            Bound each = left.pop();
            if (unresolved(each) || each instanceof Bound.Unresolved) {
                return true;
            }
            each.parts().forEach(left::push);
        }
        return false;
    }

    /// The expression as a value of the type, once a rule has allowed it: an untyped literal is
    /// checked, a parameter gets the type.
    Bound coerced(Bound value, TypeRef target) {
        PgType to = target.type();
        if (to.oid() == Oids.RECORD
                && value instanceof Bound.Constant c
                && c.kind() == Expr.LiteralKind.STRING
                && c.type().type().isUnknown()) {
            error("0A000", c.span(), "input of anonymous composite types is not implemented");
            return value;
        }
        boolean row = to.oid() == Oids.RECORD && value instanceof Bound.Parameter;
        boolean pseudo = to.kind() == PgType.Kind.PSEUDO && !row;
        if (to.isUnresolved() || to.oid() == Oids.UNKNOWN || pseudo) {
            return value;
        }
        if (value.type().type().oid() == Oids.NAME && to.oid() != Oids.NAME) {
            // A name keeps its collation, also as a text.
            collations.collatedColumn();
        }
        return switch (value) {
            case Bound.Constant c when c.type().type().isUnknown() -> literal(c, target);
            case Bound.Parameter p when p.type().type().isUnknown() -> parameter(p, to);
            case Bound.Unresolved u -> cast(u, target);
            case Bound.Column c -> cast(c, target);
            case Bound.Constant c -> cast(c, target);
            case Bound.Parameter p -> cast(p, target);
            case Bound.Computed c -> cast(c, target);
            case Bound.Aggregate a -> cast(a, target);
            case Bound.Windowed w -> cast(w, target);
            case Bound.Grouping g -> cast(g, target);
            case Bound.Subquery s -> cast(s, target);
            case Bound.Row r -> cast(r, target);
        };
    }

    private static Bound cast(Bound value, TypeRef target) {
        if (value.type().type().equals(target.type()) || unresolved(value)) {
            return value;
        }
        return new Bound.Computed(
                value.span(), "cast " + target.type().oid(), List.of(value), target);
    }

    private Bound literal(Bound.Constant constant, TypeRef target) {
        switch (constant.kind()) {
            case STRING -> {
                switch (types.literals().check(constant.text(), target)) {
                    case LiteralVerdict.Valid ignored -> {}
                    case LiteralVerdict.Invalid(Problem problem) ->
                            error(
                                    problem.sqlState(),
                                    problem.operand() == Problem.NOWHERE ? null : constant.span(),
                                    problem.message(),
                                    problem.hint());
                    case LiteralVerdict.Unjudged(String reason) -> cannotTell(reason);
                }
            }
            case NULL -> {}
            case INTEGER, NUMBER, BITS, HEX_BITS, TRUE, FALSE -> {}
        }
        return new Bound.Constant(constant.span(), target, constant.kind(), constant.text());
    }

    private Bound parameter(Bound.Parameter parameter, PgType target) {
        untyped.remove(parameter.span());
        PgType known = parameters.get(parameter.number());
        if (known == null || known.isUnknown()) {
            parameters.put(parameter.number(), target);
        } else if (!known.equals(target)) {
            error(
                    "42P08",
                    parameter.span(),
                    "inconsistent types deduced for parameter $" + parameter.number());
        }
        return new Bound.Parameter(parameter.span(), parameter.number(), TypeRef.of(target));
    }

    /// Requires a boolean, as WHERE, AND and the like do.
    Bound bool(Bound value, String construct) {
        if (unresolved(value)) {
            return value;
        }
        Problem problem = types.coercions().requireBoolean(value.type().type(), construct);
        if (problem != null) {
            problem(problem, value.span(), List.of(value));
            return new Bound.Unresolved(value.span());
        }
        if (returnsSet(value)) {
            error("42804", value.span(), "argument of " + construct + " must not return a set");
            return new Bound.Unresolved(value.span());
        }
        return coerced(value, type(Oids.BOOL));
    }

    boolean returnsSet(Bound value) {
        return setCalls && holdsSet(value);
    }

    private static boolean holdsSet(Bound value) {
        return switch (value) {
            case Bound.Computed c when c.key() instanceof PgFunction f && f.returnsSet() -> true;
            case Bound.Computed ignored -> anyHoldsSet(value.parts());
            case Bound.Row row -> anyHoldsSet(row.items());
            case Bound.Subquery s -> anyHoldsSet(s.arguments());
            case Bound.Column ignored -> false;
            case Bound.Constant ignored -> false;
            case Bound.Parameter ignored -> false;
            case Bound.Aggregate ignored -> false;
            case Bound.Windowed ignored -> false;
            case Bound.Grouping ignored -> false;
            case Bound.Unresolved ignored -> false;
        };
    }

    private static boolean anyHoldsSet(List<Bound> values) {
        for (Bound value : values) {
            if (holdsSet(value)) {
                return true;
            }
        }
        return false;
    }

    /// What an untyped literal becomes where nobody says more.
    Bound resolvedUnknown(Bound value) {
        if (!value.type().type().isUnknown()) {
            return value;
        }
        return switch (value) {
            case Bound.Parameter p -> parameter(p, types.catalog().type(Oids.TEXT));
            case Bound.Constant c ->
                    new Bound.Constant(c.span(), type(Oids.TEXT), c.kind(), c.text());
            case Bound.Column c -> cast(c, type(Oids.TEXT));
            case Bound.Computed c -> cast(c, type(Oids.TEXT));
            case Bound.Aggregate a -> cast(a, type(Oids.TEXT));
            case Bound.Windowed w -> cast(w, type(Oids.TEXT));
            case Bound.Grouping g -> cast(g, type(Oids.TEXT));
            case Bound.Subquery s -> cast(s, type(Oids.TEXT));
            case Bound.Row r -> cast(r, type(Oids.TEXT));
            case Bound.Unresolved u -> u;
        };
    }

    /// A call of a built-in function that the grammar makes.
    Bound builtIn(String function, Span span, Span at, List<Bound> arguments) {
        FunctionCall call = FunctionCall.of("pg_catalog", function, typesOf(arguments));
        return switch (types.functions().resolve(call)) {
            case FunctionResolution.Found(var found, PgType result, List<PgType> targets) -> {
                List<Bound> coerced = new ArrayList<>(arguments.size());
                for (int i = 0; i < arguments.size(); i++) {
                    coerced.add(coerced(arguments.get(i), TypeRef.of(targets.get(i))));
                }
                yield new Bound.Computed(span, found, coerced, TypeRef.of(result));
            }
            case FunctionResolution.Failed(Problem problem) -> {
                problem(problem, at, arguments);
                yield new Bound.Unresolved(span);
            }
            case FunctionResolution.Cast ignored -> new Bound.Unresolved(span);
            case FunctionResolution.Attribute ignored -> new Bound.Unresolved(span);
            case FunctionResolution.Open ignored -> new Bound.Unresolved(span);
        };
    }

    boolean canAssign(PgType from, PgType to) {
        return types.coercions().canCoerce(from, to, CoercionContext.ASSIGNMENT);
    }

    static List<PgType> typesOf(List<Bound> values) {
        List<PgType> list = new ArrayList<>(values.size());
        for (Bound value : values) {
            list.add(value.type().type());
        }
        return list;
    }
}
