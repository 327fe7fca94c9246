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
        String ours =
                switch (types.functions().resolve(FunctionCall.of(schema, name, given))) {
                    case FunctionResolution.Found found -> result(found.result());
                    case FunctionResolution.Cast cast -> result(cast.target());
                    case FunctionResolution.Attribute attribute -> result(attribute.type().type());
                    case FunctionResolution.Failed failed -> error(failed.problem());
                    case FunctionResolution.Open open -> "open";
                };
        return new Case(sql.append(")").toString(), ours);
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
