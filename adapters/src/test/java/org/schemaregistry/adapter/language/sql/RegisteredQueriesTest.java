package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.QueryDefinition;
import org.schemaregistry.registry.api.QueryDetail;
import org.schemaregistry.registry.api.QueryImpact;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.testkit.EmbeddedPostgres;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Registered queries over all the ways in which a source moves.
class RegisteredQueriesTest {
    private static final SourceId SHOP = new SourceId("shop");
    private static final IntrospectOptions DRY =
            new IntrospectOptions(
                    ScanRequest.Mode.EXPLICIT, true, false, "anna", ScanRequest.Progress.NONE);

    @TempDir Path folder;
    private @Nullable Registry opened;

    @BeforeEach
    void open() {
        Limits limits = Limits.DEFAULT;
        opened =
                Registry.builder()
                        .url(file())
                        .limits(
                                new Limits(
                                        limits.maxSources(),
                                        limits.commitAttempts(),
                                        limits.heldTables(),
                                        limits.heldPercent(),
                                        limits.heldTablesAtAnySize(),
                                        limits.maxPageRows(),
                                        limits.maxSchemaJsonChars(),
                                        limits.maxQueryChars(),
                                        6,
                                        limits.scan()))
                        .open();
    }

    @AfterEach
    void close() {
        registry().close();
    }

    @Test
    void theCommitThatBreaksAQueryTellsSoOnceAndTheOneThatMendsItToo() {
        declared("{\"id\":\"int64\",\"total\":\"int64\"}");
        add("sums", "SELECT sum(total) FROM orders");

        declare("orders", "{\"id\":\"int64\",\"totals\":\"int64\"}");
        assertThat(events()).endsWith("table.changed shop.orders", "query.broken shop");
        ObjectNode broken = registry().events(0, 1000).getLast();
        assertThat(broken.at("/data/query").stringValue()).isEqualTo("sums");
        assertThat(broken.at("/data/planned").toString()).isEqualTo("{\"orders\":\"1.0.0\"}");
        assertThat(broken.at("/data/findings/0/sqlstate").stringValue()).isEqualTo("42703");
        assertThat(broken.at("/data/findings/0/fix").stringValue())
                .isEqualTo("SELECT sum(totals) FROM orders");
        // One commit, one request.
        List<AuditEntry> audit = registry().audit(0, 1000);
        assertThat(audit.getLast().action()).isEqualTo("query.broken");
        assertThat(audit.getLast().requestId()).isEqualTo(audit.get(audit.size() - 2).requestId());

        declare("orders", "{\"id\":\"int64\",\"totalled\":\"int64\"}");
        assertThat(events()).endsWith("table.changed shop.orders");
        assertThat(registry().queries().list().getFirst().brokenSinceMillis()).isNotNull();

        declare("orders", "{\"id\":\"int64\",\"total\":\"int32\"}");
        assertThat(events()).endsWith("table.changed shop.orders", "query.mended shop");
        assertThat(registry().queries().list().getFirst().brokenSinceMillis()).isNull();
        assertThat(events().stream().filter(event -> event.startsWith("query.broken"))).hasSize(1);
    }

    @Test
    void whatDoesNotTouchAQueryLeavesItAlone() {
        declared("{\"id\":\"int64\",\"total\":\"int64\"}");
        declare("others", "{\"id\":\"int64\"}");
        add("sums", "SELECT sum(total) FROM orders");
        long before = events().size();
        declare("others", "{\"name\":\"text\"}");
        declare("orders", "{\"id\":\"int64\",\"total\":\"int64\",\"note\":\"text\"}");
        assertThat(events()).hasSize((int) before + 2);
    }

