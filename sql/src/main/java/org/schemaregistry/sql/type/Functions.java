package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Picks the function of a call, by the rules of the server's `parse_func.c`. Immutable to the
/// outside and thread-safe; the answers to recent calls are kept.
public final class Functions {
    private static final int MAX_ARGUMENTS = 100;
    private static final int MAX_KEPT = 4_096;
    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String CASTS_HINT = " You might need to add explicit type casts.";

    private final TypeCatalog catalog;
    private final Coercions coercions;
    private final CommonTypes commonTypes;
    private final CandidateChoice choice;
    private final ConcurrentHashMap<FunctionCall, FunctionResolution> kept =
            new ConcurrentHashMap<>();

    Functions(TypeCatalog catalog, Coercions coercions, CommonTypes commonTypes) {
        this.catalog = catalog;
        this.coercions = coercions;
        this.commonTypes = commonTypes;
        this.choice = new CandidateChoice(catalog, coercions);
    }

    /// A function that could take the number and names of the arguments.
    ///
    /// @param takes per actual argument, in the order written
    /// @param lastNamed the parameter that the last argument goes to by name, -1 where it goes by
    ///   place
    /// @param spread the last parameter is variadic and takes the arguments from its place on one
    ///   by one
    private record Callable(
            PgFunction function,
            List<PgType> takes,
            int lastNamed,
            boolean spread,
            boolean ambiguous)
            implements CandidateChoice.Candidate {

        /// Equal in what they take, so that only one can be meant.
        boolean sameTakes(Callable other) {
            return takes.equals(other.takes);
        }

        Callable markedAmbiguous() {
            return new Callable(function, takes, lastNamed, spread, true);
        }
    }

    /// What the call is, with the checks of DISTINCT, FILTER, OVER, WITHIN GROUP and VARIADIC.
    public FunctionResolution resolve(FunctionCall call) {
        FunctionResolution known = kept.get(call);
        if (known != null) {
            return known;
        }
        FunctionResolution found = resolveNew(call);
        if (kept.size() < MAX_KEPT) {
            kept.put(call, found);
        }
        return found;
    }

    /// All functions of a name along the search path (or in the schema), for suggestions and for
    /// the question whether a name is known at all.
    public List<PgFunction> named(@Nullable String schema, String name) {
        return List.copyOf(catalog.functions(schema, name));
    }

    private FunctionResolution resolveNew(FunctionCall call) {
        if (call.arguments().size() > MAX_ARGUMENTS) {
            return failed("54023", "cannot pass more than 100 arguments to a function", null);
        }
        for (int i = 0; i < call.names().size(); i++) {
            String name = call.names().get(i);
            if (call.names().indexOf(name) < i) {
                return new FunctionResolution.Failed(
                        Problem.of("42601", "argument name \"" + name + "\" used more than once")
                                .at(call.arguments().size() - call.names().size() + i));
            }
        }
        List<Callable> candidates = candidates(call);
        for (PgType argument : call.arguments()) {
            if (argument.isUnresolved()) {
                return open(call, candidates);
            }
        }
        for (Callable candidate : candidates) {
            if (candidate.takes.equals(call.arguments())) {
                return found(call, candidate);
            }
        }
        PgType castTarget = castTarget(call);
        if (castTarget != null) {
            Problem misuse = checkPlain(call);
            return misuse == null
                    ? new FunctionResolution.Cast(castTarget)
                    : new FunctionResolution.Failed(misuse);
        }
        List<Callable> fitting = choice.fitting(call.arguments(), candidates);
        if (fitting.size() == 1) {
            return found(call, fitting.get(0));
        }
        Callable best = fitting.isEmpty() ? null : choice.best(call.arguments(), fitting);
        if (best != null) {
            return found(call, best);
        }
        return fitting.isEmpty() ? notFound(call) : notUnique(call);
    }

    // Candidates

    private List<Callable> candidates(FunctionCall call) {
        List<Callable> candidates = new ArrayList<>();
        for (PgFunction function : catalog.functions(call.schema(), call.name())) {
            Callable callable =
                    call.names().isEmpty() ? positional(function, call) : named(function, call);
            if (callable != null) {
                addOrMarkAmbiguous(candidates, callable);
            }
        }
        return candidates;
    }

