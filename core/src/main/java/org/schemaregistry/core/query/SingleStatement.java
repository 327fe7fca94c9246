package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A text that its language has read as exactly one statement, cut into the pieces a driver must
/// treat differently. It is the only thing a connector takes to a source, and only a language makes
/// it, so no connector has to find out where a statement ends.
///
/// Comments are blanked and separators around the statement are gone; everything else stands where
/// it stood, so that a place the source names is a place in the text that was asked about.
///
/// Immutable.
///
/// @param command its first word in capitals: `SELECT`, `INSERT`, ...; a query is `SELECT` however
///   it begins
/// @param parameters the highest number of a parameter in it
/// @param touches the tables it names, as the registry knows them
/// @param calls the function calls whose effects are not surely none
public record SingleStatement(
        List<Piece> pieces,
        StatementClass statementClass,
        String command,
        int parameters,
        List<QueryCheck.Touch> touches,
        List<Call> calls) {

    /// How many rows it wrote, by those that came back; null where that is not known. A query
    /// writes none, unless something within it does; what else answers with rows answers with those
    /// it wrote.
    public @Nullable Long changedBy(long answered) {
        if (!command.equals("SELECT")) {
            return answered;
        }
        return touches.stream().anyMatch(QueryCheck.Touch::written) ? null : (Long) 0L;
    }

    /// A stretch of the text.
    public sealed interface Piece {
        String text();

        /// Words, numbers, operators and blanks.
        record Code(String text) implements Piece {}

        /// A literal or a quoted name with its quotes; nothing in it means anything to a driver.
        record Quoted(String text) implements Piece {}

        /// A parameter as it is written, such as `$1`; the first has the number 1.
        record Parameter(String text, int number) implements Piece {
            public Parameter {
                if (number < 1) {
                    throw new IllegalArgumentException(
                            "parameter: expected a number from 1, found " + number);
                }
            }
        }
    }

    /// A call that may do more than compute.
    ///
    /// @param function its name by the registry's rule, without the default schema
    /// @param resolved its name with whatever schema it is in; null where nobody knows
    public record Call(
            String function, @Nullable QualifiedName resolved, Effect effect, Finding.Place place) {
        public Call {
            Objects.requireNonNull(function);
            Objects.requireNonNull(effect);
            Objects.requireNonNull(place);
        }

        /// Whether one of the names means this function: `name`, or `schema.name` exactly.
        public boolean isAmong(Set<String> names) {
            return names.contains(function)
                    || (resolved != null && names.contains(resolved.toString()));
        }

        /// What there is to say of it, as a sentence.
        public String told() {
            return "function "
                    + function
                    + switch (effect) {
                        case STATE -> " moves state";
                        case OUTSIDE -> " reaches beyond the data or wastes time";
                        case DEFINED_IN_SOURCE ->
                                " is defined in the source and may do more than compute";
                        case UNSEEN ->
                                " is run by what stands here, is defined in the source as VOLATILE"
                                        + " and may do more than compute";
                        case UNKNOWN -> " is not known here";
                    };
        }
    }

    /// What is known of a call's effects.
    public enum Effect {
        /// A function of the engine that reads or moves the state of the session or of sequences,
        /// harmless where writes are allowed.
        STATE,
        /// A function of the engine that reaches beyond the data: files, settings, locks, other
        /// sessions, time to waste.
        OUTSIDE,
        /// A function that somebody defined in the source: it may do anything its owner may.
        DEFINED_IN_SOURCE,
        /// A VOLATILE function of the source that the statement runs without naming it, by what
        /// stands at the place.
        UNSEEN,
        /// Nobody knows which function it is.
        UNKNOWN;

        /// Its name in JSON.
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public SingleStatement {
        pieces = List.copyOf(pieces);
        Objects.requireNonNull(statementClass);
        Objects.requireNonNull(command);
        touches = List.copyOf(touches);
        calls = List.copyOf(calls);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("statement: expected text, found none");
        }
    }

    /// The statement's text.
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /// A place in [#text] for an offset in code points, as sources report it.
    public Finding.Place place(int offset) {
        String text = text();
        int points = text.codePointCount(0, text.length());
        int at = text.offsetByCodePoints(0, Math.max(0, Math.min(offset, points)));
        int lineStart = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        int column = 1 + text.codePointCount(lineStart, at);
        int end = at;
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        int length = Math.max(at < text.length() ? 1 : 0, text.codePointCount(at, end));
        return new Finding.Place(text.codePointCount(0, at), length, line, column);
    }

    /// Joins neighbouring code, for whoever cuts a text.
    public static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Code(String text) -> code.append(text);
                case Piece.Quoted quoted -> append(joined, code, quoted);
                case Piece.Parameter parameter -> append(joined, code, parameter);
            }
        }
        if (!code.isEmpty()) {
            joined.add(new Piece.Code(code.toString()));
        }
        return joined;
    }

    private static void append(List<Piece> joined, StringBuilder code, Piece piece) {
        if (!code.isEmpty()) {
            joined.add(new Piece.Code(code.toString()));
            code.setLength(0);
        }
        joined.add(piece);
    }
}