    @Test
    void aRowThatAnotherProgramWroteBreaksAQueryToo() throws SQLException {
        declared("{\"id\":\"int64\",\"total\":\"int64\"}");
        add("sums", "SELECT sum(total) FROM orders");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE table_meta SET schema_json = '{\"id\":\"int64\"}', version = '9.0.0'");
        }
        try (Registry other = Registry.open(file())) {
            assertThat(other.queries().list().getFirst().verdict()).isEqualTo(Verdict.REJECT);
            assertThat(other.events(0, 1000).stream().map(event -> event.get("type").stringValue()))
                    .endsWith("org.schemaregistry.query.broken.v1");
        }
    }

    @Test
    void showTellsWhatMovedSinceTheQueryWasPlanned() {
        declared("{\"id\":\"int64\",\"total\":\"int64\"}");
        declare("gone", "{\"id\":\"int64\"}");
        registry()
                .queries()
                .add(
                        new QueryDefinition(
                                "sums",
                                SHOP,
                                null,
                                "SELECT sum(total) FROM orders",
                                new TreeMap<>(
                                        Map.of(QualifiedName.of("gone"), new SemVer(1, 0, 0)))),
                        "anna");
        assertThat(registry().queries().show("sums").stale()).isEmpty();
        declare("orders", "{\"id\":\"int64\",\"total\":\"int64\",\"note\":\"text\"}");
        QueryDetail detail = registry().queries().show("sums");
        assertThat(detail.check().check().verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(detail.stale()).hasSize(1);
        QueryDetail.Moved moved = detail.stale().getFirst();
        assertThat(moved.planned()).isEqualTo(new SemVer(1, 0, 0));
        assertThat(moved.current()).isEqualTo(new SemVer(1, 1, 0));
        assertThat(moved.changes()).hasSize(1);
    }

    @Test
    void aNameIsUsedOnceAndThereIsABound() {
        declared("{\"id\":\"int64\"}");
        add("one", "SELECT id FROM orders");
        refused(ErrorCode.QUERY_EXISTS, () -> add("one", "SELECT id FROM orders"));
        refused(ErrorCode.QUERY_REJECTED, () -> add("two", "SELECT idd FROM orders"));
        refused(ErrorCode.UNKNOWN_QUERY, () -> registry().queries().show("onne"));
        refused(ErrorCode.INVALID_INPUT, () -> add("a b", "SELECT id FROM orders"));
        for (int i = 2; i <= 6; i++) {
            add("query" + i, "SELECT id FROM orders");
        }
        refused(ErrorCode.LIMIT_EXCEEDED, () -> add("seventh", "SELECT id FROM orders"));
        registry().queries().remove("one", "anna");
        refused(ErrorCode.UNKNOWN_QUERY, () -> registry().queries().remove("one", "anna"));
        add("seventh", "SELECT id FROM orders");
        assertThat(registry().audit(0, 1000))
                .extracting(AuditEntry::action)
                .contains("query.removed");
        registry().removeSource(SHOP, "anna");
        assertThat(registry().queries().list()).isEmpty();
    }

    @Test
    void aDryScanTellsWhatItWouldBreakAndWritesNothing() {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    """
                    CREATE TABLE orders (id int, total int);
                    CREATE TABLE others (id int);
                    CREATE FUNCTION net(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1';
                    CREATE SCHEMA app;
                    """);
            registry()
                    .addSource(
                            DataSource.of(SHOP, "postgres", new SourceUri(database.uri())), "anna");
            registry().introspect(SHOP, IntrospectOptions.DEFAULT);
            add("sums", "SELECT sum(total) FROM orders");
            add("nets", "SELECT net(id) FROM others");

            database.execute("ALTER TABLE orders DROP total");
            long revision = registry().revision();
            ScanReport dry = registry().introspect(SHOP, DRY);
            assertThat(dry.impact())
                    .extracting(QueryImpact::query, QueryImpact::verdict, QueryImpact::breaks)
                    .containsExactly(tuple("sums", Verdict.REJECT, true));
            assertThat(registry().revision()).isEqualTo(revision);
            assertThat(registry().queries().list())
                    .allSatisfy(query -> assertThat(query.verdict()).isEqualTo(Verdict.ACCEPT));

            ScanReport real = registry().introspect(SHOP, IntrospectOptions.DEFAULT);
            assertThat(real.impact()).isEqualTo(dry.impact());
            assertThat(events()).endsWith("table.changed shop.orders", "query.broken shop");

            // Types and routines concern every query.
            database.execute("DROP FUNCTION net(int)");
            ScanReport routines = registry().introspect(SHOP, IntrospectOptions.DEFAULT);
            assertThat(routines.impact())
                    .extracting(QueryImpact::query, QueryImpact::breaks)
                    .containsExactly(tuple("nets", true), tuple("sums", false));
            assertThat(events()).endsWith("source.changed shop", "query.broken shop");

            database.execute(
                    "ALTER TABLE orders ADD total int;"
                            + "CREATE FUNCTION net(int) RETURNS int LANGUAGE sql AS 'SELECT 1'");
            registry().introspect(SHOP, IntrospectOptions.DEFAULT);
            assertThat(events().stream().filter(event -> event.startsWith("query.mended")))
                    .hasSize(2);
            assertThat(registry().introspect(SHOP, IntrospectOptions.DEFAULT).impact()).isEmpty();
        }
    }

    @Test
    void aTableThatTakesTheNameAwayBreaksAQuery() {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute("CREATE TABLE orders (id int, total int); CREATE SCHEMA app");
            registry()
                    .addSource(
                            new DataSource(
                                    SHOP,
                                    "postgres",
                                    new SourceUri(database.uri()),
                                    Scope.ALL,
                                    List.of("app", "public"),
                                    null,
                                    null),
                            "anna");
            registry().introspect(SHOP, IntrospectOptions.DEFAULT);
            add("sums", "SELECT sum(total) FROM orders");
            database.execute("CREATE TABLE app.orders (id int)");
            assertThat(registry().introspect(SHOP, DRY).impact())
                    .extracting(QueryImpact::query, QueryImpact::breaks)
                    .containsExactly(tuple("sums", true));
        }
    }

    private String file() {
        return folder.resolve("registry.db").toString();
    }

    private Registry registry() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    private void declared(String orders) {
        registry()
                .addSource(
                        DataSource.of(SHOP, "postgres", new SourceUri("postgresql://x@none/shop")),
                        "anna");
        declare("orders", orders);
    }

    private void declare(String table, String columns) {
        registry().upsertTableMeta("shop", table, columns, null);
    }

    private void add(String name, String query) {
        registry()
                .queries()
                .add(new QueryDefinition(name, SHOP, null, query, new TreeMap<>()), "anna");
    }

    private List<String> events() {
        return registry().events(0, 1000).stream()
                .map(event ->
                        event.get("type")
                                        .stringValue()
                                        .replace("org.schemaregistry.", "")
                                        .replace(".v1", "")
                                + " "
                                + event.get("subject").stringValue())
                .toList();
    }

    private static void refused(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
