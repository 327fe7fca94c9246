package org.schemaregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.QueryConnector;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// What every connector keeps: a scan is repeatable, a change is seen, a failure is never a smaller
/// snapshot, and each capability is there if declared and absent if not. Extend it, name the
/// connector, make a fresh source and name one that nobody answers for.
public abstract class ConnectorContract {
    private static final int MAX_STATE_CHARS = 64 * 1024;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    /// The source of the running test; made before and closed after it.
    @SuppressWarnings("NullAway.Init")
    protected SourceUnderTest fixture;

    protected abstract Connector connector();

    /// A fresh, empty source.
    protected abstract SourceUnderTest newSource();

    /// A source that cannot be reached: no server, no file.
    protected abstract DataSource unreachable();

    /// What the source's credentials are; null if it takes none.
    protected @Nullable Credentials credentials() {
        return null;
    }

    @BeforeEach
    final void makeSource() {
        fixture = newSource();
    }

    @AfterEach
    final void closeSource() {
        fixture.close();
    }

    @Test
    void isFoundByItsServicesLine() {
        assertThat(ServiceLoader.load(Connector.class))
                .anyMatch(c -> c.getClass().equals(connector().getClass()));
    }

    @Test
    void servesItsTypeAndItsUrisAlone() {
        DataSource source = fixture.source();
        assertThat(connector().type()).isEqualTo(source.type());
        assertThat(connector().accepts(source.uri())).isTrue();
        assertThat(connector().accepts(new SourceUri("nobody-speaks-this://host/x"))).isFalse();
    }

    @Test
    void anEmptySourceIsAnEmptyCompleteSnapshot() {
        Snapshot snapshot = scan();
        assertThat(snapshot.tables()).isEmpty();
        assertThat(snapshot.complete()).isTrue();
        assertThat(snapshot.source()).isEqualTo(fixture.source().id());
        assertThat(snapshot.capturedAtMillis()).isEqualTo(CLOCK.millis());
    }

    @Test
    void scanningTwiceGivesTheSame() {
        fixture.addTable("customer");
        fixture.addTable("orders");
        assertThat(scan()).isEqualTo(scan());
    }

    @Test
    void aTableIsSeenWithItsFields() {
        fixture.addTable("customer");
        Table table = table("customer");
        assertThat(table.fieldsByPosition()).extracting(Field::name).contains("id", "name");
        assertThat(table.fields()).allSatisfy(field -> assertThat(field.nativeType()).isNotBlank());
    }

    @Test
    void additionsRenamesAndDropsAreSeen() {
        fixture.addTable("customer");
        fixture.addTable("orders");
        fixture.addField("customer", "rank");
        assertThat(table("customer").field("rank")).isNotNull();
        fixture.renameField("customer", "rank", "grade");
        assertThat(table("customer").field("rank")).isNull();
        assertThat(table("customer").field("grade")).isNotNull();
        fixture.renameTable("customer", "client");
        assertThat(scan().tables())
                .containsOnlyKeys(QualifiedName.of("client"), QualifiedName.of("orders"));
        fixture.dropTable("client");
        assertThat(scan().tables()).containsOnlyKeys(QualifiedName.of("orders"));
    }

    @Test
    void idsSurviveARenameIfDeclared() {
        fixture.addTable("customer");
        fixture.addField("customer", "rank");
        Identity before = scan().identity();
        fixture.renameField("customer", "rank", "grade");
        fixture.renameTable("customer", "client");
        Identity after = scan().identity();
        if (!declares(Capability.STABLE_IDENTITY)) {
            assertThat(before.tables()).isEmpty();
            return;
        }
        Identity.OfTable old = before.tables().get(QualifiedName.of("customer"));
        Identity.OfTable now = after.tables().get(QualifiedName.of("client"));
        assertThat(after.system()).isEqualTo(before.system()).isNotEmpty();
        assertThat(old).isNotNull();
        assertThat(now).isNotNull();
        if (old != null && now != null) {
            assertThat(now.id()).isEqualTo(old.id());
            assertThat(now.fields().get("grade")).isEqualTo(old.fields().get("rank"));
            assertThat(now.fields().get("id")).isEqualTo(old.fields().get("id"));
        }
    }

