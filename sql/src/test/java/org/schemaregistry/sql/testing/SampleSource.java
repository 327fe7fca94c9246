package org.schemaregistry.sql.testing;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Routine;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.List;
import java.util.TreeMap;

/// A small source with own types, both as DDL for a real server and as the snapshot of it.
public final class SampleSource {
    public static final String DDL =
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE DOMAIN posint AS int4 CHECK (VALUE > 0);
            CREATE DOMAIN code AS varchar(8);
            CREATE DOMAIN tags AS text[];
            CREATE TYPE pair AS (first int4, second text);
            CREATE TYPE floatrange AS RANGE (subtype = float8);
            CREATE TABLE item (id int4 PRIMARY KEY, name text, data json);
            CREATE FUNCTION twice(x int4) RETURNS int4 LANGUAGE sql AS 'SELECT x * 2';
            CREATE FUNCTION twice(x text, times int4 DEFAULT 2) RETURNS text LANGUAGE sql
              AS 'SELECT repeat(x, times)';
            CREATE FUNCTION glue(sep text, VARIADIC parts text[]) RETURNS text LANGUAGE sql
              AS 'SELECT array_to_string(parts, sep)';
            CREATE FUNCTION split2(x text, OUT head text, OUT rest int4) LANGUAGE sql
              AS 'SELECT x, 1';
            CREATE FUNCTION mood_rank(m mood) RETURNS int4 LANGUAGE sql AS 'SELECT 1';
            """;

    private SampleSource() {}

    public static Snapshot snapshot(int majorVersion) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(
                QualifiedName.of("item"),
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(
                                field("id", 1, "integer"),
                                field("name", 2, "text"),
                                field("data", 3, "json"))));
        return new Snapshot(
                new SourceId("sample"),
                tables,
                objects(majorVersion),
                Coverage.FULL,
                List.of(),
                Identity.NONE,
                0);
    }

    private static SourceObjects objects(int majorVersion) {
        return new SourceObjects(
                "postgres",
                majorVersion,
                List.of("public"),
                List.of(
                        new NamedType.EnumType(
                                QualifiedName.of("mood"), List.of("sad", "ok", "happy")),
                        domain("posint", "integer"),
                        domain("code", "character varying(8)"),
                        domain("tags", "text[]"),
                        new NamedType.CompositeType(
                                QualifiedName.of("pair"),
                                List.of(field("first", 1, "integer"), field("second", 2, "text"))),
                        new NamedType.RangeType(
                                QualifiedName.of("floatrange"),
                                "double precision",
                                QualifiedName.of("floatmultirange"))),
                List.of(
                        routine("twice", "integer", in("x", "integer")),
                        routine(
                                "twice",
                                "text",
                                in("x", "text"),
                                new Routine.Argument("times", "integer", Routine.Mode.IN, true)),
                        routine(
                                "glue",
                                "text",
                                in("sep", "text"),
                                new Routine.Argument(
                                        "parts", "text[]", Routine.Mode.VARIADIC, false)),
                        routine(
                                "split2",
                                "record",
                                in("x", "text"),
                                new Routine.Argument("head", "text", Routine.Mode.OUT, false),
                                new Routine.Argument("rest", "integer", Routine.Mode.OUT, false)),
                        routine("mood_rank", "integer", in("m", "mood")),
                        routine(
                                "floatrange",
                                "floatrange",
                                in(null, "double precision"),
                                in(null, "double precision")),
                        routine(
                                "floatrange",
                                "floatrange",
                                in(null, "double precision"),
                                in(null, "double precision"),
                                in(null, "text")),
                        routine("floatmultirange", "floatmultirange"),
                        routine("floatmultirange", "floatmultirange", in(null, "floatrange")),
                        routine(
                                "floatmultirange",
                                "floatmultirange",
                                new Routine.Argument(
                                        null, "floatrange[]", Routine.Mode.VARIADIC, false))),
                List.of(),
                List.of());
    }

    private static NamedType domain(String name, String base) {
        return new NamedType.DomainType(QualifiedName.of(name), base, true, null, null, List.of());
    }

    private static Field field(String name, int position, String type) {
        return Field.of(name, position, new FieldType.Opaque(), type, true);
    }

    private static Routine.Argument in(
            @org.jspecify.annotations.Nullable String name, String type) {
        return new Routine.Argument(name, type, Routine.Mode.IN, false);
    }

    private static Routine routine(String name, String result, Routine.Argument... arguments) {
        return new Routine(
                QualifiedName.of(name),
                Routine.Kind.FUNCTION,
                List.of(arguments),
                result,
                false,
                null,
                false);
    }
}
