package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The collations of expressions, as the server's `parse_collate.c` derives them, and those that
/// contradict each other, which it finds once all else is right. A collation that is not known here
/// counts as the type's own, which contradicts none. One thread.
final class Collations {
    private static final String MISMATCH = "42P21";
    private static final String DEFAULT = "default";

    /// The collation of a column for which none could be chosen.
    private static final String UNDECIDED = "(null)";

    private final Binding binding;
    private final Map<Span, Span> clauses = new HashMap<>();
    private final Map<Span, State> literals = new HashMap<>();
    private final IdentityHashMap<Bound, State> derived = new IdentityHashMap<>();
    private boolean any;
    private @Nullable Fault mismatch;

    /// What a FULL JOIN's column is known by: its sides need not have one collation.
    static final String MERGED = "merged";

    /// What a COLLATE clause is known by among computed expressions.
    record Key(String collation) {}

    /// How sure an expression is of its collation; a later one beats an earlier.
    private enum Strength {
        NONE,
        IMPLICIT,
        CONFLICT,
        EXPLICIT
    }

    /// What is known of an expression's collation; `other` is what it is in conflict with.
    ///
    /// @param at where the collation comes from, for a conflict the other
    record State(Strength strength, String collation, String other, Span at) {
        static final State NONE = new State(Strength.NONE, "", "", Span.NOWHERE);

        static State implicit(String collation, Span at) {
            return new State(Strength.IMPLICIT, collation, "", at);
        }

        /// The collation that a column made of the expression has: null for its type's own.
        @Nullable String ofColumn() {
            return switch (strength) {
                case NONE -> null;
                case CONFLICT -> UNDECIDED;
                case IMPLICIT, EXPLICIT -> collation;
            };
        }
    }

    Collations(Binding binding) {
        this.binding = binding;
    }

    /// A collation is named: one that every server has, or that the scan found.
    ///
    /// @param at where the server points if there is none
    void named(List<Name> name, Span at) {
        if (!binding.properlyQualified(name, at) || !binding.inDatabase(name, at)) {
            return;
        }
        String schema = name.size() > 1 ? name.get(name.size() - 2).text() : null;
        Boolean known = binding.catalog.hasCollation(schema, name.getLast().text());
        if (known == null) {
            binding.cannotTell("collation \"" + Names.dotted(name) + "\" is not known here");
        } else if (!known) {
            binding.missing(
                    schema,
                    at,
                    "collation \""
                            + Names.dotted(name)
                            + "\" for encoding \""
                            + binding.catalog.encoding()
                            + "\" does not exist");
        }
    }

    /// The name of a collation as a snapshot spells it, without its schema.
    static @Nullable String name(@Nullable String spelled) {
        if (spelled == null) {
            return null;
        }
        String text = spelled.replace(" (nondeterministic)", "");
        return text.endsWith("\"")
                ? text.substring(text.lastIndexOf('"', text.length() - 2) + 1, text.length() - 1)
                : text.substring(text.lastIndexOf('.') + 1);
    }

    /// A statement's or a CTE's expressions are all there: the server looks at their collations
    /// now, and at what is grouped only afterwards.
    void settle() {
        boolean wrong = binding.faults.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        if (mismatch != null && !wrong && binding.unknowns.isEmpty()) {
            binding.report(mismatch);
        }
    }

    @Nullable Fault mismatch() {
        return mismatch;
    }

    /// A column has a collation that is not its type's: from now on it matters.
    void collatedColumn() {
        any = true;
    }

    /// Remembers where the clause of an expression stands.
    void clause(Span expression, Span at) {
        any = true;
        clauses.put(expression, at);
    }

    /// A literal or parameter of no type yet has a clause, whose place it keeps.
    void clause(Bound literal, String collation, Span at) {
        any = true;
        literals.put(literal.span(), new State(Strength.EXPLICIT, collation, "", at));
    }

    /// The arguments meet in one operator, call or list.
    State meet(List<Bound> arguments) {
        if (!any) {
            return State.NONE;
        }
        State state = State.NONE;
        for (Bound argument : arguments) {
            state = merged(state, of(argument));
        }
        return state;
    }

    /// The value takes its collation from what met, though it has other parts too.
    void derive(Bound value, State state) {
        if (any) {
            derived.put(value, collatable(value.type().type()) ? state : State.NONE);
        }
    }

    /// The value is a query's column: of its collation, but none that was asked for.
    void column(Bound value, RangeEntry.Column column) {
        if (any) {
            derived.put(value, ofColumn(value, column.collation()));
        }
    }

    /// The collation of a column made of the value; null for its type's own.
    @Nullable String ofColumn(Bound value) {
        return any ? of(value).ofColumn() : null;
    }

    /// Rows are sorted or grouped by the value: it has to have one collation.
    void sorted(Bound value) {
        if (any) {
            require(of(value));
        }
    }

    /// The columns of a set operation's sides; what the column has that they make.
    @Nullable String united(Bound left, Bound right, boolean all) {
        if (!any) {
            return null;
        }
        State state = merged(of(left), of(right));
        if (!all) {
            require(state);
        }
        return state.ofColumn();
    }

