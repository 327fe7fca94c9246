package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/// Runs scans of PostgreSQL for tests; the source is called `shop`.
public record Scans(
        String uri,
        Scope scope,
        List<String> searchPath,
        @Nullable Credentials credentials,
        @Nullable String previous,
        ScanRequest.Mode mode,
        ScanLimits limits,
        Clock clock) {

    public static Scans of(EmbeddedPostgres.Database database) {
        return of(database.uri());
    }

    public static Scans of(String uri) {
        return new Scans(
                uri,
                Scope.ALL,
                List.of(),
                null,
                null,
                ScanRequest.Mode.FULL,
                ScanLimits.DEFAULT,
                Clock.systemUTC());
    }

    Scans within(Scope narrowed) {
        return new Scans(uri, narrowed, searchPath, credentials, previous, mode, limits, clock);
    }

    Scans searching(String... schemas) {
        return new Scans(uri, scope, List.of(schemas), credentials, previous, mode, limits, clock);
    }

    Scans as(String user, String password) {
        return new Scans(
                uri,
                scope,
                searchPath,
                new Credentials(user, password.toCharArray()),
                previous,
                mode,
                limits,
                clock);
    }

    Scans after(String state, ScanRequest.Mode next) {
        return new Scans(uri, scope, searchPath, credentials, state, next, limits, clock);
    }

    Scans at(Clock time) {
        return new Scans(uri, scope, searchPath, credentials, previous, mode, limits, time);
    }

    Scans limited(ScanLimits to) {
        return new Scans(uri, scope, searchPath, credentials, previous, mode, to, clock);
    }

    ScanOutcome run() {
        return new PostgresConnector()
                .introspect(
                        new ScanRequest(
                                new DataSource(
                                        new SourceId("shop"),
                                        PostgresConnector.TYPE,
                                        new SourceUri(uri),
                                        scope,
                                        searchPath,
                                        null,
                                        null),
                                credentials,
                                previous,
                                mode,
                                limits,
                                ScanRequest.Progress.NONE,
                                clock));
    }

    ScanOutcome.Scanned scanned() {
        ScanOutcome outcome = run();
        assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        return (ScanOutcome.Scanned) outcome;
    }

    public Snapshot snapshot() {
        return scanned().snapshot();
    }

    ScanError error() {
        ScanOutcome outcome = run();
        assertThat(outcome).isInstanceOf(ScanOutcome.Failed.class);
        return ((ScanOutcome.Failed) outcome).error();
    }

    public Table table(String name) {
        return table(snapshot(), name);
    }

    static Table table(Snapshot snapshot, String name) {
        Table table = snapshot.tables().get(QualifiedName.parse(name));
        assertThat(table).as("table %s of %s", name, snapshot.tables().keySet()).isNotNull();
        return Objects.requireNonNull(table);
    }
}
