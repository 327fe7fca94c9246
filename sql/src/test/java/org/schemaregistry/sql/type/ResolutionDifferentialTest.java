package org.schemaregistry.sql.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.sql.catalog.postgres.PostgresBuiltIns;
import org.schemaregistry.sql.testing.Describing;
import org.schemaregistry.sql.testing.SampleSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Asks a real server for the type or the error of thousands of expressions and compares.
final class ResolutionDifferentialTest {
    private static final long SEED = 20_261_123;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aSampleOfExpressionsHasTheServersTypesAndErrors(int majorVersion) throws SQLException {
        compare(majorVersion, 1, 1_500);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void manyExpressionsHaveTheServersTypesAndErrors(int majorVersion) throws SQLException {
        compare(majorVersion, 12, 60_000);
    }

    private static void compare(int majorVersion, int perFunction, int perConstruct)
            throws SQLException {
        TypeSystem types =
                TypeSystem.of(
                        TypeCatalog.of(
                                PostgresBuiltIns.of(majorVersion),
                                SampleSource.snapshot(majorVersion),
                                "public"));
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Describing server = Describing.connect(majorVersion, "resolution", SampleSource.DDL)) {
            for (ResolutionCases.Case each : cases(types, perFunction, perConstruct)) {
                String theirs = ResolutionCases.theirs(server.describe(each.sql()));
                compared++;
                if (!same(theirs, each.ours())) {
                    differences.add(
                            each.sql() + "\n   server: " + theirs + "\n   ours:   " + each.ours());
                }
            }
        }
        System.out.println(
                "PostgreSQL "
                        + majorVersion
                        + ": "
                        + compared
                        + " compared, "
                        + differences.size()
                        + " differ");
        assertThat(differences).isEmpty();
    }

    private static boolean same(String theirs, String ours) {
        return theirs.equals(ours)
                || theirs.equals("\"public\".\"" + ours + "\"")
                || theirs.equals("\"pg_catalog\".\"" + ours + "\"");
    }

    private static List<ResolutionCases.Case> cases(
            TypeSystem types, int perFunction, int perConstruct) {
        ResolutionCases cases = new ResolutionCases(types, SEED);
        Random random = new Random(SEED);
        List<ResolutionCases.Case> all = new ArrayList<>();
        functions(types, cases, random, perFunction, all);
        List<String> binary = operatorNames(types, false);
        List<String> prefix = operatorNames(types, true);
        for (int i = 0; i < perConstruct; i++) {
            all.add(cases.binary(pick(binary, random), cases.anyType(), cases.anyType()));
        }
        for (int i = 0; i < perConstruct / 4; i++) {
            all.add(cases.cast(notRow(cases), typed(cases)));
            all.add(cases.common("COALESCE", list(cases, 2 + random.nextInt(3))));
            all.add(cases.common("GREATEST", list(cases, 2)));
            all.add(cases.in(cases.anyType(), list(cases, 1 + random.nextInt(3))));
        }
        for (int i = 0; i < perConstruct / 8; i++) {
            all.add(cases.prefix(pick(prefix, random), cases.anyType()));
            all.add(
                    cases.any(
                            pick(List.of("=", "<", "~~", "@>", "||"), random),
                            cases.anyType(),
                            cases.anyType()));
            all.add(cases.subscript(cases.anyType(), cases.anyType(), random.nextBoolean()));
        }
        calls(types, cases, perFunction, all);
        for (int i = 0; i < perConstruct / 8; i++) {
            int columns = 1 + random.nextInt(3);
            String operator = pick(List.of("=", "<>", "<", ">=", "~~", "@>", "+"), random);
            all.add(cases.row(operator, list(cases, columns), list(cases, columns)));
            all.add(
                    cases.rowCast(
                            list(cases, 1 + random.nextInt(3)),
                            pick(List.of("pair", "item"), random)));
            all.add(cases.assign(notRow(cases), pick(List.of("id", "name", "data"), random)));
        }
        for (String type : ResolutionCases.TYPES) {
            all.add(cases.condition(type));
            all.add(cases.limit(type));
        }
        for (String name : ResolutionCases.TYPES) {
            all.add(cases.order(name));
            all.add(cases.group(name));
        }
        return all;
    }

    private static void functions(
            TypeSystem types,
            ResolutionCases cases,
            Random random,
            int perFunction,
            List<ResolutionCases.Case> all) {
        for (PgFunction function : types.catalog().builtIns().functions()) {
            if (function.schema().equals("information_schema")
                    || isAboutPseudoTypes(function.name())
                    || (perFunction == 1 && random.nextInt(3) > 0)) {
                continue;
            }
            for (int i = 0; i < perFunction; i++) {
                List<String> arguments = new ArrayList<>();
                for (PgType declared : function.arguments()) {
                    arguments.add(argument(types, cases, declared, random));
                }
                all.add(cases.function(function.schema(), function.name(), arguments));
            }
        }
        for (String name :
                List.of(
                        "twice",
                        "glue",
                        "split2",
                        "mood_rank",
                        "floatrange",
                        "nowhere",
                        "id",
                        "name")) {
            for (int i = 0; i < perFunction * 5; i++) {
                all.add(cases.function("public", name, list(cases, random.nextInt(4))));
            }
        }
    }

    /// Calls with all that an aggregate or window function may have, and calls by name.
    private static void calls(
            TypeSystem types,
            ResolutionCases cases,
            int perFunction,
            List<ResolutionCases.Case> all) {
        TreeSet<String> names = new TreeSet<>(List.of("lower", "abs", "concat", "twice", "glue"));
        for (PgFunction function : types.catalog().builtIns().functions()) {
            if (function.isAggregate() || function.kind() == PgFunction.Kind.WINDOW) {
                names.add(function.name());
            }
            boolean plain = function.arguments().stream().noneMatch(t -> t.oid() == Oids.INTERNAL);
            if (plain
                    && !function.argumentNames().isEmpty()
                    && !function.argumentNames().contains("")) {
                for (int i = 0; i < perFunction; i++) {
                    all.add(cases.named(function));
                }
            }
        }
        for (String name : names) {
            for (int i = 0; i < perFunction * 8; i++) {
                all.add(cases.call(name));
            }
        }
    }

    /// Their input functions run even for NULL, only to refuse it.
    private static boolean isAboutPseudoTypes(String name) {
        return name.endsWith("handler_out")
                || name.endsWith("trigger_out")
                || name.startsWith("unknown");
    }

    /// Mostly the declared type, sometimes nothing, sometimes another.
    private static String argument(
            TypeSystem types, ResolutionCases cases, PgType declared, Random random) {
        boolean pseudo = declared.kind() == PgType.Kind.PSEUDO;
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> cases.anyType();
            default -> pseudo ? cases.anyType() : types.catalog().format(declared);
        };
    }

    private static List<String> operatorNames(TypeSystem types, boolean prefix) {
        TreeSet<String> names = new TreeSet<>();
        for (PgOperator operator : types.catalog().builtIns().operators()) {
            if ((operator.left() == null) == prefix) {
                names.add(operator.name());
            }
        }
        return List.copyOf(names);
    }

    private static String typed(ResolutionCases cases) {
        String type = cases.anyType();
        while (type.isEmpty() || type.equals("record")) {
            type = cases.anyType();
        }
        return type;
    }

    /// A row constructor is cast column by column.
    private static String notRow(ResolutionCases cases) {
        String type = cases.anyType();
        while (type.equals("record")) {
            type = cases.anyType();
        }
        return type;
    }

    private static List<String> list(ResolutionCases cases, int size) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(cases.anyType());
        }
        return list;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
