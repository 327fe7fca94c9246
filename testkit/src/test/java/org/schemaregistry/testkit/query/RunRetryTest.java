package org.schemaregistry.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaregistry.testkit.query.FailingSource.Step.LASTING_LOSS;
import static org.schemaregistry.testkit.query.FailingSource.Step.LOSS_AFTER_A_ROW;
import static org.schemaregistry.testkit.query.FailingSource.Step.PASSING_LOSS;
import static org.schemaregistry.testkit.query.FailingSource.Step.ROW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.Cancellation;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;
import org.schemaregistry.registry.flow.Extensions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A run begins anew where the source failed in passing, and never after a row was handed out.
class RunRetryTest {
    private static final SourceId SOURCE = new SourceId("flaky");
    private static final Query QUERY = new Query(SOURCE, null, "anything");

    @TempDir Path folder;

    private final List<List<Object>> rows = new ArrayList<>();

    @Test
    void beginsAnewAfterAPassingLoss() {
        FailingSource source = new FailingSource(PASSING_LOSS, PASSING_LOSS, ROW);
        RunReport report = run(source, new Cancellation());
        assertThat(report.result()).isInstanceOf(QueryRun.Finished.class);
        assertThat(report.attempts()).isEqualTo(3);
        assertThat(report.warnings()).contains("the role may write");
        assertThat(rows).hasSize(1);
        assertThat(source.opened).isEqualTo(3).isEqualTo(source.closed);
    }

    @Test
    void givesUpAfterItsAttempts() {
        FailingSource source = new FailingSource(PASSING_LOSS, PASSING_LOSS, PASSING_LOSS, ROW);
        refused(source, ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(source.opened).isEqualTo(3);
    }

    @Test
    void neverHandsARowOutTwice() {
        FailingSource source = new FailingSource(LOSS_AFTER_A_ROW, ROW);
        refused(source, ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(rows).hasSize(1);
        assertThat(source.opened).isEqualTo(1).isEqualTo(source.closed);
    }

    @Test
    void doesNotTryAgainWhatWillNotPass() {
        FailingSource source = new FailingSource(LASTING_LOSS, ROW);
        refused(source, ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(source.opened).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitBetweenAttempts() {
        FailingSource source = new FailingSource(PASSING_LOSS, ROW);
        Thread.currentThread().interrupt();
        refused(source, ErrorCode.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCancelledRunNeverBegins() {
        FailingSource source = new FailingSource(ROW);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThat(run(source, cancellation).result()).isEqualTo(new QueryRun.Cancelled(0));
        assertThat(source.opened).isZero();
    }

    @Test
    void aLevelTheSourceHasNotIsUnsupported() {
        try (Registry registry = open(new FailingSource())) {
            assertThat(registry.dryRun(QUERY, DryRunLevel.PLAN, Set.of()).result())
                    .isInstanceOfSatisfying(
                            DryRun.Unsupported.class,
                            u -> assertThat(u.hint()).contains("describe"));
        }
    }

    private void refused(FailingSource source, ErrorCode code) {
        assertThatThrownBy(() -> run(source, new Cancellation()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private RunReport run(FailingSource source, Cancellation cancellation) {
        try (Registry registry = open(source)) {
            return registry.runner()
                    .run(
                            QUERY,
                            List.of(),
                            RunOptions.DEFAULT,
                            cancellation,
                            row -> rows.add(new ArrayList<>(row)));
        }
    }

    private Registry open(FailingSource source) {
        Registry registry =
                Registry.builder()
                        .url(folder.resolve("registry.db").toString())
                        .extensions(
                                new Extensions(
                                        List.of(source),
                                        List.of(),
                                        List.of(new FailingSource.AnyText())))
                        .open();
        registry.addSource(
                DataSource.of(SOURCE, "failing", new SourceUri("failing://here/db")), "test");
        return registry;
    }
}
