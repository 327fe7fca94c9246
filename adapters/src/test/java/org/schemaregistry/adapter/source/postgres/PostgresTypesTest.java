package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PostgresTypesTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;

    /// Stands for pgvector, whose binaries are not at hand: what counts is a base type of that name
    /// with a modifier.
    private static final String VECTOR =
            """
            CREATE TYPE ext.vector;
            CREATE FUNCTION ext.vector_in(cstring, oid, integer) RETURNS ext.vector
              LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
            CREATE FUNCTION ext.vector_out(ext.vector) RETURNS cstring
              LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
            CREATE TYPE ext.vector (INPUT = ext.vector_in, OUTPUT = ext.vector_out);
            """;

    private static final String TYPES =
            """
            CREATE SCHEMA ext;
            CREATE EXTENSION hstore SCHEMA ext;
            CREATE EXTENSION citext SCHEMA ext;
            SET search_path TO public, ext;
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy';
            CREATE SCHEMA "Odd Schema";
            CREATE TYPE "Odd Schema"."Mood.é" AS ENUM ('x');
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE DOMAIN price AS numeric(8,2);
            CREATE DOMAIN moods AS mood[];
            CREATE TYPE pair AS (a integer, b varchar(10));
            CREATE TYPE floatrange AS RANGE (subtype = float8);
            CREATE TABLE other (x integer, y text);
            """;

    private record Case(String declared, String nativeType, String logical) {}

    @ParameterizedTest
    @FieldSource("MAJORS")
    void eachTypeHasOneSpellingAndOneMeaning(int major) throws IOException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            List<Case> cases = cases();
            String columns =
                    IntStream.range(0, cases.size())
                            .mapToObj(i -> "c" + i + " " + cases.get(i).declared())
                            .collect(Collectors.joining(", "));
            database.execute(TYPES + VECTOR + withModifier() + "CREATE TABLE t (" + columns + ")");
            List<Field> fields = Scans.of(database).table("t").fieldsByPosition();
            for (int i = 0; i < cases.size(); i++) {
                Field field = fields.get(i);
                assertThat(field.nativeType() + " | " + field.type().text())
                        .as(cases.get(i).declared())
                        .isEqualTo(cases.get(i).nativeType() + " | " + cases.get(i).logical());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void namedTypesAreKeptWhole(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    TYPES
                            + """
                            CREATE DOMAIN strict AS text COLLATE "C" DEFAULT 'x' NOT NULL
                              CONSTRAINT b CHECK (VALUE <> '') CONSTRAINT a CHECK (length(VALUE) < 9);
                            CREATE DOMAIN stricter AS strict CHECK (VALUE <> 'y');
                            CREATE TYPE held AS (inner_one stricter);
                            CREATE TABLE t (m mood, p pair[], s strict, r stricter[], h held, n int);
                            """);
            Snapshot snapshot = Scans.of(database).snapshot();
            assertThat(type(snapshot, "mood"))
                    .isEqualTo(
                            new NamedType.EnumType(
                                    new QualifiedName("public", "mood"),
                                    List.of("sad", "ok", "happy")));
            assertThat(type(snapshot, "strict"))
                    .isEqualTo(
                            new NamedType.DomainType(
                                    new QualifiedName("public", "strict"),
                                    "text",
                                    false,
                                    "'x'::text",
                                    "\"C\"",
                                    List.of("(VALUE <> ''::text)", "(length(VALUE) < 9)")));
            assertThat(((NamedType.DomainType) type(snapshot, "price")).baseType())
                    .isEqualTo("numeric(8,2)");
            assertThat(type(snapshot, "floatrange"))
                    .isEqualTo(
                            new NamedType.RangeType(
                                    new QualifiedName("public", "floatrange"),
                                    "double precision",
                                    new QualifiedName("public", "floatmultirange")));
            assertThat(type(snapshot, "pair"))
                    .isInstanceOfSatisfying(
                            NamedType.CompositeType.class,
                            c -> assertThat(c.attributes()).hasSize(2));
            assertThat(type(snapshot, "citext")).isInstanceOf(NamedType.BaseType.class);
            assertThat(snapshot.objects().types())
                    .extracting(t -> t.name().name())
                    .doesNotContain("t", "_t", "other", "_mood");
            Field strict = Objects.requireNonNull(Scans.table(snapshot, "t").field("s"));
            assertThat(strict.nullable()).isFalse();
            assertThat(strict.defaultValue()).isEqualTo("'x'::text");
            assertThat(strict.collation()).isNull();
            assertThat(strict.typeChecks())
                    .containsExactly("(VALUE <> ''::text)", "(length(VALUE) < 9)");
            List<String> all =
                    List.of(
                            "(VALUE <> ''::text)",
                            "((VALUE)::text <> 'y'::text)",
                            "(length(VALUE) < 9)");
            Table table = Scans.table(snapshot, "t");
            assertThat(Objects.requireNonNull(table.field("r")).typeChecks())
                    .hasSameElementsAs(all);
            assertThat(Objects.requireNonNull(table.field("h")).type())
                    .isInstanceOfSatisfying(
                            FieldType.Struct.class,
                            struct ->
                                    assertThat(struct.fields().getFirst().typeChecks())
                                            .hasSameElementsAs(all));
            assertThat(Objects.requireNonNull(table.field("n")).typeChecks()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void nestedTypesEndSomewhere(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            StringBuilder script = new StringBuilder("CREATE TYPE n0 AS (x integer);");
            for (int i = 1; i <= 12; i++) {
                script.append("CREATE TYPE n%d AS (a n%d[], b n%d);".formatted(i, i - 1, i - 1));
            }
            database.execute(script + "CREATE TABLE t (x n12)");
            FieldType type =
                    Objects.requireNonNull(Scans.of(database).table("t").field("x")).type();
            assertThat(type).isInstanceOf(FieldType.Struct.class);
            assertThat(type.toString()).contains("Opaque[]");
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void routinesOperatorsAndCastsThatDidNotComeWithTheServerAreKept(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    TYPES
                            + """
                            CREATE FUNCTION f(a integer, OUT b text, INOUT c date DEFAULT now())
                              LANGUAGE sql AS 'SELECT ''x''::text, c';
                            CREATE FUNCTION rows_of(v integer[], VARIADIC w text[] DEFAULT '{}')
                              RETURNS SETOF other LANGUAGE sql AS 'SELECT * FROM public.other';
                            CREATE PROCEDURE p(a integer) LANGUAGE sql AS 'SELECT 1';
                            CREATE FUNCTION step(s integer, x integer) RETURNS integer
                              LANGUAGE sql AS 'SELECT s + x';
                            CREATE AGGREGATE total(integer) (SFUNC = step, STYPE = integer);
                            CREATE FUNCTION eq(a pair, b pair) RETURNS boolean
                              LANGUAGE sql AS 'SELECT true';
                            CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = eq);
                            CREATE FUNCTION to_mood(integer) RETURNS mood
                              LANGUAGE sql AS 'SELECT ''sad''::public.mood';
                            CREATE CAST (integer AS mood) WITH FUNCTION to_mood AS ASSIGNMENT;
                            """);
            var objects = Scans.of(database).snapshot().objects();
            assertThat(objects.routines())
                    .extracting(r -> r.name() + " " + r.kind() + " " + r.resultType())
                    .contains(
                            "public.f FUNCTION record",
                            "public.rows_of FUNCTION public.other",
                            "public.p PROCEDURE null",
                            "public.total AGGREGATE integer")
                    .noneMatch(r -> r.startsWith("pg_catalog"));
            var f =
                    objects.routines().stream()
                            .filter(r -> r.name().name().equals("f"))
                            .findFirst()
                            .orElseThrow();
            assertThat(f.arguments())
                    .extracting(a -> a.name() + " " + a.mode() + " " + a.hasDefault())
                    .containsExactly("a IN false", "b OUT false", "c INOUT true");
            assertThat(objects.operators())
                    .extracting(o -> o.name() + " " + o.leftType() + " " + o.resultType())
                    .contains("public.=== public.pair boolean");
            assertThat(objects.casts())
                    .extracting(c -> c.sourceType() + " " + c.targetType() + " " + c.context())
                    .contains("integer public.mood ASSIGNMENT", "ext.citext text IMPLICIT");
            assertThat(objects.majorVersion()).isEqualTo(major);
            assertThat(objects.searchPath()).containsExactly("public");
        }
    }

    /// The superuser alone may give a type a modifier function after the fact.
    private static String withModifier() {
        return """
        CREATE FUNCTION ext.vector_modifier(cstring[]) RETURNS integer
          LANGUAGE internal IMMUTABLE STRICT AS 'varbittypmodin';
        ALTER TYPE ext.vector SET (TYPMOD_IN = ext.vector_modifier);
        """;
    }

    private static NamedType type(Snapshot snapshot, String name) {
        return snapshot.objects().types().stream()
                .filter(t -> t.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Case> cases() throws IOException {
        try (InputStream in = PostgresTypesTest.class.getResourceAsStream("types.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
                String[] parts = line.split(" \\| ", -1);
                cases.add(new Case(parts[0], parts[1], parts[2]));
            }
            return cases;
        }
    }
}