    private static @Nullable Callable positional(PgFunction function, FunctionCall call) {
        int given = call.arguments().size();
        int declared = function.arguments().size();
        PgType element = function.variadicElement();
        boolean spread = element != null && declared <= given && !call.variadic();
        if (spread && element != null) {
            List<PgType> takes = new ArrayList<>(function.arguments().subList(0, declared - 1));
            while (takes.size() < given) {
                takes.add(element);
            }
            return new Callable(function, takes, -1, true, false);
        }
        if (declared == given) {
            return new Callable(function, function.arguments(), -1, false, false);
        }
        return declared > given && given + function.defaults() >= declared
                ? new Callable(function, function.arguments().subList(0, given), -1, false, false)
                : null;
    }

    /// Named arguments never spread over a variadic parameter.
    private static @Nullable Callable named(PgFunction function, FunctionCall call) {
        int given = call.arguments().size();
        int declared = function.arguments().size();
        if ((function.variadicElement() != null && !call.variadic())
                || declared < given
                || given + function.defaults() < declared
                || function.argumentNames().isEmpty()) {
            return null;
        }
        int first = given - call.names().size();
        boolean[] taken = new boolean[declared];
        int position = -1;
        List<PgType> takes = new ArrayList<>(given);
        for (int i = 0; i < given; i++) {
            position =
                    i < first ? i : function.argumentNames().indexOf(call.names().get(i - first));
            if (position < 0 || taken[position]) {
                return null;
            }
            taken[position] = true;
            takes.add(function.arguments().get(position));
        }
        for (int i = 0; i < declared - function.defaults(); i++) {
            if (!taken[i]) {
                return null;
            }
        }
        return new Callable(function, takes, position, false, false);
    }

    /// Of two that take the same, the one that need not spread its arguments wins, else none.
    private static void addOrMarkAmbiguous(List<Callable> candidates, Callable callable) {
        for (int i = 0; i < candidates.size(); i++) {
            Callable other = candidates.get(i);
            if (other.sameTakes(callable)) {
                if (other.spread == callable.spread) {
                    candidates.set(i, other.markedAmbiguous());
                } else if (other.spread) {
                    candidates.set(i, callable);
                }
                return;
            }
        }
        candidates.add(callable);
    }

    /// The type, where the call is really a cast: `name` is a type and its value is just seen as
    /// it.
    private @Nullable PgType castTarget(FunctionCall call) {
        if (call.arguments().size() != 1 || !call.names().isEmpty()) {
            return null;
        }
        PgType target = catalog.type(call.schema(), call.name());
        if (target == null || target.kind() == PgType.Kind.COMPOSITE) {
            return null;
        }
        PgType source = call.arguments().get(0);
        if (source.isUnknown()) {
            return target;
        }
        boolean row = source.oid() == Oids.RECORD || coercions.isComposite(source);
        return switch (coercions.pathway(source, target, CoercionContext.EXPLICIT)) {
            case RELABEL -> target;
            case INPUT_OUTPUT -> row && target.category() == 'S' ? null : target;
            case NONE, FUNCTION, ARRAY -> null;
        };
    }

    // A candidate was picked

    private FunctionResolution found(FunctionCall call, Callable callable) {
        if (callable.ambiguous) {
            return notUnique(call);
        }
        PgFunction function = callable.function;
        if (call.variadic()
                && callable.lastNamed >= 0
                && callable.lastNamed != function.arguments().size() - 1) {
            return notFound(call);
        }
        Problem misuse = checkKind(call, callable);
        if (misuse != null) {
            return new FunctionResolution.Failed(misuse);
        }
        List<PgType> arguments = new ArrayList<>(call.arguments());
        Polymorphism.Settled settled =
                coercions.polymorphism().settle(arguments, callable.takes, function.result());
        if (settled.problem() != null) {
            return new FunctionResolution.Failed(settled.problem());
        }
        if (settled.result().oid() == Oids.INTERNAL) {
            return failed(
                    NOT_SUPPORTED,
                    "functions returning type \"internal\" cannot be called explicitly",
                    null);
        }
        misuse = checkUse(call, function);
        if (misuse != null) {
            return new FunctionResolution.Failed(misuse);
        }
        return new FunctionResolution.Found(
                function, settled.result(), hypothetical(call, function, settled.targets()));
    }

