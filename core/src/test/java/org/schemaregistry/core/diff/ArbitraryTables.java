package org.schemaregistry.core.diff;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tables over a small alphabet, so that two of them have much in common.
public final class ArbitraryTables {
    private static final List<String> NAMES = List.of("a", "b", "c", "Order Date", "e\"f");

    private ArbitraryTables() {}

    public static Arbitrary<Table> tables() {
        return Combinators.combine(
                        relations(),
                        fields(),
                        constraints(),
                        securities(),
                        partitionings(),
                        texts())
                .as((relation, fields, constraints, security, partitioning, texts) ->
                        constraints
                                .put(new Table.Builder(relation.kind(), relation.relation()))
                                .fields(fields)
                                .rowSecurity(security.isEmpty() ? null : security.get(0))
                                .partitioning(partitioning.isEmpty() ? null : partitioning.get(0))
                                .definition(orNull(texts.get(0)))
                                .comment(orNull(texts.get(1)))
                                .owner(orNull(texts.get(2)))
                                .options(
                                        texts.get(3).isEmpty()
                                                ? new TreeMap<>()
                                                : new TreeMap<>(Map.of("o", texts.get(3))))
                                .build());
    }

    private record Constraints(
            List<Keys.PrimaryKey> primaryKey,
            List<Keys.UniqueKey> uniques,
            List<Keys.ForeignKey> foreignKeys,
            List<Keys.Check> checks,
            List<Keys.Exclusion> exclusions,
            List<Keys.Index> indexes,
            List<Keys.Trigger> triggers) {
        Table.Builder put(Table.Builder builder) {
            return builder.primaryKey(primaryKey.isEmpty() ? null : primaryKey.get(0))
                    .uniques(uniques)
                    .foreignKeys(foreignKeys)
                    .checks(checks)
                    .exclusions(exclusions)
                    .indexes(indexes)
                    .triggers(triggers);
        }
    }

    private static Arbitrary<Change.Relation> relations() {
        return Arbitraries.of(
                new Change.Relation(TableKind.TABLE, "table"),
                new Change.Relation(TableKind.TABLE, "partitioned table"),
                new Change.Relation(TableKind.VIEW, "view"),
                new Change.Relation(TableKind.VIEW, "materialized view"));
    }

    private static Arbitrary<List<Field>> fields() {
        Arbitrary<List<String>> names =
                Arbitraries.shuffle(NAMES)
                        .flatMap(all ->
                                Arbitraries.integers().between(1, 5).map(n -> all.subList(0, n)));
        return Combinators.combine(names, field().list().ofSize(5))
                .as((chosen, shapes) -> {
                    List<Field> fields = new ArrayList<>();
                    for (int i = 0; i < chosen.size(); i++) {
                        Field f = shapes.get(i);
                        fields.add(
                                new Field(
                                        chosen.get(i),
                                        i + 1,
                                        f.type(),
                                        f.nativeType(),
                                        f.nullable(),
                                        f.defaultValue(),
                                        f.identity(),
                                        f.generated(),
                                        f.collation(),
                                        f.comment(),
                                        f.typeChecks()));
                    }
                    return fields;
                });
    }

