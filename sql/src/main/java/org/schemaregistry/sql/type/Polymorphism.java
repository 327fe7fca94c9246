package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Settles the polymorphic types of one call: the `any...` family, whose members must be the very
/// same type, and the `anycompatible...` family, whose members settle on a common one. Immutable
/// and thread-safe.
final class Polymorphism {
    private static final String MISMATCH = "42804";

    private final TypeCatalog catalog;
    private final Coercions coercions;

    Polymorphism(TypeCatalog catalog, Coercions coercions) {
        this.catalog = catalog;
        this.coercions = coercions;
    }

    static boolean isPolymorphic(PgType type) {
        return switch (type.oid()) {
            case Oids.ANYELEMENT,
                    Oids.ANYARRAY,
                    Oids.ANYNONARRAY,
                    Oids.ANYENUM,
                    Oids.ANYRANGE,
                    Oids.ANYMULTIRANGE ->
                    true;
            default -> isCompatibleFamily(type);
        };
    }

    private static boolean isCompatibleFamily(PgType type) {
        return switch (type.oid()) {
            case Oids.ANYCOMPATIBLE,
                    Oids.ANYCOMPATIBLEARRAY,
                    Oids.ANYCOMPATIBLENONARRAY,
                    Oids.ANYCOMPATIBLERANGE,
                    Oids.ANYCOMPATIBLEMULTIRANGE ->
                    true;
            default -> false;
        };
    }

    /// What a call settles on: the result type and what each argument is coerced to, or what the
    /// server says.
    record Settled(@Nullable Problem problem, PgType result, List<PgType> targets) {}

    /// Whether the arguments agree; the others than polymorphic ones are not looked at.
    boolean isConsistent(List<PgType> actual, List<PgType> declared) {
        Binding binding = new Binding();
        return binding.gather(actual, declared) == null && binding.settle(false) == null;
    }

