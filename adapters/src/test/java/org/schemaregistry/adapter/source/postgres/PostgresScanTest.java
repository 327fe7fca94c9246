package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.time.Clock;
import java.util.List;

class PostgresScanTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;

    @ParameterizedTest
    @FieldSource("MAJORS")
    void smoke(int major) {
        try (var db = EmbeddedPostgres.version(major).newDatabase()) {
            db.execute(
                    """
                    CREATE EXTENSION citext; CREATE EXTENSION hstore;
                    CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
                    CREATE DOMAIN positive AS int DEFAULT 1 NOT NULL CHECK (VALUE > 0);
                    CREATE TYPE pair AS (a int, b varchar(10));
                    CREATE TABLE customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email citext UNIQUE,
                       mood mood DEFAULT 'ok', tags text[], p pair, q positive, ts timestamp(6), tz timestamptz(3) DEFAULT '2020-01-01 00:00+00',
                       price numeric(10,2) CHECK (price > 0), full_name varchar(20) COLLATE "C", g int GENERATED ALWAYS AS (3*2) STORED, h hstore);
                    CREATE TABLE orders (id serial PRIMARY KEY, customer int NOT NULL REFERENCES customer ON DELETE CASCADE, at timestamptz NOT NULL);
                    CREATE INDEX ON orders (at DESC, lower(customer::text)) WHERE customer > 3;
                    CREATE UNIQUE INDEX ON orders (lower(customer::text));
                    CREATE VIEW v AS SELECT c.email, o.at FROM customer c JOIN orders o ON o.customer = c.id;
                    CREATE MATERIALIZED VIEW mv AS SELECT count(*) FROM orders;
                    CREATE TABLE parted (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                    CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (id);
                    CREATE TABLE parted_1_1 PARTITION OF parted_1 DEFAULT;
                    CREATE TABLE parted_d PARTITION OF parted DEFAULT;
                    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
                    CREATE FUNCTION g2(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS SETOF customer LANGUAGE sql AS 'select * from public.customer';
                    CREATE TRIGGER tr BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION f();
                    ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY pol ON orders FOR SELECT USING (customer = 1);
                    COMMENT ON TABLE orders IS 'All orders'; COMMENT ON COLUMN orders.at IS 'when';
                    """);
            var outcome =
                    new PostgresConnector()
                            .introspect(
                                    new ScanRequest(
                                            DataSource.of(
                                                    new SourceId("s"),
                                                    "postgres",
                                                    new SourceUri(db.uri())),
                                            null,
                                            null,
                                            ScanRequest.Mode.FULL,
                                            ScanLimits.DEFAULT,
                                            ScanRequest.Progress.NONE,
                                            Clock.systemUTC()));
            System.out.println(outcome.toString().replaceAll(", (?=[a-z_]+=(Table|Field|Keys|Unique|Foreign|Check|Index|Trigger))|, (?=(Field|Table|Keys|UniqueKey|Routine|EnumType|DomainType|BaseType|Composite|RangeType|Cast|Operator)\\[)", "\n  "));
            assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        }
    }
}
