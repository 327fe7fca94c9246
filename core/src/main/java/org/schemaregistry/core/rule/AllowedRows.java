package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.SqlText;
import org.schemaregistry.core.diff.SqlText.Kind;
import org.schemaregistry.core.diff.SqlText.Token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows that a check allows, as far as it is a conjunction of lists and ranges over columns (`a
/// = ANY (ARRAY[...])`, `a IN (...)`, `a >= 0`, `a <> 'x'`, alternatives of equalities). What is
/// not understood is kept as text and only ever equals itself.
///
/// Immutable.
final class AllowedRows {
    /// How a second check relates to a first.
    enum Relation {
        SAME,
        FEWER,
        MORE,
        UNKNOWN
    }

    private final Map<String, Values> byOperand = new HashMap<>();
    private final Set<String> other = new HashSet<>();

    private AllowedRows(String expression) {
        for (List<Token> conjunct : conjuncts(SqlText.tokens(expression))) {
            add(conjunct);
        }
    }

    static Relation compare(String before, String after) {
        AllowedRows old = new AllowedRows(before);
        AllowedRows now = new AllowedRows(after);
        boolean fewer = now.within(old);
        boolean more = old.within(now);
        if (fewer && more) {
            return Relation.SAME;
        }
        return fewer ? Relation.FEWER : more ? Relation.MORE : Relation.UNKNOWN;
    }