    /// Settles a call whose arguments are consistent so far as the candidates' choice looked.
    Settled settle(List<PgType> actual, List<PgType> declared, PgType result) {
        boolean polymorphic = false;
        for (PgType type : declared) {
            polymorphic |= isPolymorphic(type);
        }
        if (!polymorphic) {
            return new Settled(null, result, declared);
        }
        Binding binding = new Binding();
        Problem problem = binding.gather(actual, declared);
        if (problem == null) {
            problem = binding.settle(true);
        }
        List<PgType> targets = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size() && problem == null; i++) {
            PgType target = declared.get(i);
            if (isPolymorphic(target)) {
                PgType settled = binding.settled(target, actual.get(i));
                problem = settled == null ? binding.undetermined(target) : null;
                target = settled == null ? target : settled;
            }
            targets.add(target);
        }
        PgType settledResult = result;
        if (problem == null && isPolymorphic(result)) {
            PgType settled = binding.of(result);
            problem = settled == null ? binding.undetermined(result) : null;
            settledResult = settled == null ? PgType.UNRESOLVED : settled;
        }
        return new Settled(problem, settledResult, problem == null ? targets : declared);
    }

    /// What the arguments of one call say about the two families. One thread, one use.
    private final class Binding {
        private @Nullable PgType element;
        private @Nullable PgType array;
        private @Nullable PgType range;
        private @Nullable PgType multirange;
        private boolean nonArray;
        private boolean enumeration;
        private boolean anyFamily;
        private boolean compatibleFamily;
        private boolean compatibleNonArray;
        private @Nullable PgType compatibleRangeDeclared;
        private final List<PgType> compatible = new ArrayList<>();
        private @Nullable PgType compatibleType;
        private @Nullable PgType compatibleRange;
        private @Nullable PgType compatibleMultirange;
        private boolean unresolved;

        @Nullable Problem gather(List<PgType> actual, List<PgType> declared) {
            for (int i = 0; i < declared.size(); i++) {
                PgType wanted = declared.get(i);
                PgType given = actual.get(i);
                if (!isPolymorphic(wanted)) {
                    continue;
                }
                note(wanted);
                if (given.isUnresolved()) {
                    unresolved = true;
                    continue;
                }
                if (given.isUnknown()) {
                    continue;
                }
                Problem problem =
                        isCompatibleFamily(wanted)
                                ? takeCompatible(wanted, given)
                                : take(wanted, given);
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }

        private void note(PgType wanted) {
            switch (wanted.oid()) {
                case Oids.ANYNONARRAY -> nonArray = true;
                case Oids.ANYENUM -> enumeration = true;
                case Oids.ANYCOMPATIBLENONARRAY -> compatibleNonArray = true;
                case Oids.ANYCOMPATIBLERANGE, Oids.ANYCOMPATIBLEMULTIRANGE ->
                        compatibleRangeDeclared =
                                compatibleRangeDeclared == null ? wanted : compatibleRangeDeclared;
                default -> {}
            }
            if (isCompatibleFamily(wanted)) {
                compatibleFamily = true;
            } else {
                anyFamily = true;
            }
        }

        private @Nullable Problem take(PgType wanted, PgType given) {
            PgType base = catalog.baseType(given);
            return switch (wanted.oid()) {
                case Oids.ANYARRAY -> {
                    Problem problem = alike(wanted, array, base);
                    array = base;
                    yield problem;
                }
                case Oids.ANYRANGE -> {
                    Problem problem = alike(wanted, range, base);
                    range = base;
                    yield problem;
                }
                case Oids.ANYMULTIRANGE -> {
                    Problem problem = alike(wanted, multirange, base);
                    multirange = base;
                    yield problem;
                }
                default -> {
                    Problem problem = alike(catalog.type(Oids.ANYELEMENT), element, given);
                    element = given;
                    yield problem;
                }
            };
        }

        private @Nullable Problem alike(PgType wanted, @Nullable PgType before, PgType now) {
            if (before == null || before.oid() == now.oid()) {
                return null;
            }
            return new Problem(
                    MISMATCH,
                    "arguments declared \"" + wanted.name() + "\" are not all alike",
                    catalog.format(before) + " versus " + catalog.format(now),
                    null,
                    Problem.NOWHERE);
        }

        private @Nullable Problem takeCompatible(PgType wanted, PgType given) {
            PgType base = catalog.baseType(given);
            switch (wanted.oid()) {
                case Oids.ANYCOMPATIBLEARRAY -> {
                    PgType item = catalog.elementOf(base);
                    if (item == null) {
                        return not(wanted, "an array", given);
                    }
                    compatible.add(item);
                }
                case Oids.ANYCOMPATIBLERANGE -> {
                    return takeCompatibleRange(wanted, base);
                }
                case Oids.ANYCOMPATIBLEMULTIRANGE -> {
                    if (base.kind() != PgType.Kind.MULTIRANGE) {
                        return not(wanted, "a multirange type", given);
                    }
                    Problem problem = alike(wanted, compatibleMultirange, base);
                    compatibleMultirange = base;
                    return problem == null
                            ? takeCompatibleRange(wanted, catalog.type(base.base()))
                            : problem;
                }
                default -> compatible.add(given);
            }
            return null;
        }

        private @Nullable Problem takeCompatibleRange(PgType wanted, PgType given) {
            if (given.kind() != PgType.Kind.RANGE) {
                return not(wanted, "a range type", given);
            }
            Problem problem = alike(wanted, compatibleRange, given);
            if (compatibleRange == null) {
                compatible.add(catalog.type(given.base()));
            }
            compatibleRange = given;
            return problem;
        }

        private Problem not(PgType wanted, String what, PgType given) {
            return new Problem(
                    MISMATCH,
                    "argument declared "
                            + wanted.name()
                            + " is not "
                            + what
                            + " but type "
                            + catalog.format(given),
                    null,
                    null,
                    Problem.NOWHERE);
        }

        /// @param last whether all must be determined now; the choice of candidates lets unknowns
        ///   pass
        @Nullable Problem settle(boolean last) {
            if (unresolved) {
                return null;
            }
            Problem problem = anyFamily ? settleAny(last) : null;
            return problem == null && compatibleFamily ? settleCompatible(last) : problem;
        }

        private @Nullable Problem settleAny(boolean last) {
            if (array != null) {
                if (array.oid() == Oids.ANYARRAY) {
                    if (element != null) {
                        return inconsistent("anyarray", "anyelement", array, element);
                    }
                    element = catalog.type(Oids.ANYELEMENT);
                } else {
                    PgType item = catalog.elementOf(array);
                    if (item == null) {
                        return not(catalog.type(Oids.ANYARRAY), "an array", array);
                    }
                    if (element != null && element.oid() != item.oid()) {
                        return inconsistent("anyarray", "anyelement", array, element);
                    }
                    element = item;
                }
            }
            if (multirange != null) {
                if (multirange.kind() != PgType.Kind.MULTIRANGE) {
                    return not(catalog.type(Oids.ANYMULTIRANGE), "a multirange type", multirange);
                }
                PgType over = catalog.type(multirange.base());
                if (range != null && range.oid() != over.oid()) {
                    return inconsistent("anymultirange", "anyrange", multirange, range);
                }
                range = over;
            }
            if (range != null) {
                if (range.kind() != PgType.Kind.RANGE) {
                    return not(catalog.type(Oids.ANYRANGE), "a range type", range);
                }
                PgType subtype = catalog.type(range.base());
                if (element != null && element.oid() != subtype.oid()) {
                    return inconsistent("anyrange", "anyelement", range, element);
                }
                element = subtype;
            }
            return checkElement(last);
        }

        private @Nullable Problem checkElement(boolean last) {
            if (element == null) {
                if (last) {
                    return new Problem(
                            MISMATCH,
                            "could not determine polymorphic type because input has type unknown",
                            null,
                            null,
                            Problem.NOWHERE);
                }
                return enumeration ? notEnum(catalog.type(Oids.UNKNOWN)) : null;
            }
            if (element.oid() == Oids.ANYELEMENT) {
                return null;
            }
            if (nonArray && catalog.baseType(element).isArray()) {
                return Problem.of(
                        MISMATCH,
                        "type matched to anynonarray is an array type: " + catalog.format(element));
            }
            return enumeration && element.kind() != PgType.Kind.ENUM ? notEnum(element) : null;
        }

        private Problem notEnum(PgType type) {
            return Problem.of(
                    MISMATCH,
                    "type matched to anyenum is not an enum type: " + catalog.format(type));
        }

        private Problem inconsistent(String one, String other, PgType first, PgType second) {
            return new Problem(
                    MISMATCH,
                    "argument declared "
                            + one
                            + " is not consistent with argument declared "
                            + other,
                    catalog.format(first) + " versus " + catalog.format(second),
                    null,
                    Problem.NOWHERE);
        }

        private @Nullable Problem settleCompatible(boolean last) {
            if (compatible.isEmpty()) {
                if (last && compatibleRangeDeclared != null) {
                    return undetermined(compatibleRangeDeclared);
                }
                compatibleType = catalog.type(Oids.TEXT);
                return null;
            }
            compatibleType = new CommonTypes(catalog, coercions).selectOrNull(compatible);
            if (compatibleType == null) {
                return Problem.of(
                        MISMATCH,
                        "arguments of anycompatible family cannot be cast to a common type");
            }
            if (compatibleNonArray && catalog.baseType(compatibleType).isArray()) {
                return Problem.of(
                        MISMATCH,
                        "type matched to anycompatiblenonarray is an array type: "
                                + catalog.format(compatibleType));
            }
            if (compatibleRange != null && compatibleRange.base() != compatibleType.oid()) {
                return Problem.of(
                        MISMATCH,
                        "anycompatiblerange type "
                                + catalog.format(compatibleRange)
                                + " does not match anycompatible type "
                                + catalog.format(compatibleType));
            }
            return null;
        }

        /// What an argument becomes: known ones of the first family stay as they are.
        @Nullable PgType settled(PgType wanted, PgType given) {
            if (unresolved) {
                return given;
            }
            if (isCompatibleFamily(wanted) || given.isUnknown()) {
                return of(wanted);
            }
            return wanted.oid() == Oids.ANYARRAY ? catalog.baseType(given) : given;
        }

        /// The type that a polymorphic one stands for in this call.
        @Nullable PgType of(PgType wanted) {
            if (unresolved) {
                return PgType.UNRESOLVED;
            }
            return switch (wanted.oid()) {
                case Oids.ANYARRAY -> array != null ? array : arrayOver(element);
                case Oids.ANYRANGE -> range;
                case Oids.ANYMULTIRANGE -> multirange != null ? multirange : multirangeOver(range);
                case Oids.ANYCOMPATIBLE, Oids.ANYCOMPATIBLENONARRAY -> compatibleType;
                case Oids.ANYCOMPATIBLEARRAY -> arrayOver(compatibleType);
                case Oids.ANYCOMPATIBLERANGE -> compatibleRange;
                case Oids.ANYCOMPATIBLEMULTIRANGE ->
                        compatibleMultirange != null
                                ? compatibleMultirange
                                : multirangeOver(compatibleRange);
                default -> element;
            };
        }

        private @Nullable PgType arrayOver(@Nullable PgType type) {
            return type == null ? null : catalog.arrayOf(type);
        }

        private @Nullable PgType multirangeOver(@Nullable PgType type) {
            return type == null ? null : catalog.multirangeOf(type);
        }

        Problem undetermined(PgType wanted) {
            PgType basis = isCompatibleFamily(wanted) ? compatibleType : element;
            boolean array =
                    wanted.oid() == Oids.ANYARRAY || wanted.oid() == Oids.ANYCOMPATIBLEARRAY;
            return array && basis != null
                    ? new Problem(
                            "42704",
                            "could not find array type for data type " + catalog.format(basis),
                            null,
                            null,
                            Problem.NOWHERE)
                    : new Problem(
                            MISMATCH,
                            "could not determine polymorphic type "
                                    + wanted.name()
                                    + " because input has type unknown",
                            null,
                            null,
                            Problem.NOWHERE);
        }
    }
}
