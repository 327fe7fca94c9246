package org.schemaregistry.sql.catalog.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.type.BuiltIns;
import org.schemaregistry.sql.type.BuiltIns.OperatorClass;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.PgCast;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgOperator;
import org.schemaregistry.sql.type.PgRelation;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one resource: a line per object, a letter for its sort, then its members separated by
/// tabs. Types come before what refers to them. One thread, one use.
final class BuiltInsReader {
    private static final String BTREE = "403";

    private final Map<Integer, PgType> typeByOid = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<PgType> types = new ArrayList<>();
    private final List<PgFunction> functions = new ArrayList<>();
    private final List<PgOperator> operators = new ArrayList<>();
    private final List<PgCast> casts = new ArrayList<>();
    private final List<OperatorClass> operatorClasses = new ArrayList<>();
    private final List<PgRelation> relations = new ArrayList<>();
    private final Set<String> btreeClasses = new HashSet<>();
    private final Set<String> collations = new HashSet<>();
    private final Map<String, Character> keywords = new HashMap<>();
    private int majorVersion;

    BuiltIns read(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            object(line);
        }
        return new BuiltIns(
                majorVersion,
                types,
                functions,
                operators,
                casts,
                operatorClasses,
                btreeClasses,
                relations,
                collations,
                keywords);
    }

    private void object(String line) throws IOException {
        String[] part = split(line, '\t');
        switch (line.charAt(0)) {
            case 'V' -> majorVersion = Integer.parseInt(part[1]);
            case 'T' -> type(part);
            case 'F' -> function(part);
            case 'O' ->
                    operators.add(
                            new PgOperator(
                                    number(part[1]),
                                    name(part[2]),
                                    name(part[3]),
                                    part[4].equals("0") ? null : typeOf(part[4]),
                                    typeOf(part[5]),
                                    typeOf(part[6]),
                                    number(part[7])));
            case 'C' ->
                    casts.add(
                            new PgCast(
                                    number(part[1]),
                                    number(part[2]),
                                    context(part[3]),
                                    method(part[4])));
            case 'D' ->
                    operatorClasses.add(new OperatorClass(part[1].equals(BTREE), number(part[2])));
            case 'B' -> btreeClasses.add(part[1]);
            case 'R' -> relation(part);
            case 'L' -> collations.add(part[1]);
            case 'K' -> keywords.put(part[1], part[2].charAt(0));
            default -> throw new IOException("unknown sort of line: " + line);
        }
    }

    private void type(String[] part) throws IOException {
        PgType type =
                new PgType(
                        number(part[1]),
                        name(part[2]),
                        name(part[3]),
                        kind(part[4]),
                        part[5].charAt(0),
                        part[6].equals("1"),
                        number(part[7]),
                        number(part[8]),
                        number(part[9]),
                        number(part[10]),
                        subscripting(part[11]));
        types.add(type);
        typeByOid.put(type.oid(), type);
    }

    private void function(String[] part) throws IOException {
        List<PgType> arguments = new ArrayList<>();
        if (!part[7].isEmpty()) {
            for (String oid : split(part[7], ',')) {
                arguments.add(typeOf(oid));
            }
        }
        List<PgFunction.Column> outputs = new ArrayList<>();
        if (!part[11].isEmpty()) {
            for (String column : split(part[11], ',')) {
                int colon = column.indexOf(':');
                outputs.add(
                        new PgFunction.Column(
                                name(column.substring(0, colon)),
                                typeOf(column.substring(colon + 1))));
            }
        }
        functions.add(
                new PgFunction(
                        number(part[1]),
                        name(part[2]),
                        name(part[3]),
                        functionKind(part[4]),
                        typeOf(part[5]),
                        part[6].equals("1"),
                        arguments,
                        part[10].isEmpty() ? List.of() : List.of(split(part[10], ',')),
                        part[8].equals("0") ? null : typeOf(part[8]),
                        number(part[9]),
                        outputs,
                        number(part[12]),
                        volatility(part[13]),
                        part[14].equals("1")));
    }

    private void relation(String[] part) {
        List<PgRelation.Column> columns = new ArrayList<>();
        for (String column : split(part[4], ',')) {
            String[] member = split(column, ':');
            columns.add(
                    new PgRelation.Column(
                            name(member[0]),
                            new TypeRef(typeOf(member[1]), number(member[2])),
                            member[3].equals("1")));
        }
        relations.add(new PgRelation(name(part[1]), name(part[2]), part[3].equals("v"), columns));
    }

    private PgType typeOf(String oid) {
        PgType type = typeByOid.get(Integer.parseInt(oid));
        if (type == null) {
            throw new IllegalStateException("built-ins: no type " + oid);
        }
        return type;
    }

    /// Names repeat; one instance each.
    private String name(String text) {
        @Nullable String known = names.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static PgType.Kind kind(String letter) throws IOException {
        return switch (letter) {
            case "b" -> PgType.Kind.BASE;
            case "c" -> PgType.Kind.COMPOSITE;
            case "d" -> PgType.Kind.DOMAIN;
            case "e" -> PgType.Kind.ENUM;
            case "r" -> PgType.Kind.RANGE;
            case "m" -> PgType.Kind.MULTIRANGE;
            case "p" -> PgType.Kind.PSEUDO;
            default -> throw new IOException("unknown kind of type: " + letter);
        };
    }

    private static PgType.Subscripting subscripting(String letter) throws IOException {
        return switch (letter) {
            case "a" -> PgType.Subscripting.ARRAY;
            case "r" -> PgType.Subscripting.RAW;
            case "j" -> PgType.Subscripting.JSONB;
            case "-" -> PgType.Subscripting.NONE;
            default -> throw new IOException("unknown subscripting: " + letter);
        };
    }

    private static PgFunction.Kind functionKind(String letter) throws IOException {
        return switch (letter) {
            case "f" -> PgFunction.Kind.FUNCTION;
            case "p" -> PgFunction.Kind.PROCEDURE;
            case "n" -> PgFunction.Kind.AGGREGATE;
            case "o" -> PgFunction.Kind.ORDERED_SET_AGGREGATE;
            case "h" -> PgFunction.Kind.HYPOTHETICAL_SET_AGGREGATE;
            case "w" -> PgFunction.Kind.WINDOW;
            default -> throw new IOException("unknown kind of function: " + letter);
        };
    }

    private static PgFunction.Volatility volatility(String letter) throws IOException {
        return switch (letter) {
            case "i" -> PgFunction.Volatility.IMMUTABLE;
            case "s" -> PgFunction.Volatility.STABLE;
            case "v" -> PgFunction.Volatility.VOLATILE;
            default -> throw new IOException("unknown volatility: " + letter);
        };
    }

    private static CoercionContext context(String letter) throws IOException {
        return switch (letter) {
            case "i" -> CoercionContext.IMPLICIT;
            case "a" -> CoercionContext.ASSIGNMENT;
            case "e" -> CoercionContext.EXPLICIT;
            default -> throw new IOException("unknown cast context: " + letter);
        };
    }

    private static PgCast.Method method(String letter) throws IOException {
        return switch (letter) {
            case "f" -> PgCast.Method.FUNCTION;
            case "i" -> PgCast.Method.INOUT;
            case "b" -> PgCast.Method.BINARY;
            default -> throw new IOException("unknown cast method: " + letter);
        };
    }

    /// Splits at every separator; unlike a regular expression it keeps empty parts at the end.
    private static String[] split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts.toArray(new String[0]);
    }
}
