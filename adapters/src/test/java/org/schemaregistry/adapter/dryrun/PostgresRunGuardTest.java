package org.schemaregistry.adapter.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run's own guard over PostgreSQL: silent over every shape of result while the source is as it
/// was scanned, and not silent when somebody alters a column behind the registry's back.
class PostgresRunGuardTest {
    private static final SourceId SHOP = new SourceId("shop");

    /// Nulls come wherever a query can make one.
    private static final List<String> SHAPES =
            List.of(
                    "SELECT * FROM item",
                    "SELECT * FROM everything",
                    "SELECT e.*, i.* FROM everything e LEFT JOIN item i ON i.id = e.id + 100",
                    "SELECT i.id, o.id, o.label FROM item i RIGHT JOIN item o ON i.id = o.id + 1",
                    "SELECT id, i.label, o.label FROM item i FULL JOIN item o USING (id)",
                    "SELECT * FROM item i NATURAL FULL JOIN (SELECT 99 AS id, 'z' AS other) x",
                    "SELECT (SELECT label FROM item WHERE id = -1), id FROM item",
                    "SELECT id IN (SELECT maybe FROM item), id FROM item",
                    "SELECT 77 = ANY (SELECT maybe FROM item), EXISTS (SELECT 1 FROM item)",
                    "SELECT label, kind, count(*) FROM item GROUP BY ROLLUP (label, kind)",
                    "SELECT label, 1, count(*) FROM item GROUP BY GROUPING SETS ((label, 1), ())",
                    "SELECT kind, GROUPING(kind), sum(id) FROM item GROUP BY CUBE (kind)",
                    "SELECT max(id), min(label), sum(price), avg(price), count(maybe) FROM item"
                            + " WHERE id < 0",
                    "SELECT array_agg(label), string_agg(label, ','), bool_or(id > 1) FROM item",
                    "SELECT count(*) FILTER (WHERE id < 0), json_agg(item) FROM item WHERE id < 0",
                    "SELECT id, lag(id) OVER (ORDER BY id), row_number() OVER () FROM item",
                    "SELECT id::text, price::numeric(6,1), label::varchar(2), id::smallint FROM"
                            + " item",
                    "SELECT id + 1, price * 2, label || '!', -id, NOT (id > 1) FROM item",
                    "SELECT CASE WHEN id > 1 THEN id END, NULLIF(id, 1), COALESCE(maybe, id) FROM"
                            + " item",
                    "SELECT COALESCE(maybe, NULL), GREATEST(id, maybe) FROM item",
                    "SELECT id FROM item UNION ALL SELECT maybe FROM item",
                    "SELECT label FROM item UNION SELECT NULL",
                    "SELECT id FROM item INTERSECT SELECT maybe FROM item",
                    "WITH a AS (SELECT id, label FROM item) SELECT a.*, b.id FROM a LEFT JOIN a b"
                            + " ON b.id = a.id + 1",
                    "WITH RECURSIVE r(n) AS (SELECT id FROM item UNION ALL SELECT NULL::int FROM r"
                            + " WHERE n = 1) SELECT n FROM r",
                    "SELECT s.label, s.n FROM (SELECT label, count(*) n FROM item GROUP BY label)"
                            + " s",
                    "SELECT i.id, l.id FROM item i LEFT JOIN LATERAL (SELECT id FROM item o WHERE"
                            + " o.id = i.id + 1) l ON true",
                    "SELECT item FROM item",
                    "SELECT i.ctid, i.tableoid, i.* FROM item i",
                    "SELECT * FROM item_view",
                    "SELECT v.label, v.total FROM item_view v LEFT JOIN item i ON i.id = v.total",
                    "SELECT mail, upper(mail), mail::text, strict, strict + 1 FROM everything",
                    "SELECT feeling, feeling::text, feelings, feelings[1] FROM everything",
                    "SELECT DISTINCT ON (label) label, id FROM item ORDER BY label, id",
                    "SELECT id FROM item FOR UPDATE",
                    "SELECT generate_series(1, 3), id FROM item",
                    "SELECT * FROM item CROSS JOIN generate_series(1, 2) AS g",
                    "VALUES (1, 'a'), (NULL, 'b')",
                    "SELECT * FROM (VALUES (1), (NULL)) v(x), item",
                    "SELECT extract(year FROM at), date_trunc('day', at), at::date, at - at FROM"
                            + " everything",
                    "SELECT doc->'a', doc->>'a', doc @> '{}'::jsonb, tags || tags FROM everything",
                    "SELECT ROW(id, label), (item).label, (item).* FROM item",
                    "SELECT 1 AS one, 'x' AS x, NULL AS n, true AS t, 1.5 AS d FROM item",
                    "SELECT id AS label, label AS id FROM item",
                    "SELECT price FROM item TABLESAMPLE BERNOULLI (100)",
                    "SELECT p.id, p.v FROM parent p");

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres.Database database;