    private void require(State state) {
        if (state.strength() == Strength.CONFLICT && mismatch == null) {
            mismatch =
                    new Fault(
                            MISMATCH,
                            Severity.ERROR,
                            state.at(),
                            "collation mismatch between implicit collations \""
                                    + state.collation()
                                    + "\" and \""
                                    + state.other()
                                    + "\"",
                            "You can choose the collation by applying the COLLATE clause to one or"
                                    + " both expressions.",
                            null,
                            List.of());
        }
    }

    /// Columns of what a recursive query reads keep the collation of its first term.
    void recursive(
            String name, int index, @Nullable String first, @Nullable String overall, Bound at) {
        PgType type = at.type().type();
        String before = first == null ? own(type) : first;
        String after = overall == null ? own(type) : overall;
        if (any && mismatch == null && collatable(type) && !before.equals(after)) {
            mismatch =
                    Fault.error(
                            MISMATCH,
                            at.span(),
                            "recursive query \""
                                    + name
                                    + "\" column "
                                    + (index + 1)
                                    + " has collation \""
                                    + before
                                    + "\" in non-recursive term but collation \""
                                    + after
                                    + "\" overall");
        }
    }

    private State merged(State first, State second) {
        if (first.strength() != second.strength()) {
            return first.strength().compareTo(second.strength()) < 0 ? second : first;
        }
        boolean same = first.collation().equals(second.collation());
        return switch (first.strength()) {
            case NONE, CONFLICT -> first;
            case IMPLICIT -> {
                if (same || second.collation().equals(DEFAULT)) {
                    yield first;
                }
                yield first.collation().equals(DEFAULT)
                        ? second
                        : new State(
                                Strength.CONFLICT,
                                first.collation(),
                                second.collation(),
                                second.at());
            }
            case EXPLICIT -> {
                if (!same && mismatch == null) {
                    mismatch =
                            Fault.error(
                                    MISMATCH,
                                    second.at(),
                                    "collation mismatch between explicit collations \""
                                            + first.collation()
                                            + "\" and \""
                                            + second.collation()
                                            + "\"");
                }
                yield first;
            }
        };
    }

    private State of(Bound value) {
        State known = derived.get(value);
        if (known == null) {
            known = found(value);
            derived.put(value, known);
        }
        return known;
    }

    private State found(Bound value) {
        PgType type = value.type().type();
        State clause = type.isUnknown() || collatable(type) ? literals.get(value.span()) : null;
        if (clause != null
                && (value instanceof Bound.Constant || value instanceof Bound.Parameter)) {
            return clause;
        }
        if (!collatable(type)) {
            return State.NONE;
        }
        return switch (value) {
            case Bound.Column column -> ofColumn(column);
            case Bound.Computed computed -> {
                Span at = clauses.getOrDefault(computed.span(), computed.span());
                if (computed.key() instanceof Key(String collation)) {
                    yield new State(Strength.EXPLICIT, collation, "", at);
                }
                State parts = ofParts(computed);
                yield computed.key().equals(MERGED) ? ofColumn(computed, parts.ofColumn()) : parts;
            }
            case Bound.Aggregate aggregate -> ofParts(aggregate);
            case Bound.Windowed windowed -> ofParts(windowed);
            case Bound.Constant constant -> ofColumn(constant, null);
            case Bound.Parameter parameter -> ofColumn(parameter, null);
            case Bound.Subquery subquery -> ofColumn(subquery, null);
            case Bound.Grouping ignored -> State.NONE;
            case Bound.Row ignored -> State.NONE;
            case Bound.Unresolved ignored -> State.NONE;
        };
    }

    private State ofColumn(Bound.Column column) {
        if (column.index() < 0 || column.index() >= column.entry().columns.size()) {
            return ofColumn(column, null);
        }
        RangeEntry.Column read = column.entry().columns.get(column.index());
        Bound source = read.source();
        return ofColumn(column, source == null ? read.collation() : of(source).ofColumn());
    }

    private State ofColumn(Bound value, @Nullable String collation) {
        PgType type = value.type().type();
        if (UNDECIDED.equals(collation) || !collatable(type)) {
            return State.NONE;
        }
        return State.implicit(collation == null ? own(type) : collation, value.span());
    }

    private State ofParts(Bound value) {
        State state = State.NONE;
        for (Bound part : value.parts()) {
            state = merged(state, of(part));
        }
        return state.strength() == Strength.NONE
                ? State.implicit(own(value.type().type()), value.span())
                : state;
    }

    boolean collatable(PgType type) {
        PgType base = binding.types.catalog().baseType(type);
        PgType element = base.isArray() ? binding.types.catalog().elementOf(base) : null;
        return element == null
                ? base.category() == 'S' && base.oid() != Oids.CHAR
                : collatable(element);
    }

    /// What the type has by itself.
    private String own(PgType type) {
        PgType base = binding.types.catalog().baseType(type);
        PgType element = base.isArray() ? binding.types.catalog().elementOf(base) : null;
        return base.oid() == Oids.NAME || (element != null && element.oid() == Oids.NAME)
                ? "C"
                : DEFAULT;
    }
}
