package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Expressions over typed NULLs, each with what the typing rules make of it. Seeded, so runs
/// repeat.
final class ResolutionCases {
    /// Types that operands are drawn from; an empty name is an untyped NULL.
    static final List<String> TYPES =
            List.of(
                    "",
                    "int4",
                    "int8",
                    "int2",
                    "numeric",
                    "float8",
                    "float4",
                    "text",
                    "varchar",
                    "bpchar",
                    "\"char\"",
                    "name",
                    "bool",
                    "date",
                    "timestamp",
                    "timestamptz",
                    "time",
                    "timetz",
                    "interval",
                    "json",
                    "jsonb",
                    "uuid",
                    "bytea",
                    "oid",
                    "regclass",
                    "int4[]",
                    "text[]",
                    "int8[]",
                    "numeric[]",
                    "mood",
                    "posint",
                    "code",
                    "tags",
                    "pair",
                    "item",
                    "int4range",
                    "numrange",
                    "tsrange",
                    "floatrange",
                    "int4multirange",
                    "floatmultirange",
                    "inet",
                    "cidr",
                    "macaddr",
                    "money",
                    "bit",
                    "varbit",
                    "point",
                    "box",
                    "xml",
                    "tsvector",
                    "tsquery",
                    "jsonpath",
                    "xid",
                    "mood[]",
                    "record",
                    "pair[]",
                    "int2vector",
                    "refcursor",
                    "date[]",
                    "varchar[]");

    private final TypeSystem types;
    private final Random random;

    ResolutionCases(TypeSystem types, long seed) {
        this.types = types;
        this.random = new Random(seed);
    }

    /// @param ours the base type's name, or the error as `SQLSTATE message`
    record Case(String sql, String ours) {}

    PgType type(String name) {
        if (name.isEmpty()) {
            return types.catalog().type(Oids.UNKNOWN);
        }
        return switch (types.names().parse(name)) {
            case TypeResolution.Found found -> found.type().type();
            case TypeResolution.Failed failed ->
                    throw new IllegalArgumentException(failed.problem().message());
        };
    }

    static String value(String type) {
        return switch (type) {
            case "" -> "NULL";
            case "record" -> "ROW(1,2)";
            default -> "NULL::" + type;
        };
    }

    String anyType() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    Case function(String schema, String name, List<String> arguments) {
        StringBuilder sql = new StringBuilder("SELECT " + schema + "." + quote(name) + "(");
        List<PgType> given = new ArrayList<>();
        for (String argument : arguments) {
            sql.append(given.isEmpty() ? "" : ", ").append(value(argument));
            given.add(type(argument));
        }
        return new Case(sql.append(")").toString(), ours(FunctionCall.of(schema, name, given)));
    }

    /// A call with whatever the grammar lets stand in and behind the parentheses.
    Case call(String name) {
        int direct = random.nextInt(3);
        boolean star = random.nextInt(6) == 0;
        boolean within = !star && random.nextInt(4) == 0;
        boolean distinct = !star && !within && direct > 0 && random.nextInt(5) == 0;
        boolean order = !star && !within && !distinct && direct > 0 && random.nextInt(6) == 0;
        boolean filter = random.nextInt(6) == 0;
        boolean over = random.nextInt(4) == 0;
        boolean variadic = !star && !within && !distinct && direct > 0 && random.nextInt(6) == 0;
        List<PgType> given = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT " + quote(name) + "(");
        sql.append(star ? "*" : distinct ? "DISTINCT " : "");
        for (int i = 0; i < direct && !star; i++) {
            String type = anyType();
            boolean last = i == direct - 1;
            sql.append(i == 0 ? "" : ", ").append(variadic && last ? "VARIADIC " : "");
            sql.append(value(type));
            given.add(type(type));
        }
        sql.append(order ? " ORDER BY 1" : "").append(")");
        if (within) {
            String type = sortable();
            sql.append(" WITHIN GROUP (ORDER BY ").append(value(type)).append(")");
            given.add(type(type));
        }
        sql.append(filter ? " FILTER (WHERE true)" : "").append(over ? " OVER ()" : "");
        FunctionCall call =
                new FunctionCall(
                        null,
                        name,
                        given,
                        List.of(),
                        variadic,
                        star,
                        distinct,
                        order || within,
                        filter,
                        over,
                        within,
                        within ? 1 : 0);
        return new Case(sql.toString(), ours(call));
    }

    /// A call with some arguments by name.
    Case named(PgFunction function) {
        int count = 1 + random.nextInt(function.arguments().size());
        int byPlace = random.nextInt(count + 1);
        StringBuilder sql = new StringBuilder("SELECT " + quote(function.name()) + "(");
        List<PgType> given = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean wrong = random.nextInt(12) == 0;
            String name = wrong ? "no_such" : function.argumentNames().get(i);
            PgType declared = function.arguments().get(i);
            String type =
                    random.nextInt(4) == 0 || declared.kind() == PgType.Kind.PSEUDO
                            ? anyType()
                            : types.catalog().format(declared);
            sql.append(i == 0 ? "" : ", ");
            if (i >= byPlace) {
                sql.append(quote(name)).append(" => ");
                names.add(name);
            }
            sql.append(value(type));
            given.add(type(type));
        }
        FunctionCall call =
                new FunctionCall(
                        null,
                        function.name(),
                        given,
                        names,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0);
        return new Case(sql.append(")").toString(), ours(call));
    }