    @SuppressWarnings("NullAway.Init")
    private Registry registry;

    @BeforeEach
    void open() {
        database = EmbeddedPostgres.version(18).newDatabase();
        database.execute(
                "CREATE TYPE mood AS ENUM ('good', 'bad')",
                "CREATE DOMAIN email AS varchar(30) CHECK (VALUE LIKE '%@%')",
                "CREATE DOMAIN small AS integer NOT NULL",
                "CREATE TYPE pair AS (a integer, b text)",
                """
                CREATE TABLE item (id integer PRIMARY KEY, label varchar(20) NOT NULL,
                  kind char(3) NOT NULL, price numeric(8,2) NOT NULL, maybe integer)
                """,
                """
                CREATE TABLE everything (id bigint PRIMARY KEY, s smallint NOT NULL, r real NOT NULL,
                  d double precision NOT NULL, free numeric NOT NULL, flag boolean NOT NULL,
                  t text NOT NULL, name name NOT NULL, code bpchar NOT NULL, b bytea NOT NULL,
                  day date NOT NULL, clock time(3) NOT NULL, clockz timetz NOT NULL,
                  at timestamp(0) NOT NULL, atz timestamptz NOT NULL, span interval NOT NULL,
                  u uuid NOT NULL, doc jsonb NOT NULL, js json NOT NULL, feeling mood NOT NULL,
                  feelings mood[] NOT NULL, tags text[] NOT NULL, grid integer[][] NOT NULL,
                  short varchar(5)[] NOT NULL, mail email NOT NULL, strict small, p pair NOT NULL,
                  net inet NOT NULL, bits bit(3) NOT NULL, range int4range NOT NULL,
                  money money NOT NULL, xid oid NOT NULL, q "char" NOT NULL)
                """,
                """
                INSERT INTO item VALUES (1, 'one', 'a', 1.5, NULL), (2, 'two', 'b', 2.5, 2),
                  (3, 'three', 'b', 0, 7)
                """,
                """
                INSERT INTO everything
                SELECT i, 1, 1.5, 'NaN', 'NaN', true, '', 'n', 'c', '\\x00', 'infinity', '10:11:12',
                  '10:11:12+02', '2024-01-01 10:11:12', '-infinity', '1 day', gen_random_uuid(), '{}',
                  'null', 'good', '{good,bad}', '{a,NULL}', '{{1,2},{3,4}}', '{abc}', 'a@b', 5,
                  '(1,x)', '10.0.0.1', '101', '[1,3)', 12.5, 4000000000, 'q'
                FROM generate_series(1, 3) i
                """,
                "CREATE VIEW item_view AS SELECT label, sum(id)::int AS total, max(maybe) AS most"
                        + " FROM item GROUP BY label",
                "CREATE TABLE parent (id integer, v integer NOT NULL) PARTITION BY LIST (id)",
                "CREATE TABLE parent_1 PARTITION OF parent FOR VALUES IN (1)",
                "INSERT INTO parent VALUES (1, 1)");
        registry = Registry.open(folder.resolve("registry.db").toString());
        registry.addSource(DataSource.of(SHOP, "postgres", new SourceUri(database.uri())), "test");
        registry.introspect(SHOP, IntrospectOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        registry.close();
        database.close();
    }

    @Test
    void anUnchangedSourceGivesNoMismatchWhateverTheShapeOfTheResult() {
        List<String> wrong = new ArrayList<>();
        int guarded = 0;
        for (String sql : SHAPES) {
            assertThat(registry.check(new Query(SHOP, null, sql), Map.of()).check().verdict())
                    .as(sql)
                    .isEqualTo(Verdict.ACCEPT);
            RunReport report = run(sql, RunOptions.DEFAULT);
            if (!(report.result() instanceof QueryRun.Finished) && !sql.contains("FOR UPDATE")) {
                wrong.add(sql + ": " + report.result());
            }
            GuardedRuns.found(report).forEach(found -> wrong.add(sql + ": " + found));
            report.warnings().stream()
                    .filter(warning -> warning.contains("guarded"))
                    .forEach(warning -> wrong.add(sql + ": " + warning));
            guarded += report.guards().isEmpty() ? 0 : 1;
        }
        assertThat(wrong).isEmpty();
        assertThat(guarded).as("those that read a table").isGreaterThan(35);
        assertThat(GuardedRuns.told(registry)).isZero();
    }

    @Test
    void aTypeAlteredBehindTheRegistryIsToldWithTheTableThatItIsOf() {
        database.execute(
                "DROP VIEW item_view",
                "ALTER TABLE item ALTER maybe TYPE bigint, ALTER label TYPE text");
        RunReport report =
                run(
                        "SELECT i.maybe AS m, e.id, i.label FROM item i, everything e",
                        RunOptions.DEFAULT);
        assertThat(GuardedRuns.found(report))
                .containsExactly("item m: type, expected int32, found int64");
        assertThat(GuardedRuns.told(registry)).isOne();
        assertThat(registry.audit(0, 1000))
                .filteredOn(entry -> entry.action().equals("guard.mismatch"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor().toString()).contains("runner");
                    assertThat(entry.detail()).contains("m: type, expected int32");
                });

        database.execute("UPDATE item SET label = repeat('x', 25)");
        assertThat(GuardedRuns.found(run("SELECT label FROM item", RunOptions.DEFAULT)))
                .containsExactly("item label: length, expected text(20), found text(25)");
    }