    private @Nullable Problem checkKind(FunctionCall call, Callable callable) {
        PgFunction function = callable.function;
        return switch (function.kind()) {
            case FUNCTION -> checkPlain(call);
            case PROCEDURE ->
                    Problem.of(
                            WRONG_KIND,
                            signature(call) + " is a procedure",
                            "To call a procedure, use CALL.");
            case AGGREGATE ->
                    call.withinGroup()
                            ? Problem.of(
                                    WRONG_KIND,
                                    name(call)
                                            + " is not an ordered-set aggregate, so it cannot have"
                                            + " WITHIN GROUP")
                            : null;
            case ORDERED_SET_AGGREGATE, HYPOTHETICAL_SET_AGGREGATE ->
                    checkOrderedSet(call, callable);
            case WINDOW -> {
                if (!call.over()) {
                    yield Problem.of(
                            WRONG_KIND,
                            "window function " + name(call) + " requires an OVER clause");
                }
                yield call.withinGroup()
                        ? Problem.of(
                                WRONG_KIND,
                                "window function " + name(call) + " cannot have WITHIN GROUP")
                        : null;
            }
        };
    }

    /// What only an aggregate or window function may have.
    private static @Nullable Problem checkPlain(FunctionCall call) {
        String name = name(call);
        String notAggregate = " specified, but " + name + " is not an aggregate function";
        if (call.star()) {
            return Problem.of(WRONG_KIND, name + "(*)" + notAggregate);
        }
        if (call.distinct()) {
            return Problem.of(WRONG_KIND, "DISTINCT" + notAggregate);
        }
        if (call.withinGroup()) {
            return Problem.of(WRONG_KIND, "WITHIN GROUP" + notAggregate);
        }
        if (call.orderBy()) {
            return Problem.of(WRONG_KIND, "ORDER BY" + notAggregate);
        }
        if (call.filter()) {
            return Problem.of(WRONG_KIND, "FILTER" + notAggregate);
        }
        return call.over()
                ? Problem.of(
                        WRONG_KIND,
                        "OVER specified, but "
                                + name
                                + " is not a window function nor an aggregate function")
                : null;
    }

    private @Nullable Problem checkOrderedSet(FunctionCall call, Callable callable) {
        PgFunction function = callable.function;
        String name = name(call);
        if (!call.withinGroup()) {
            return Problem.of(
                    WRONG_KIND, "WITHIN GROUP is required for ordered-set aggregate " + name);
        }
        if (call.over()) {
            return Problem.of(
                    NOT_SUPPORTED, "OVER is not supported for ordered-set aggregate " + name);
        }
        int direct = call.arguments().size() - call.orderedArguments();
        if (function.variadicElement() == null) {
            int wanted = function.directArguments();
            return direct == wanted
                    ? null
                    : doesNotExist(
                            call,
                            "There is an ordered-set aggregate "
                                    + name
                                    + ", but it requires "
                                    + wanted
                                    + " direct argument"
                                    + (wanted == 1 ? "" : "s")
                                    + ", not "
                                    + direct
                                    + ".");
        }
        if (function.kind() == PgFunction.Kind.HYPOTHETICAL_SET_AGGREGATE
                && direct != call.orderedArguments()) {
            return doesNotExist(
                    call,
                    "To use the hypothetical-set aggregate "
                            + name
                            + ", the number of hypothetical direct arguments (here "
                            + direct
                            + ") must match the number of ordering columns (here "
                            + call.orderedArguments()
                            + ").");
        }
        if (function.kind() != PgFunction.Kind.HYPOTHETICAL_SET_AGGREGATE) {
            return null;
        }
        for (int i = 0; i < direct; i++) {
            CommonType common =
                    commonTypes.select(
                            "WITHIN GROUP",
                            List.of(call.arguments().get(direct + i), call.arguments().get(i)));
            if (common instanceof CommonType.Failed failed) {
                return failed.problem().at(failed.problem().operand() == 0 ? direct + i : i);
            }
        }
        return null;
    }

    /// The direct arguments of a hypothetical-set aggregate become what they are compared with.
    private List<PgType> hypothetical(
            FunctionCall call, PgFunction function, List<PgType> targets) {
        if (function.kind() != PgFunction.Kind.HYPOTHETICAL_SET_AGGREGATE) {
            return targets;
        }
        int direct = call.arguments().size() - call.orderedArguments();
        List<PgType> unified = new ArrayList<>(targets);
        for (int i = 0; i < direct; i++) {
            PgType common =
                    commonTypes.selectOrNull(
                            List.of(call.arguments().get(direct + i), call.arguments().get(i)));
            if (common != null) {
                unified.set(i, common);
                unified.set(direct + i, common);
            }
        }
        return unified;
    }

