package org.schemaregistry.sql.bind;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Routine;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The snapshot of `schema.sql`, as a scan would give it.
final class ExampleSource {
    private static final String RICH =
            "SELECT customer.id, customer.name, customer.balance FROM public.customer"
                    + " WHERE (customer.balance > (1000)::numeric)";

    private ExampleSource() {}

    static Snapshot snapshot(int majorVersion) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(
                QualifiedName.of("customer"),
                table(
                        "table",
                        "id",
                        List.of("email"),
                        "id integer!, name text!, email character varying(100), born date, feeling"
                            + " mood, home address, tags text[], profile jsonb, balance"
                            + " numeric(10;2)=, level positive, created timestamp with time zone!=,"
                            + " active boolean, doc json, uid uuid, ip inet"));
        tables.put(
                QualifiedName.of("orders"),
                table(
                        "table",
                        "id",
                        List.of(),
                        "id bigint!@, customer_id integer!, placed timestamp without time zone,"
                                + " total numeric, status character varying(20), note text,"
                                + " quantity smallint, weight real, score double precision"));
        tables.put(
                QualifiedName.of("item"),
                table(
                        "table",
                        "order_id,line",
                        List.of(),
                        "order_id bigint!, line integer!, product text!, price money, doubled"
                                + " integer@"));
        tables.put(
                QualifiedName.of("Odd Name"),
                table("table", "", List.of(), "Col A|integer, select|text, plain|integer"));
        tables.put(
                QualifiedName.of("nokey"),
                table("table", "", List.of(), "a integer, b text, c integer"));
        tables.put(
                QualifiedName.of("rich"),
                table("view", "", List.of(), "id integer, name text, balance numeric(10;2)"));
        tables.put(
                QualifiedName.of("coll"),
                table(
                        "table",
                        "",
                        List.of(),
                        "id integer, cx text~C, px character varying(20)~POSIX, plain text,"
                                + " dx posix_text, arr text[]~C"));
        tables.put(
                QualifiedName.of("collview"),
                table("view", "", List.of(), "cx text~C, px character varying(20)~POSIX"));
        return new Snapshot(
                new SourceId("example"),
                tables,
                objects(majorVersion),
                Coverage.FULL,
                List.of(),
                Identity.NONE,
                0);
    }

    /// Columns as `name type`, `!` not null, `=` with a default, `@` generated always, `~` before a
    /// collation.
    private static Table table(String relation, String key, List<String> uniques, String columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns.split(",", -1)) {
            String text = column.strip();
            int gap = text.indexOf('|') < 0 ? text.indexOf(' ') : text.indexOf('|');
            String type = text.substring(gap + 1);
            boolean notNull = type.contains("!");
            boolean filled = type.contains("=");
            boolean always = type.contains("@");
            int tilde = type.indexOf('~');
            String collation = tilde < 0 ? null : "\"" + type.substring(tilde + 1) + "\"";
            type = tilde < 0 ? type : type.substring(0, tilde);
            fields.add(
                    new Field(
                            text.substring(0, gap),
                            fields.size() + 1,
                            new FieldType.Opaque(),
                            type.replaceAll("[!=@]", "").replace(';', ','),
                            !notNull,
                            filled ? "x" : null,
                            always ? Field.Identity.ALWAYS : null,
                            null,
                            collation,
                            null));
        }
        TableKind kind = relation.equals("view") ? TableKind.VIEW : TableKind.TABLE;
        Table.Builder builder = new Table.Builder(kind, relation).fields(fields);
        if (!key.isEmpty()) {
            builder.primaryKey(Keys.PrimaryKey.of(key.split(",", -1)));
        }
        List<Keys.UniqueKey> keys = new ArrayList<>();
        uniques.forEach(unique -> keys.add(Keys.UniqueKey.of(unique)));
        if (kind == TableKind.VIEW) {
            builder.definition(RICH);
        }
        return builder.uniques(keys).build();
    }

    private static SourceObjects objects(int majorVersion) {
        List<Field> address =
                List.of(
                        Field.of("street", 1, new FieldType.Opaque(), "text", true),
                        Field.of("city", 2, new FieldType.Opaque(), "text", true),
                        Field.of("zip", 3, new FieldType.Opaque(), "integer", true));
        List<NamedType> types =
                List.of(
                        new NamedType.EnumType(
                                QualifiedName.of("mood"), List.of("sad", "ok", "happy")),
                        new NamedType.CompositeType(QualifiedName.of("address"), address),
                        new NamedType.DomainType(
                                QualifiedName.of("positive"),
                                "integer",
                                true,
                                null,
                                null,
                                List.of("(VALUE > 0)")),
                        new NamedType.DomainType(
                                QualifiedName.of("posix_text"),
                                "text",
                                true,
                                null,
                                "\"POSIX\"",
                                List.of()));
        List<Routine> routines =
                List.of(
                        routine("twice", "integer", false, in("n", "integer", false)),
                        routine(
                                "pair",
                                "text",
                                false,
                                in("a", "integer", true),
                                in("b", "text", true)),
                        routine(
                                "series",
                                null,
                                true,
                                in("lo", "integer", false),
                                in("hi", "integer", false),
                                new Routine.Argument("n", "integer", Routine.Mode.TABLE, false),
                                new Routine.Argument("label", "text", Routine.Mode.TABLE, false)),
                        routine("any_row", "record", true));
        return new SourceObjects(
                "postgres", majorVersion, List.of("public"), types, routines, List.of(), List.of());
    }

    private static Routine.Argument in(String name, String type, boolean hasDefault) {
        return new Routine.Argument(name, type, Routine.Mode.IN, hasDefault);
    }

    private static Routine routine(
            String name,
            @org.jspecify.annotations.Nullable String result,
            boolean set,
            Routine.Argument... arguments) {
        return new Routine(
                QualifiedName.of(name),
                Routine.Kind.FUNCTION,
                List.of(arguments),
                result,
                set,
                null,
                false);
    }
}