    @Test
    void nullsAndLabelsAreToldWhenARowHasThem() {
        database.execute(
                "ALTER TABLE item ALTER price DROP NOT NULL", "ALTER TYPE mood ADD VALUE 'odd'");
        String sql = "SELECT price FROM item";
        assertThat(GuardedRuns.found(run(sql, RunOptions.DEFAULT))).as("no row has one").isEmpty();
        database.execute(
                "UPDATE item SET price = NULL WHERE id = 2",
                "UPDATE everything SET feeling = 'odd'");
        assertThat(GuardedRuns.found(run(sql, RunOptions.DEFAULT)))
                .containsExactly("item price: null, expected decimal(8,2), found null");
        assertThat(GuardedRuns.found(run("SELECT feeling FROM everything", RunOptions.DEFAULT)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("everything feeling: enum");
        assertThat(
                        GuardedRuns.found(
                                run("SELECT COALESCE(price, 0) FROM item", RunOptions.DEFAULT)))
                .isEmpty();
    }

    @Test
    void aComputedColumnIsHeldAgainstWhatTheCheckFound() {
        database.execute("DROP VIEW item_view", "ALTER TABLE item ALTER id TYPE bigint");
        assertThat(GuardedRuns.found(run("SELECT sum(id) AS s FROM item", RunOptions.DEFAULT)))
                .containsExactly("item s: type, expected bigint, found numeric");
        assertThat(
                        GuardedRuns.found(
                                run(
                                        "SELECT i.id + e.s AS s FROM item i, everything e",
                                        RunOptions.DEFAULT)))
                .containsExactly("? s: type, expected integer, found bigint");
        assertThat(GuardedRuns.told(registry)).as("no table is blamed for the second").isOne();
    }

    @Test
    void aColumnThatCameOrWentUnderAStarIsTold() {
        database.execute(
                "DROP VIEW item_view",
                "ALTER TABLE item ADD more text",
                "ALTER TABLE item DROP maybe");
        assertThat(GuardedRuns.found(run("SELECT * FROM item", RunOptions.DEFAULT)))
                .containsExactlyInAnyOrder(
                        "item more: extra, expected nothing, found a column",
                        "item maybe: missing, expected integer, found nothing");
    }

    @Test
    void failEndsTheRunAtTheFirstRowThatDoesNotFit() {
        database.execute(
                "ALTER TABLE item ALTER price DROP NOT NULL",
                "UPDATE item SET price = NULL WHERE id = 2");
        List<Object> rows = new ArrayList<>();
        RunReport report =
                registry.runner()
                        .run(
                                new Query(SHOP, null, "SELECT price FROM item ORDER BY id"),
                                List.of(),
                                RunOptions.DEFAULT.guarded(GuardOptions.FAIL),
                                rows::add);
        assertThat(rows).hasSize(1);
        assertThat(report.role()).isNotNull();
        assertThat(report.result())
                .isInstanceOfSatisfying(
                        QueryRun.Mismatched.class,
                        mismatched -> {
                            assertThat(mismatched.rows()).isOne();
                            assertThat(mismatched.what()).contains("row 2 does not fit shop.item@");
                        });
        assertThat(GuardedRuns.told(registry)).isOne();
        assertThat(run("SELECT price FROM item", RunOptions.DEFAULT.unguarded()).guards())
                .isEmpty();
        assertThat(
                        run("SELECT id FROM item", RunOptions.DEFAULT.guarded(GuardOptions.FAIL))
                                .result())
                .isInstanceOf(QueryRun.Finished.class);
    }

    private RunReport run(String sql, RunOptions options) {
        return GuardedRuns.run(registry, SHOP, sql, options);
    }
}
