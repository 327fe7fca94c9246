package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Type names, by the grammar's `Typename`. One thread.
final class TypeNameParser {
    private static final Set<String> INTERVAL_FIELDS =
            Set.of("year", "month", "day", "hour", "minute", "second");
    private static final int MAX_FLOAT4_BITS = 24;
    private static final int MAX_FLOAT8_BITS = 53;

    private final TokenCursor cursor;

    TypeNameParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /// Keywords that are constants; the server refuses them when it reads the type.
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");

    TypeName type() {
        int start = cursor.peek().start();
        boolean setOf = cursor.accept("setof");
        TypeName simple = simple(false);
        int dimensions = 0;
        if (cursor.accept("array")) {
            dimensions = 1;
            if (cursor.acceptSign("[")) {
                cursor.expectKind(Token.Kind.INTEGER);
                cursor.expectSign("]");
            }
        } else {
            while (cursor.acceptSign("[")) {
                if (cursor.peek().kind() == Token.Kind.INTEGER) {
                    cursor.next();
                }
                cursor.expectSign("]");
                dimensions++;
            }
        }
        return dimensions == 0 && !setOf
                ? simple
                : simple.with(cursor.since(start), dimensions, setOf);
    }

    /// A type without array bounds; `constant` where a string literal is to follow, so that `char`
    /// means no length.
    TypeName simple(boolean constant) {
        Token first = cursor.peek();
        TypeName special = first.kind() == Token.Kind.KEYWORD ? special(first, constant) : null;
        if (special != null) {
            return special;
        }
        if (!TokenCursor.isTypeOrFunctionName(first)) {
            throw cursor.unexpected();
        }
        return generic();
    }

    /// Whether the keyword starts a type of the grammar's own spelling.
    static boolean isSpecial(String word) {
        return switch (word) {
            case "int",
                    "integer",
                    "smallint",
                    "bigint",
                    "real",
                    "float",
                    "decimal",
                    "dec",
                    "numeric",
                    "boolean",
                    "bit",
                    "character",
                    "char",
                    "varchar",
                    "national",
                    "nchar",
                    "timestamp",
                    "time",
                    "interval" ->
                    true;
            default -> false;
        };
    }

    @SuppressWarnings("RefactorSwitch") // the branches act on the cursor in order
    private @Nullable TypeName special(Token first, boolean constant) {
        int start = first.start();
        switch (first.text()) {
            case "int", "integer" -> {
                return plain("int4");
            }
            case "smallint" -> {
                return plain("int2");
            }
            case "bigint" -> {
                return plain("int8");
            }
            case "real" -> {
                return plain("float4");
            }
            case "boolean" -> {
                return plain("bool");
            }
            case "json" -> {
                return first.keyword() != null
                                && first.keyword().category() == Keyword.Category.COLUMN_NAME
                        ? plain("json")
                        : null;
            }
            case "decimal", "dec", "numeric" -> {
                cursor.next();
                List<String> modifiers = modifiers();
                return TypeName.builtIn(cursor.since(start), "numeric", modifiers);
            }
            case "double" -> {
                if (!cursor.peek(1).isKeyword("precision")) {
                    return null;
                }
                cursor.next();
                return plain("float8", start);
            }
            case "float" -> {
                return floating(start);
            }
            case "bit" -> {
                return bit(start, constant);
            }
            case "character", "char", "varchar", "national", "nchar" -> {
                return character(start, constant);
            }
            case "timestamp", "time" -> {
                return dateTime(start);
            }
            case "interval" -> {
                cursor.next();
                return interval(start);
            }
            default -> {
                return null;
            }
        }
    }

    private TypeName plain(String name) {
        return plain(name, cursor.peek().start());
    }

    private TypeName plain(String name, int start) {
        cursor.next();
        return TypeName.builtIn(cursor.since(start), name, List.of());
    }

    private TypeName floating(int start) {
        cursor.next();
        String name = "float8";
        if (cursor.acceptSign("(")) {
            Token bits = cursor.expectKind(Token.Kind.INTEGER);
            int precision = Integer.parseInt(bits.text());
            if (precision < 1) {
                throw cursor.stop(
                        bits.span(), "22023", "precision for type float must be at least 1 bit");
            }
            if (precision > MAX_FLOAT8_BITS) {
                throw cursor.stop(
                        bits.span(), "22023", "precision for type float must be less than 54 bits");
            }
            name = precision <= MAX_FLOAT4_BITS ? "float4" : "float8";
            cursor.expectSign(")");
        }
        return TypeName.builtIn(cursor.since(start), name, List.of());
    }

    private TypeName bit(int start, boolean constant) {
        cursor.next();
        boolean varying = cursor.accept("varying");
        List<String> modifiers = cursor.atSign("(") ? modifiers() : List.of();
        if (varying) {
            return TypeName.builtIn(cursor.since(start), "varbit", modifiers);
        }
        return TypeName.builtIn(
                cursor.since(start),
                "bit",
                modifiers.isEmpty() && !constant ? List.of("1") : modifiers);
    }