    @Test
    void nothingChangedIsToldIfDeclaredAndOnlyThen() {
        fixture.addTable("customer");
        String state = scanned(null, ScanRequest.Mode.FULL).state();
        ScanOutcome again = introspect(fixture.source(), state, ScanRequest.Mode.EXPLICIT);
        if (declares(Capability.CHANGE_DETECTION)) {
            assertThat(again).isInstanceOf(ScanOutcome.Unchanged.class);
        } else {
            assertThat(again).isInstanceOf(ScanOutcome.Scanned.class);
        }
    }

    @Test
    void aChangeIsSeenWhateverThePreviousStateSays() {
        fixture.addTable("customer");
        for (ScanRequest.Mode mode : ScanRequest.Mode.values()) {
            String state = scanned(null, ScanRequest.Mode.FULL).state();
            fixture.addField(
                    "customer", "added_for_" + mode.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(introspect(fixture.source(), state, mode))
                    .as("mode %s", mode)
                    .isInstanceOf(ScanOutcome.Scanned.class);
        }
    }

    @Test
    void aFullScanReadsEverything() {
        fixture.addTable("customer");
        String state = scanned(null, ScanRequest.Mode.FULL).state();
        assertThat(scanned(state, ScanRequest.Mode.FULL).snapshot().tables()).hasSize(1);
    }

    @Test
    void aStateThatIsNotItsOwnIsIgnored() {
        fixture.addTable("customer");
        for (String state : List.of("", "not json", "{}", "[1]", "{\"format\":1}", "null")) {
            assertThat(scanned(state, ScanRequest.Mode.POLL).snapshot().tables()).hasSize(1);
        }
    }

    @Test
    void aStateOfAnotherScopeIsIgnored() {
        fixture.addTable("customer");
        fixture.addTable("orders");
        String state = scanned(null, ScanRequest.Mode.FULL).state();
        DataSource narrow = withScope(new Scope(List.of("*customer"), List.of(), null));
        assertThat(introspect(narrow, state, ScanRequest.Mode.POLL))
                .isInstanceOfSatisfying(
                        ScanOutcome.Scanned.class,
                        s -> assertThat(s.snapshot().tables()).hasSize(1));
    }

    @Test
    void theStateIsSmallAndHoldsNoSecret() {
        fixture.addTable("customer");
        String state = scanned(null, ScanRequest.Mode.FULL).state();
        assertThat(state.length()).isLessThanOrEqualTo(MAX_STATE_CHARS);
        Credentials credentials = credentials();
        if (credentials != null) {
            assertThat(state).doesNotContain(new String(credentials.password()));
        }
    }

    @Test
    void whatTheScopeExcludesIsCoveredAsExcluded() {
        fixture.addTable("customer");
        fixture.addTable("orders");
        DataSource narrow = withScope(new Scope(List.of(), List.of("*orders"), null));
        ScanOutcome outcome = introspect(narrow, null, ScanRequest.Mode.FULL);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Scanned.class,
                        s -> {
                            assertThat(s.snapshot().tables())
                                    .containsOnlyKeys(QualifiedName.of("customer"));
                            assertThat(s.snapshot().coverage().excluded())
                                    .contains(QualifiedName.of("orders"));
                        });
    }

    @Test
    void invisibleTablesAreReportedOnlyIfDeclared() {
        fixture.addTable("customer");
        if (!declares(Capability.VISIBILITY)) {
            assertThat(scan().coverage().notVisible()).isEmpty();
        }
    }

