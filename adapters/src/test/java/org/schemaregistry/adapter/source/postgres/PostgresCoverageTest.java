package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.util.List;
import java.util.Objects;

class PostgresCoverageTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;

    @ParameterizedTest
    @FieldSource("MAJORS")
    void whatTheRoleMayNotReadIsNotVisibleAndNeverMissing(int major) {
        String role = "narrow_" + major;
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
                    CREATE ROLE %1$s LOGIN PASSWORD 'canary';
                    CREATE SCHEMA hidden;
                    CREATE TABLE open (id integer PRIMARY KEY);
                    CREATE TABLE closed (id integer PRIMARY KEY);
                    CREATE TABLE half (id integer, secret text);
                    CREATE TABLE pointing (id integer REFERENCES closed);
                    CREATE TABLE hidden.table_there (id integer);
                    GRANT SELECT ON open, pointing, hidden.table_there TO %1$s;
                    GRANT SELECT (id) ON half TO %1$s;
                    """
                            .formatted(role));
            Scans scans = Scans.of(database.uri(role)).as(role, "canary");
            Snapshot snapshot = scans.snapshot();
            assertThat(snapshot.tables())
                    .containsOnlyKeys(
                            QualifiedName.of("half"),
                            QualifiedName.of("open"),
                            QualifiedName.of("pointing"));
            assertThat(snapshot.complete()).isTrue();
            Coverage coverage = snapshot.coverage();
            assertThat(coverage.role()).isEqualTo(role);
            assertThat(coverage.notVisible())
                    .containsExactly(
                            QualifiedName.of("closed"), new QualifiedName("hidden", "table_there"));
            assertThat(coverage.warnings()).isEmpty();
            assertThat(Scans.table(snapshot, "pointing").foreignKeys().getFirst().targetColumns())
                    .containsExactly("id");
            database.execute("REVOKE SELECT ON open FROM " + role);
            assertThat(scans.snapshot().coverage().notVisible()).contains(QualifiedName.of("open"));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void aRoleThatMayDoMoreThanReadIsWarnedOf(int major) {
        String role = "writer_" + major;
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
                    CREATE ROLE %1$s LOGIN PASSWORD 'canary';
                    CREATE SCHEMA playground;
                    CREATE TABLE t (id integer);
                    GRANT SELECT, INSERT ON t TO %1$s;
                    GRANT CREATE ON SCHEMA playground TO %1$s;
                    """
                            .formatted(role));
            assertThat(
                            Scans.of(database.uri(role))
                                    .as(role, "canary")
                                    .snapshot()
                                    .coverage()
                                    .warnings())
                    .hasSize(2)
                    .anyMatch(w -> w.contains("may write to public.t"))
                    .anyMatch(w -> w.contains("may create objects in playground"));
            assertThat(Scans.of(database).snapshot().coverage().warnings())
                    .singleElement()
                    .asString()
                    .contains("'postgres' is a superuser");
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void schemasThatTheServerSearchesAndTheCheckDoesNotAreWarnedOf(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    CREATE SCHEMA sales;
                    CREATE TABLE sales.orders (id integer);
                    DO $$ BEGIN EXECUTE format(
                      'ALTER DATABASE %I SET search_path = sales, missing, public',
                      current_database()); END $$;
                    """);
            Scans scans = Scans.of(database);
            assertThat(scans.snapshot().coverage().warnings())
                    .anyMatch(w ->
                            w.contains("searches sales,public by the server's settings")
                                    && w.contains("source change shop --search-path sales,public"));
            assertThat(scans.searching("sales").snapshot().coverage().warnings())
                    .noneMatch(w -> w.contains("searches"));
        }
    }

    @Test
    void theScopeChoosesByTheCatalogsExactNames() {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    """
                    CREATE SCHEMA sales;
                    CREATE TABLE customer (id integer PRIMARY KEY);
                    CREATE TABLE sales.orders (id integer, customer integer REFERENCES customer);
                    CREATE TABLE sales.orders_old (id integer);
                    CREATE TABLE sales.log (id integer) PARTITION BY LIST (id);
                    CREATE TABLE log_1 PARTITION OF sales.log FOR VALUES IN (1);
                    """);
            Snapshot snapshot =
                    Scans.of(database)
                            .within(new Scope(List.of("sales.*"), List.of("*_old"), "sales"))
                            .snapshot();
            assertThat(snapshot.tables())
                    .containsOnlyKeys(QualifiedName.of("log"), QualifiedName.of("orders"));
            assertThat(snapshot.coverage().excluded())
                    .containsExactly(
                            QualifiedName.of("orders_old"),
                            new QualifiedName("public", "customer"));
            assertThat(Scans.table(snapshot, "orders").foreignKeys())
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.target()).isEqualTo(new QualifiedName("public", "customer"));
                        assertThat(f.targetColumns()).containsExactly("id");
                    });
            assertThat(
                            java.util.Objects.requireNonNull(
                                            Scans.table(snapshot, "log").partitioning())
                                    .partitions())
                    .singleElement()
                    .satisfies(p ->
                            assertThat(p.name()).isEqualTo(new QualifiedName("public", "log_1")));
            assertThat(snapshot.objects().searchPath()).containsExactly("sales");
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void systemTemporaryAndExtensionRelationsAreNoTables(int major) throws Exception {
        try (var database = EmbeddedPostgres.version(major).newDatabase();
                var other = database.connect();
                var statement = other.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE passing (id integer PRIMARY KEY)");
            database.execute("CREATE EXTENSION pg_stat_statements; CREATE TABLE t (id integer)");
            Snapshot snapshot = Scans.of(database).snapshot();
            assertThat(snapshot.tables()).containsOnlyKeys(QualifiedName.of("t"));
            assertThat(snapshot.coverage().excluded())
                    .contains(QualifiedName.of("pg_stat_statements"))
                    .doesNotContain(QualifiedName.of("passing"));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void sequencesAndPartitionsAreKnownToExist(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    CREATE SCHEMA other;
                    CREATE SEQUENCE other.counter;
                    CREATE TABLE t (id serial);
                    CREATE TABLE p (k integer) PARTITION BY LIST (k);
                    CREATE TABLE p_rest PARTITION OF p DEFAULT PARTITION BY LIST (k);
                    CREATE TABLE other.p_leaf PARTITION OF p_rest DEFAULT;
                    """);
            Snapshot snapshot = Scans.of(database).snapshot();
            assertThat(snapshot.coverage().undescribed())
                    .containsExactlyInAnyOrder(
                            QualifiedName.of("t_id_seq"),
                            QualifiedName.of("p_rest"),
                            new QualifiedName("other", "p_leaf"),
                            new QualifiedName("other", "counter"));
            assertThat(snapshot.coverage().excluded()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void whatElseAQueryMayNameIsKnown(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    CREATE SCHEMA other;
                    CREATE COLLATION own (locale = 'C');
                    CREATE COLLATION other.own (locale = 'POSIX');
                    CREATE OPERATOR CLASS other.own_ops FOR TYPE integer USING btree AS
                        OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);
                    CREATE OPERATOR CLASS own_hash FOR TYPE integer USING hash AS
                        OPERATOR 1 =, FUNCTION 1 hashint4(integer);
                    """);
            Coverage.Names names =
                    Objects.requireNonNull(Scans.of(database).snapshot().coverage().names());
            assertThat(names.encoding()).isEqualTo("UTF8");
            assertThat(database.uri()).endsWith("/" + names.database());
            assertThat(names.collations())
                    .contains(
                            QualifiedName.of("own"),
                            new QualifiedName("other", "own"),
                            new QualifiedName("pg_catalog", "POSIX"));
            assertThat(names.operatorClasses())
                    .containsExactly(new QualifiedName("other", "own_ops"));
            Coverage coverage =
                    new Coverage(
                            null, List.of(), List.of(), List.of(), List.of(), List.of(), names);
            assertThat(SourceJson.readCoverage(SourceJson.writeCoverage(coverage)))
                    .isEqualTo(coverage);
        }
    }
}