    private TypeName character(int start, boolean constant) {
        Token word = cursor.next();
        boolean varying = word.text().equals("varchar");
        if (word.text().equals("national")) {
            if (!cursor.accept("character")) {
                cursor.expect("char");
            }
        }
        if (!varying) {
            varying = cursor.accept("varying");
        }
        List<String> modifiers = List.of();
        if (cursor.acceptSign("(")) {
            modifiers = List.of(cursor.expectKind(Token.Kind.INTEGER).text());
            cursor.expectSign(")");
        }
        if (varying) {
            return TypeName.builtIn(cursor.since(start), "varchar", modifiers);
        }
        return TypeName.builtIn(
                cursor.since(start),
                "bpchar",
                modifiers.isEmpty() && !constant ? List.of("1") : modifiers);
    }

    private TypeName dateTime(int start) {
        String base = cursor.next().text();
        List<String> modifiers = List.of();
        if (cursor.acceptSign("(")) {
            modifiers = List.of(cursor.expectKind(Token.Kind.INTEGER).text());
            cursor.expectSign(")");
        }
        boolean zoned = false;
        boolean says = cursor.at("with") || cursor.at("without");
        if (says && cursor.peek(1).isKeyword("time")) {
            zoned = cursor.at("with");
            cursor.next();
            cursor.next();
            cursor.expect("zone");
        }
        return TypeName.builtIn(cursor.since(start), zoned ? base + "tz" : base, modifiers);
    }

    /// What follows the word `interval`.
    TypeName interval(int start) {
        List<String> modifiers = new ArrayList<>(2);
        if (cursor.acceptSign("(")) {
            modifiers.add("");
            modifiers.add(cursor.expectKind(Token.Kind.INTEGER).text());
            cursor.expectSign(")");
        } else {
            intervalFields(modifiers);
        }
        return TypeName.builtIn(cursor.since(start), "interval", modifiers);
    }

    private void intervalFields(List<String> modifiers) {
        if (cursor.peek().kind() != Token.Kind.KEYWORD
                || !INTERVAL_FIELDS.contains(cursor.peek().text())) {
            return;
        }
        String from = cursor.next().text();
        String to = from;
        String fields = from;
        if (cursor.at("to") && !from.equals("second") && !from.equals("month")) {
            cursor.next();
            to = cursor.peek().text();
            boolean fits =
                    switch (from) {
                        case "year" -> cursor.at("month");
                        case "day" ->
                                cursor.at("hour") || cursor.at("minute") || cursor.at("second");
                        case "hour" -> cursor.at("minute") || cursor.at("second");
                        case "minute" -> cursor.at("second");
                        default -> false;
                    };
            if (!fits) {
                throw cursor.unexpected();
            }
            cursor.next();
            fields = from + " to " + to;
        }
        modifiers.add(fields);
        if (to.equals("second") && cursor.acceptSign("(")) {
            modifiers.add(cursor.expectKind(Token.Kind.INTEGER).text());
            cursor.expectSign(")");
        }
    }

    private TypeName generic() {
        int start = cursor.peek().start();
        List<Name> names = new ArrayList<>(2);
        names.add(TokenCursor.name(cursor.next()));
        while (cursor.acceptSign(".")) {
            names.add(cursor.label());
        }
        if (cursor.atSign("%") && cursor.peek(1).isKeyword("type")) {
            cursor.next();
            cursor.next();
            return new TypeName(
                    cursor.since(start),
                    null,
                    null,
                    names.getLast().text(),
                    List.of(),
                    0,
                    false,
                    true);
        }
        List<String> modifiers = modifiers();
        return TypeName.of(cursor.since(start), names, modifiers);
    }

    /// A modifier reads like an expression, which some keywords cannot begin, and some not end.
    private void refuseKeyword() {
        Keyword keyword = cursor.peek().keyword();
        if (keyword == null || CONSTANTS.contains(keyword.word())) {
            return;
        }
        switch (keyword.category()) {
            case RESERVED -> throw cursor.unexpected();
            case TYPE_OR_FUNCTION_NAME -> {
                cursor.next();
                throw cursor.unexpected();
            }
            case UNRESERVED, COLUMN_NAME -> {}
        }
    }

    /// `(10, 2)`; each modifier is a constant or a name, a sign belongs to it.
    List<String> modifiers() {
        if (!cursor.acceptSign("(")) {
            return List.of();
        }
        List<String> modifiers = new ArrayList<>(2);
        do {
            refuseKeyword();
            String sign = "";
            if (cursor.acceptSign("-")) {
                sign = "-";
            } else {
                cursor.acceptSign("+");
            }
            Token token = cursor.peek();
            switch (token.kind()) {
                case INTEGER, NUMBER, STRING, IDENTIFIER, KEYWORD ->
                        modifiers.add(sign + cursor.next().text());
                case BITS, HEX_BITS, PARAMETER, OPERATOR, SIGN, ERROR, END ->
                        throw cursor.unexpected();
            }
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return modifiers;
    }
}
