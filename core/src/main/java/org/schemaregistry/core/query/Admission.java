package org.schemaregistry.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which statement may go to a source for which use. What is not known to be harmless is refused;
/// behind this stand the source's own read-only transaction and the role's rights.
public final class Admission {
    private Admission() {}

    /// What is to be done with a statement.
    public enum Use {
        DESCRIBE,
        PLAN,
        PROBE,
        READ,
        WRITE
    }

    /// Why a statement may not be used so; empty if it may. `allowed` are functions that the caller
    /// answers for, by the names that calls have or with their schema.
    public static List<Finding> refusals(SingleStatement statement, Use use, Set<String> allowed) {
        List<Finding> refusals = new ArrayList<>();
        if (writes(statement) && readsOnly(use)) {
            refusals.add(
                    finding(
                            FindingCode.NOT_READ_ONLY,
                            statement.place(0),
                            statement.command()
                                    + " writes or takes locks: expected a query that only reads",
                            use == Use.PROBE
                                    ? "use level plan for a statement that writes"
                                    : "an embedder may allow writes for this run"));
        }
        for (SingleStatement.Call call : statement.calls()) {
            if (!call.isAmong(allowed) && !harmless(call.effect(), use)) {
                refusals.add(refusal(call));
            }
        }
        return refusals;
    }

    private static boolean writes(SingleStatement statement) {
        return switch (statement.statementClass()) {
            case READ -> false;
            case WRITE, UNKNOWN -> true;
        };
    }

    /// Describing and planning a write does not do it.
    private static boolean readsOnly(Use use) {
        return switch (use) {
            case PROBE, READ -> true;
            case DESCRIBE, PLAN, WRITE -> false;
        };
    }

    private static boolean harmless(SingleStatement.Effect effect, Use use) {
        return switch (effect) {
            // A planner evaluates nothing that is VOLATILE.
            case STATE -> use == Use.DESCRIBE || use == Use.PLAN || use == Use.WRITE;
            case OUTSIDE, UNSEEN -> use == Use.DESCRIBE || use == Use.PLAN;
            // It evaluates what is IMMUTABLE or STABLE, and nobody has proved that it is.
            case DEFINED_IN_SOURCE, UNKNOWN -> use == Use.DESCRIBE;
        };
    }

    private static Finding refusal(SingleStatement.Call call) {
        String hint =
                switch (call.effect()) {
                    case STATE -> "leave it out, or allow writes for this run";
                    case OUTSIDE -> "leave it out";
                    case UNSEEN -> "look at what it does, then allow it by name, or use level plan";
                    case DEFINED_IN_SOURCE, UNKNOWN ->
                            "look at what it does, then allow it by name, or use level describe";
                };
        return finding(FindingCode.FUNCTION_NOT_ALLOWED, call.place(), call.told(), hint);
    }

    private static Finding finding(
            FindingCode code, Finding.Place place, String message, String hint) {
        return new Finding(code, "", Severity.ERROR, place, message, hint, List.of(), null);
    }
}