    private static Arbitrary<Field> field() {
        return Combinators.combine(
                        typings(),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "0", "nextval('s'::regclass)"),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of("", "C", "x"),
                        Arbitraries.of("", "word"))
                .as((typing, nullable, value, identity, generated, collation, comment) ->
                        new Field(
                                "x",
                                1,
                                typing.type(),
                                typing.nativeType(),
                                nullable,
                                orNull(value),
                                identity == 0
                                        ? null
                                        : identity == 1
                                                ? Field.Identity.ALWAYS
                                                : Field.Identity.BY_DEFAULT,
                                generated == 0
                                        ? null
                                        : new Field.Generated("(a + 1)", generated == 1),
                                orNull(collation),
                                orNull(comment),
                                value.isEmpty() == nullable ? List.of("(VALUE > 0)") : List.of()));
    }

    private static Arbitrary<Change.Typing> typings() {
        Arbitrary<Change.Typing> plain =
                Arbitraries.of(
                        new Change.Typing(new FieldType.Int(32, true), "integer"),
                        new Change.Typing(new FieldType.Int(64, true), "bigint"),
                        new Change.Typing(new FieldType.Text(null, false), "text"),
                        new Change.Typing(new FieldType.Text(20, false), "varchar(20)"),
                        new Change.Typing(new FieldType.Text(20, true), "char(20)"),
                        new Change.Typing(new FieldType.Decimal(10, 2), "numeric(10,2)"),
                        new Change.Typing(new FieldType.Decimal(null, null), "numeric"),
                        new Change.Typing(new FieldType.Timestamp(3, true), "timestamptz(3)"),
                        new Change.Typing(new FieldType.Json(), "json"),
                        new Change.Typing(new FieldType.Json(), "jsonb"),
                        new Change.Typing(new FieldType.Vector(3), "vector(3)"),
                        new Change.Typing(new FieldType.Opaque(), "inet"));
        Arbitrary<Change.Typing> labels =
                Arbitraries.of("u", "v", "w", "x")
                        .list()
                        .uniqueElements()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(values -> new Change.Typing(new FieldType.Enumerated(values), "mood"));
        Arbitrary<Change.Typing> lists =
                labels.map(t -> new Change.Typing(new FieldType.ListOf(t.type()), "mood[]"));
        Arbitrary<Change.Typing> inline =
                labels.map(t -> new Change.Typing(t.type(), "enum(" + t.type() + ")"));
        Arbitrary<Change.Typing> structs =
                Arbitraries.of("p", "q")
                        .set()
                        .ofMinSize(1)
                        .map(names -> {
                            List<Field> fields = new ArrayList<>();
                            for (String name : names) {
                                fields.add(
                                        Field.of(
                                                name,
                                                fields.size() + 1,
                                                new FieldType.Bool(),
                                                "boolean",
                                                true));
                            }
                            return new Change.Typing(new FieldType.Struct(fields), "pair");
                        });
        return Arbitraries.oneOf(plain, plain, labels, lists, inline, structs);
    }

    private static Arbitrary<Constraints> constraints() {
        Arbitrary<List<String>> columns = Arbitraries.of(NAMES).list().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<Keys.PrimaryKey>> primaryKey =
                Combinators.combine(columns, Arbitraries.of("p", "q"), Arbitraries.of(true, false))
                        .as((c, name, flag) -> new Keys.PrimaryKey(name, c, flag, false))
                        .list()
                        .ofMaxSize(1);
        Arbitrary<List<Keys.UniqueKey>> uniques =
                Combinators.combine(
                                columns, Arbitraries.of(true, false), Arbitraries.of(true, false))
                        .as((c, x, y) -> new Keys.UniqueKey(c, null, x, false, false, y))
                        .list()
                        .ofMaxSize(2);
        Arbitrary<List<Keys.ForeignKey>> foreignKeys =
                Combinators.combine(
                                columns,
                                Arbitraries.of("t", "u"),
                                Arbitraries.of(Keys.Action.class),
                                Arbitraries.of(true, false))
                        .as((c, target, action, flag) ->
                                new Keys.ForeignKey(
                                        c,
                                        new QualifiedName("s", target),
                                        List.of("id"),
                                        action,
                                        Keys.Action.NO_ACTION,
                                        List.of(),
                                        false,
                                        flag,
                                        flag,
                                        true,
                                        false))
                        .list()
                        .ofMaxSize(3);
        Arbitrary<List<Keys.Check>> checks =
                Combinators.combine(
                                Arbitraries.of("(a > 0)", "(a > 1)", "(b IN (1, 2))", "f(c)"),
                                Arbitraries.of(true, false))
                        .as((text, flag) -> new Keys.Check(text, flag, true))
                        .list()
                        .ofMaxSize(3);
        Arbitrary<List<Keys.Exclusion>> exclusions =
                Arbitraries.of("EXCLUDE 1", "EXCLUDE 2")
                        .map(Keys.Exclusion::new)
                        .list()
                        .ofMaxSize(2);
        Arbitrary<List<Keys.Index>> indexes =
                Combinators.combine(Arbitraries.of("btree", "hash"), columns, columns)
                        .as((method, keys, include) -> new Keys.Index(method, keys, include, null))
                        .list()
                        .ofMaxSize(3);
        Arbitrary<List<Keys.Trigger>> triggers =
                Combinators.combine(Arbitraries.of("t1", "t2"), Arbitraries.of(true, false))
                        .as((name, flag) -> new Keys.Trigger(name, "CREATE " + name, flag))
                        .list()
                        .uniqueElements(Keys.Trigger::name)
                        .ofMaxSize(2);
        return Combinators.combine(
                        primaryKey, uniques, foreignKeys, checks, exclusions, indexes, triggers)
                .as(Constraints::new);
    }

    private static Arbitrary<List<Keys.RowSecurity>> securities() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("x", "y"))
                .as((flag, text) ->
                        new Keys.RowSecurity(
                                flag,
                                false,
                                List.of(
                                        new Keys.Policy(
                                                "own",
                                                "ALL",
                                                flag,
                                                List.of("public"),
                                                text,
                                                null))))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<List<Keys.Partitioning>> partitionings() {
        Arbitrary<List<Keys.Partition>> leaves =
                Combinators.combine(
                                Arbitraries.of("l1", "l2", "l3"), Arbitraries.of("1", "DEFAULT"))
                        .as((name, bound) -> new Keys.Partition(QualifiedName.of(name), bound))
                        .list()
                        .uniqueElements(Keys.Partition::name)
                        .ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("a", "b"), leaves)
                .as((key, partitions) -> new Keys.Partitioning("range", key, partitions))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<List<String>> texts() {
        return Arbitraries.of("", "SELECT a", "SELECT  a", "SELECT b").list().ofSize(4);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