    /// True if every row allowed here is known to be allowed there.
    private boolean within(AllowedRows there) {
        if (!other.containsAll(there.other)) {
            return false;
        }
        for (Map.Entry<String, Values> entry : there.byOperand.entrySet()) {
            Values here = byOperand.get(entry.getKey());
            if (here == null || !here.within(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void add(List<Token> conjunct) {
        Term term = term(conjunct);
        if (term == null) {
            other.add(text(withoutCasts(conjunct)));
        } else {
            byOperand.merge(term.operand, term.values, Values::and);
        }
    }

    private record Term(String operand, Values values) {}

    /// A literal; `number` is null for a text.
    private record Literal(String text, @Nullable BigDecimal number) {}

    private record Bound(BigDecimal value, boolean inclusive) {}

    /// The values of one operand: one of `in` (null: any), none of `notIn`, between the bounds.
    private record Values(
            @Nullable Set<Literal> in,
            Set<Literal> notIn,
            @Nullable Bound low,
            @Nullable Bound high) {

        Values and(Values more) {
            Set<Literal> both = new HashSet<>(notIn);
            both.addAll(more.notIn);
            Set<Literal> allowed = in == null ? more.in : new HashSet<>(in);
            if (allowed != null && in != null && more.in != null) {
                allowed.retainAll(more.in);
            }
            return new Values(
                    allowed, both, tighter(low, more.low, 1), tighter(high, more.high, -1));
        }

        boolean within(Values there) {
            if (in != null) {
                return in.stream().filter(this::mayHold).allMatch(there::allows);
            }
            return there.in == null
                    && there.notIn.stream().allMatch(this::refuses)
                    && boundWithin(low, there.low, 1)
                    && boundWithin(high, there.high, -1);
        }

        /// Bounds say nothing of a text, so it is not ruled out by them.
        private boolean mayHold(Literal value) {
            return value.number == null ? !notIn.contains(value) : inside(value);
        }

        private boolean allows(Literal value) {
            return (in == null || in.contains(value)) && inside(value);
        }

        private boolean refuses(Literal value) {
            return !inside(value) && (notIn.contains(value) || value.number != null);
        }

        private boolean inside(Literal value) {
            if (notIn.contains(value)) {
                return false;
            }
            BigDecimal number = value.number;
            if (number == null) {
                return low == null && high == null;
            }
            return holds(low, number, 1) && holds(high, number, -1);
        }

        private static boolean holds(@Nullable Bound bound, BigDecimal number, int sign) {
            if (bound == null) {
                return true;
            }
            int order = Integer.signum(number.compareTo(bound.value)) * sign;
            return order > 0 || (order == 0 && bound.inclusive);
        }

        private static boolean boundWithin(@Nullable Bound here, @Nullable Bound there, int sign) {
            if (there == null) {
                return true;
            }
            if (here == null) {
                return false;
            }
            int order = Integer.signum(here.value.compareTo(there.value)) * sign;
            return order > 0 || (order == 0 && (there.inclusive || !here.inclusive));
        }

        private static @Nullable Bound tighter(@Nullable Bound a, @Nullable Bound b, int sign) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return boundWithin(a, b, sign) ? a : b;
        }
    }

    private static List<List<Token>> conjuncts(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        for (List<Token> part : split(unwrapped(tokens), "and")) {
            List<Token> inner = unwrapped(part);
            if (split(inner, "and").size() > 1) {
                parts.addAll(conjuncts(inner));
            } else {
                parts.add(inner);
            }
        }
        return parts;
    }

    private static @Nullable Term term(List<Token> tokens) {
        List<List<Token>> alternatives = split(tokens, "or");
        if (alternatives.size() == 1) {
            return comparison(tokens);
        }
        String operand = null;
        Set<Literal> values = new HashSet<>();
        for (List<Token> alternative : alternatives) {
            Term term = term(unwrapped(alternative));
            if (term == null
                    || term.values.in == null
                    || (operand != null && !operand.equals(term.operand))) {
                return null;
            }
            operand = term.operand;
            values.addAll(term.values.in);
        }
        return operand == null ? null : new Term(operand, in(values));
    }

    private static @Nullable Term comparison(List<Token> tokens) {
        int at = operatorAt(tokens);
        if (at <= 0) {
            return null;
        }
        List<Token> left = tokens.subList(0, at);
        List<Token> right = tokens.subList(at + 1, tokens.size());
        String operator = tokens.get(at).text();
        Literal swapped = literal(left);
        if (swapped != null) {
            return compared(right, mirrored(operator), swapped);
        }
        if (operator.equals("in")) {
            Set<Literal> values = literals(unwrapped(right));
            return values == null ? null : new Term(operand(left), in(values));
        }
        if (operator.equals("between")) {
            int and = indexOf(right, "and");
            Literal low = and < 0 ? null : literal(right.subList(0, and));
            Literal high = and < 0 ? null : literal(right.subList(and + 1, right.size()));
            Term from = low == null ? null : compared(left, ">=", low);
            Term to = high == null ? null : compared(left, "<=", high);
            return from == null || to == null
                    ? null
                    : new Term(from.operand, from.values.and(to.values));
        }
        if (operator.equals("=") && !right.isEmpty() && right.get(0).is("any")) {
            Set<Literal> values = array(right.subList(1, right.size()));
            return values == null ? null : new Term(operand(left), in(values));
        }
        Literal value = literal(right);
        return value == null ? null : compared(left, operator, value);
    }

    private static @Nullable Term compared(List<Token> operand, String operator, Literal value) {
        BigDecimal number = value.number;
        Values values =
                switch (operator) {
                    case "=" -> in(Set.of(value));
                    case "<>", "!=" -> new Values(null, Set.of(value), null, null);
                    case ">", ">=" ->
                            number == null
                                    ? null
                                    : new Values(
                                            null,
                                            Set.of(),
                                            new Bound(number, operator.equals(">=")),
                                            null);
                    case "<", "<=" ->
                            number == null
                                    ? null
                                    : new Values(
                                            null,
                                            Set.of(),
                                            null,
                                            new Bound(number, operator.equals("<=")));
                    default -> null;
                };
        return values == null ? null : new Term(operand(operand), values);
    }

    private static Values in(Set<Literal> values) {
        return new Values(values, Set.of(), null, null);
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    /// `ARRAY[...]` in any number of parentheses and casts.
    private static @Nullable Set<Literal> array(List<Token> tokens) {
        List<Token> inner = unwrapped(withoutCasts(tokens));
        if (inner.size() < 3
                || !inner.get(0).is("array")
                || !inner.get(1).is("[")
                || !inner.get(inner.size() - 1).is("]")) {
            return null;
        }
        return literals(inner.subList(2, inner.size() - 1));
    }

    private static @Nullable Set<Literal> literals(List<Token> tokens) {
        Set<Literal> values = new HashSet<>();
        for (List<Token> part : split(tokens, ",")) {
            Literal value = literal(part);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Literal literal(List<Token> tokens) {
        List<Token> inner = unwrapped(withoutCasts(unwrapped(tokens)));
        boolean negative = inner.size() == 2 && inner.get(0).is("-");
        if (inner.size() != 1 && !negative) {
            return null;
        }
        Token token = inner.get(inner.size() - 1);
        return switch (token.kind()) {
            case STRING ->
                    negative ? null : new Literal(token.text(), number(token.text(), tokens));
            case NUMBER -> numeric((negative ? "-" : "") + token.text());
            case WORD, SYMBOL -> null;
        };
    }

    /// A quoted number with a cast, such as `'-1'::integer`, is a number.
    private static @Nullable BigDecimal number(String text, List<Token> tokens) {
        boolean castToNumber =
                tokens.stream()
                        .filter(t -> t.kind() == Kind.WORD)
                        .anyMatch(t ->
                                Set.of("integer", "bigint", "smallint", "numeric", "double")
                                        .contains(t.text()));
        Literal value = castToNumber ? numeric(text) : null;
        return value == null ? null : value.number;
    }

    private static @Nullable Literal numeric(String text) {
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return new Literal(number.toPlainString(), number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int operatorAt(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += depthChange(token);
            if (depth == 0 && token.kind() != Kind.STRING && isOperator(token.text())) {
                return i > 0 && tokens.get(i - 1).is("not") ? -1 : i;
            }
        }
        return -1;
    }

    private static boolean isOperator(String text) {
        return Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "in", "between").contains(text);
    }

    private static String operand(List<Token> tokens) {
        return text(unwrapped(withoutCasts(unwrapped(tokens))));
    }

    private static String text(List<Token> tokens) {
        return tokens.stream().map(t -> t.kind() + ":" + t.text()).collect(Collectors.joining(" "));
    }

    private static List<Token> withoutCasts(List<Token> tokens) {
        return SqlText.withoutCasts(tokens);
    }

    /// Without the parentheses around the whole.
    private static List<Token> unwrapped(List<Token> tokens) {
        List<Token> inner = tokens;
        while (inner.size() >= 2 && inner.get(0).is("(") && closing(inner) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    private static int closing(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += depthChange(tokens.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(List<Token> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    /// Cuts at a word outside of parentheses; the AND of a BETWEEN is no cut.
    private static List<List<Token>> split(List<Token> tokens, String word) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean between = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += depthChange(token);
            if (depth == 0 && token.is("between")) {
                between = true;
            } else if (depth == 0 && token.is(word)) {
                if (between && word.equals("and")) {
                    between = false;
                } else {
                    parts.add(tokens.subList(from, i));
                    from = i + 1;
                }
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }

    private static int depthChange(Token token) {
        if (token.is("(") || token.is("[")) {
            return 1;
        }
        return token.is(")") || token.is("]") ? -1 : 0;
    }
}