    /// What is checked after the types are settled.
    private @Nullable Problem checkUse(FunctionCall call, PgFunction function) {
        int last = call.arguments().size() - 1;
        PgType element = function.variadicElement();
        if (call.variadic() && element != null && element.oid() == Oids.ANY && last >= 0) {
            PgType given = catalog.baseType(call.arguments().get(last));
            if (!given.isArray()) {
                return Problem.of("42804", "VARIADIC argument must be an array").at(last);
            }
        }
        boolean window = function.kind() == PgFunction.Kind.WINDOW;
        if (!function.isAggregate() && !window) {
            return null;
        }
        if (function.isAggregate() && last < 0 && !call.star() && !call.withinGroup()) {
            return Problem.of(
                    WRONG_KIND,
                    name(call) + "(*) must be used to call a parameterless aggregate function");
        }
        if (call.over()) {
            return checkWindowUse(call, window);
        }
        return call.names().isEmpty()
                ? null
                : Problem.of(NOT_SUPPORTED, "aggregates cannot use named arguments");
    }

    private static @Nullable Problem checkWindowUse(FunctionCall call, boolean window) {
        if (call.distinct()) {
            return Problem.of(NOT_SUPPORTED, "DISTINCT is not implemented for window functions");
        }
        if (call.orderBy()) {
            return Problem.of(
                    NOT_SUPPORTED, "aggregate ORDER BY is not implemented for window functions");
        }
        if (window && call.filter()) {
            return Problem.of(
                    NOT_SUPPORTED, "FILTER is not implemented for non-aggregate window functions");
        }
        return call.names().isEmpty()
                ? null
                : Problem.of(NOT_SUPPORTED, "window functions cannot use named arguments");
    }

    // No candidate was picked

    private FunctionResolution open(FunctionCall call, List<Callable> candidates) {
        List<Callable> fitting = choice.fitting(call.arguments(), candidates);
        if (fitting.isEmpty()) {
            boolean known =
                    !catalog.functions(call.schema(), call.name()).isEmpty()
                            || catalog.isOpaque(call.name())
                            || call.arguments().size() == 1;
            return known ? FunctionResolution.Open.after(PgType.UNRESOLVED) : notFound(call);
        }
        PgType result = fitting.get(0).function.result();
        for (Callable candidate : fitting) {
            if (candidate.function.result().oid() != result.oid()) {
                result = PgType.UNRESOLVED;
            }
        }
        return FunctionResolution.Open.after(
                Polymorphism.isPolymorphic(result) ? PgType.UNRESOLVED : result);
    }

    private FunctionResolution notFound(FunctionCall call) {
        if (catalog.isOpaque(call.name())) {
            return FunctionResolution.Open.opaque("function", call.name());
        }
        TypeCatalog.Attribute attribute = attribute(call);
        if (attribute != null) {
            return new FunctionResolution.Attribute(attribute.name(), attribute.type());
        }
        if (call.schema() != null && !catalog.hasSchema(call.schema())) {
            return failed("3F000", "schema \"" + call.schema() + "\" does not exist", null);
        }
        return new FunctionResolution.Failed(
                doesNotExist(
                        call,
                        "No function matches the given name and argument types." + CASTS_HINT));
    }

    /// `column(row)`.
    private TypeCatalog.@Nullable Attribute attribute(FunctionCall call) {
        if (call.schema() != null
                || call.arguments().size() != 1
                || !call.names().isEmpty()
                || checkPlain(call) != null
                || call.variadic()) {
            return null;
        }
        for (TypeCatalog.Attribute attribute : catalog.attributes(call.arguments().get(0))) {
            if (attribute.name().equals(call.name())) {
                return attribute;
            }
        }
        return null;
    }

    private FunctionResolution notUnique(FunctionCall call) {
        return failed(
                "42725",
                "function " + signature(call) + " is not unique",
                "Could not choose a best candidate function." + CASTS_HINT);
    }

    private Problem doesNotExist(FunctionCall call, String hint) {
        return Problem.of("42883", "function " + signature(call) + " does not exist", hint);
    }

    private static FunctionResolution failed(
            String sqlState, String message, @Nullable String hint) {
        return new FunctionResolution.Failed(Problem.of(sqlState, message, hint));
    }

    private static String name(FunctionCall call) {
        return call.schema() == null ? call.name() : call.schema() + "." + call.name();
    }

    private String signature(FunctionCall call) {
        StringBuilder text = new StringBuilder(name(call)).append('(');
        int firstNamed = call.arguments().size() - call.names().size();
        for (int i = 0; i < call.arguments().size(); i++) {
            text.append(i == 0 ? "" : ", ");
            if (i >= firstNamed) {
                text.append(call.names().get(i - firstNamed)).append(" => ");
            }
            PgType type = call.arguments().get(i);
            text.append(type.isUnresolved() ? "unknown" : catalog.format(type));
        }
        return text.append(')').toString();
    }
}