    @Test
    void anUnreachableSourceIsAFailureThatSaysWhatToDo() {
        ScanOutcome outcome = introspect(unreachable(), null, ScanRequest.Mode.FULL);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.error().message()).isNotBlank();
                            assertThat(failed.error().hint()).isNotBlank();
                            assertThat(failed.error().code()).isNotEqualTo(ScanError.Code.INTERNAL);
                        });
    }

    @Test
    void moreTablesThanAllowedIsAFailure() {
        fixture.addTable("customer");
        fixture.addTable("orders");
        ScanLimits usual = ScanLimits.DEFAULT;
        ScanLimits one =
                new ScanLimits(
                        usual.connectTimeoutMillis(),
                        usual.statementTimeoutMillis(),
                        usual.lockTimeoutMillis(),
                        1,
                        usual.maxTextChars(),
                        usual.fetchRows());
        ScanOutcome outcome =
                connector()
                        .introspect(
                                request(
                                        fixture.source(),
                                        null,
                                        ScanRequest.Mode.FULL,
                                        one,
                                        ScanRequest.Progress.NONE));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo(ScanError.Code.LIMIT_EXCEEDED));
    }

    @Test
    void anInterruptedScanIsCancelled() {
        fixture.addTable("customer");
        Thread.currentThread().interrupt();
        ScanOutcome outcome = introspect(fixture.source(), null, ScanRequest.Mode.FULL);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Failed.class,
                        f -> assertThat(f.error().code()).isEqualTo(ScanError.Code.CANCELLED));
    }

    @Test
    void progressGoesForward() {
        fixture.addTable("customer");
        List<Long> done = new ArrayList<>();
        ScanOutcome outcome =
                connector()
                        .introspect(
                                request(
                                        fixture.source(),
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        (step, now, total) -> {
                                            assertThat(step).isNotBlank();
                                            assertThat(now).isBetween(0L, total);
                                            done.add(now);
                                        }));
        assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        assertThat(done).isSorted();
    }

    @Test
    void takesQueriesExactlyIfDeclared() {
        assertThat(connector() instanceof QueryConnector).isEqualTo(declares(Capability.QUERY));
    }

    @Test
    void everyLevelIsAcceptedIfItHasItAndUnsupportedIfNot() throws SourceException {
        if (!(connector() instanceof QueryConnector queries)) {
            return;
        }
        fixture.addTable("customer");
        try (QuerySession session = queries.open(sessionRequest(fixture.source()))) {
            assertThat(session.role().name()).isNotBlank();
            for (DryRunLevel level : DryRunLevel.values()) {
                DryRun good = session.dryRun(statement("SELECT id, name FROM customer"), level);
                DryRun bad = session.dryRun(statement("SELECT nope FROM customer"), level);
                if (queries.dryRunLevels().contains(level)) {
                    assertThat(good)
                            .isInstanceOfSatisfying(
                                    DryRun.Accepted.class,
                                    accepted ->
                                            assertThat(accepted.columns())
                                                    .extracting(DryRun.Column::name)
                                                    .containsExactly("id", "name"));
                    assertThat(bad)
                            .isInstanceOfSatisfying(
                                    DryRun.Rejected.class,
                                    r -> assertThat(r.by()).isEqualTo(DryRun.By.SOURCE));
                } else {
                    assertThat(good).isInstanceOf(DryRun.Unsupported.class);
                }
            }
        }
    }

    @Test
    void aRunHandsRowsOutUpToItsCapAndWritesNothingUnasked() throws SourceException {
        if (!(connector() instanceof QueryConnector queries)) {
            return;
        }
        fixture.addTable("customer");
        SingleStatement insert =
                write("INSERT INTO customer (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        SingleStatement select = statement("SELECT id FROM customer ORDER BY id");
        try (QuerySession session = queries.open(sessionRequest(fixture.source()))) {
            assertThat(session.run(rows(insert, false, 10), row -> true))
                    .isInstanceOf(QueryRun.Rejected.class);
            assertThat(session.run(rows(insert, true, 10), row -> true))
                    .isInstanceOfSatisfying(
                            QueryRun.Finished.class, f -> assertThat(f.changed()).isEqualTo(3));
            List<Object> seen = new ArrayList<>();
            assertThat(session.run(rows(select, false, 2), row -> seen.add(row.getFirst())))
                    .isInstanceOfSatisfying(
                            QueryRun.Finished.class,
                            f -> assertThat(f.cut()).isEqualTo(QueryRun.Cut.ROWS));
            assertThat(seen).extracting(id -> ((Number) id).intValue()).containsExactly(1, 2);
            assertThat(session.run(rows(select, false, 3), row -> true))
                    .isInstanceOfSatisfying(
                            QueryRun.Finished.class, f -> assertThat(f.cut()).isNull());
            assertThat(session.run(rows(select, false, 3), row -> false))
                    .isInstanceOfSatisfying(
                            QueryRun.Finished.class,
                            f -> assertThat(f.cut()).isEqualTo(QueryRun.Cut.RECEIVER));
        }
    }

    @Test
    void aQueryToAnUnreachableSourceIsALossThatSaysWhatToDo() {
        if (connector() instanceof QueryConnector queries) {
            assertThatThrownBy(() -> queries.open(sessionRequest(unreachable())).close())
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.error().hint()).isNotBlank());
        }
    }

    @Test
    void anInterruptedQueryIsCancelled() throws SourceException {
        if (!(connector() instanceof QueryConnector queries)) {
            return;
        }
        fixture.addTable("customer");
        try (QuerySession session = queries.open(sessionRequest(fixture.source()))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() ->
                            session.dryRun(
                                    statement("SELECT id FROM customer"), DryRunLevel.DESCRIBE))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.error().code()).isEqualTo(ScanError.Code.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// A read in the source's language, which is plain SQL unless overridden.
    protected SingleStatement statement(String text) {
        return new SingleStatement(
                List.of(new SingleStatement.Piece.Code(text)),
                StatementClass.READ,
                "SELECT",
                0,
                List.of(),
                List.of());
    }

    private static SingleStatement write(String text) {
        return new SingleStatement(
                List.of(new SingleStatement.Piece.Code(text)),
                StatementClass.WRITE,
                "INSERT",
                0,
                List.of(),
                List.of());
    }

    private static QuerySession.RowRequest rows(
            SingleStatement statement, boolean writes, long maxRows) {
        return new QuerySession.RowRequest(
                statement, List.of(), writes, QueryLimits.DEFAULT.with(5_000, maxRows, 1_000_000));
    }

    private SessionRequest sessionRequest(DataSource source) {
        String schema = source.scope().defaultSchema();
        String searched = schema == null ? "public" : schema;
        return new SessionRequest(
                source, searched, List.of(searched), credentials(), QueryLimits.DEFAULT);
    }

    /// A full scan that must succeed.
    protected final Snapshot scan() {
        return scanned(null, ScanRequest.Mode.FULL).snapshot();
    }

    /// One scan of a source, however it ends.
    protected final ScanOutcome introspect(
            DataSource source, @Nullable String previous, ScanRequest.Mode mode) {
        return connector()
                .introspect(
                        request(
                                source,
                                previous,
                                mode,
                                ScanLimits.DEFAULT,
                                ScanRequest.Progress.NONE));
    }

    private ScanRequest request(
            DataSource source,
            @Nullable String previous,
            ScanRequest.Mode mode,
            ScanLimits limits,
            ScanRequest.Progress progress) {
        return new ScanRequest(source, credentials(), previous, mode, limits, progress, CLOCK);
    }

    private ScanOutcome.Scanned scanned(@Nullable String previous, ScanRequest.Mode mode) {
        ScanOutcome outcome = introspect(fixture.source(), previous, mode);
        assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        return (ScanOutcome.Scanned) outcome;
    }

    private Table table(String name) {
        Table table = scan().tables().get(QualifiedName.of(name));
        assertThat(table).as(name).isNotNull();
        return java.util.Objects.requireNonNull(table);
    }

    private boolean declares(Capability capability) {
        return connector().capabilities().contains(capability);
    }

    private DataSource withScope(Scope scope) {
        DataSource source = fixture.source();
        return new DataSource(
                source.id(),
                source.type(),
                source.uri(),
                scope,
                source.searchPath(),
                source.credentials(),
                source.queryCredentials());
    }
}