    /// Not an untyped NULL, which ORDER BY would make text before the call is looked at.
    private String sortable() {
        List<String> some =
                List.of("int4", "text", "float8", "interval", "numeric", "date", "mood");
        return some.get(random.nextInt(some.size()));
    }

    private String ours(FunctionCall call) {
        return switch (types.functions().resolve(call)) {
            case FunctionResolution.Found found -> {
                Problem problem = call.distinct() ? distinct(call, found) : null;
                yield problem == null ? result(found.result()) : error(problem);
            }
            case FunctionResolution.Cast cast -> result(cast.target());
            case FunctionResolution.Attribute attribute -> result(attribute.type().type());
            case FunctionResolution.Failed failed -> error(failed.problem());
            case FunctionResolution.Open open -> "open";
        };
    }

    /// DISTINCT compares the arguments.
    private @Nullable Problem distinct(FunctionCall call, FunctionResolution.Found found) {
        for (int i = 0; i < call.arguments().size(); i++) {
            PgType target = found.targets().get(i);
            PgType type = target.kind() == PgType.Kind.PSEUDO ? call.arguments().get(i) : target;
            Problem problem = types.operators().requireAggregateDistinct(type);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    Case binary(String operator, String left, String right) {
        if (left.equals("record") && right.equals("record")) {
            List<PgType> columns = List.of(type("int4"), type("int4"));
            Problem problem = types.operators().row(null, operator, columns, columns).problem();
            return new Case(
                    "SELECT ROW(1,2) " + operator + " ROW(1,2)",
                    problem == null ? "bool" : error(problem));
        }
        return new Case(
                "SELECT " + value(left) + " " + operator + " " + value(right),
                ours(types.operators().binary(null, operator, type(left), type(right))));
    }

    Case prefix(String operator, String right) {
        return new Case(
                "SELECT " + operator + " " + value(right),
                ours(types.operators().prefix(null, operator, type(right))));
    }

    Case any(String operator, String left, String right) {
        return new Case(
                "SELECT " + value(left) + " " + operator + " ANY (" + value(right) + ")",
                ours(types.operators().array(null, operator, type(left), type(right))));
    }

    Case cast(String from, String to) {
        Problem problem = types.coercions().cast(type(from), type(to));
        return new Case(
                "SELECT CAST(" + value(from) + " AS " + to + ")",
                problem == null ? result(type(to)) : error(problem));
    }

    Case common(String construct, List<String> names) {
        List<PgType> given = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (String name : names) {
            given.add(type(name));
            sql.append(sql.isEmpty() ? "" : ", ").append(value(name));
        }
        String ours =
                switch (types.commonTypes().select(construct, given)) {
                    case CommonType.Found found -> result(found.type());
                    case CommonType.Failed failed -> error(failed.problem());
                };
        return new Case("SELECT " + construct + "(" + sql + ")", ours);
    }

    Case in(String left, List<String> rights) {
        List<PgType> given = new ArrayList<>();
        List<Boolean> columns = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (String right : rights) {
            given.add(type(right));
            columns.add(false);
            sql.append(sql.isEmpty() ? "" : ", ").append(value(right));
        }
        Problem problem = types.operators().in("=", type(left), given, columns).problem();
        return new Case(
                "SELECT " + value(left) + " IN (" + sql + ")",
                problem == null ? "bool" : error(problem));
    }

    Case row(String operator, List<String> lefts, List<String> rights) {
        Problem problem =
                types.operators().row(null, operator, types(lefts), types(rights)).problem();
        return new Case(
                "SELECT " + row(lefts) + " " + operator + " " + row(rights),
                problem == null ? "bool" : error(problem));
    }

    Case rowCast(List<String> columns, String target) {
        Problem problem =
                types.coercions().castRow(types(columns), type(target), CoercionContext.EXPLICIT);
        return new Case(
                "SELECT CAST(" + row(columns) + " AS " + target + ")",
                problem == null ? target : error(problem));
    }

    Case assign(String from, String column) {
        PgType target =
                types.catalog().attributes(type("item")).stream()
                        .filter(a -> a.name().equals(column))
                        .findFirst()
                        .orElseThrow()
                        .type()
                        .type();
        Problem problem = types.coercions().assign(column, type(from), target);
        return new Case(
                "UPDATE item SET " + column + " = " + value(from) + " RETURNING true",
                problem == null ? "bool" : error(problem));
    }

    Case condition(String type) {
        Problem problem = types.coercions().requireBoolean(type(type), "WHERE");
        return new Case(
                "SELECT true WHERE " + value(type), problem == null ? "bool" : error(problem));
    }

    Case limit(String type) {
        Problem problem =
                types.coercions().require(type(type), types.catalog().type(Oids.INT8), "LIMIT");
        return new Case(
                "SELECT true LIMIT " + value(type), problem == null ? "bool" : error(problem));
    }

    private List<PgType> types(List<String> names) {
        return names.stream().map(this::type).toList();
    }

    private static String row(List<String> names) {
        return "ROW("
                + String.join(", ", names.stream().map(ResolutionCases::value).toList())
                + ")";
    }

    Case order(String name) {
        Problem problem = types.operators().requireOrdering(type(name));
        return new Case(
                "SELECT true FROM (SELECT " + value(name) + " AS x) s ORDER BY x",
                problem == null ? "bool" : error(problem));
    }

    Case group(String name) {
        Problem problem = types.operators().requireEquality(type(name));
        return new Case(
                "SELECT true FROM (SELECT " + value(name) + " AS x) s GROUP BY x",
                problem == null ? "bool" : error(problem));
    }

    Case subscript(String container, String index, boolean slice) {
        String bounds = slice ? value(index) + ":" + value(index) : value(index);
        String ours =
                switch (types.coercions()
                        .subscript(TypeRef.of(type(container)), List.of(type(index)), slice)) {
                    case TypeResolution.Found found -> result(found.type().type());
                    case TypeResolution.Failed failed -> error(failed.problem());
                };
        return new Case("SELECT (" + value(container) + ")[" + bounds + "]", ours);
    }

    private String ours(OperatorResolution resolution) {
        return switch (resolution) {
            case OperatorResolution.Found found -> result(found.result());
            case OperatorResolution.Failed failed -> error(failed.problem());
            case OperatorResolution.Open open -> "open";
        };
    }

    /// The driver names the types below domains, and an untyped column is text.
    String result(PgType type) {
        PgType base = types.catalog().baseType(type);
        return base.isUnknown() ? "text" : base.name();
    }

    static String error(Problem problem) {
        return problem.sqlState() + " " + problem.message();
    }

    static String theirs(org.schemaregistry.sql.testing.Describing.Answer answer) {
        if (!answer.accepted()) {
            return answer.sqlState() + " " + answer.message();
        }
        @Nullable String type = answer.type();
        return switch (type == null ? "" : type) {
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            default -> "" + type;
        };
    }

    private static String quote(String name) {
        return '"' + name + '"';
    }
}
