package org.schemaregistry.testkit.query;

import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.QueryRole;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.QueryConnector;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A source that is lost as often as the test says, before or after its first row, and then hands
/// one row out. One thread.
final class FailingSource implements QueryConnector {
    /// What the next call to run does.
    enum Step {
        PASSING_LOSS,
        LASTING_LOSS,
        LOSS_AFTER_A_ROW,
        ROW
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    int opened;
    int closed;

    FailingSource(Step... steps) {
        this.steps.addAll(List.of(steps));
    }

    @Override
    public String type() {
        return "failing";
    }

    @Override
    public boolean accepts(SourceUri uri) {
        return uri.scheme().equals("failing");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.QUERY);
    }

    @Override
    public ScanOutcome introspect(ScanRequest request) {
        return new ScanOutcome.Failed(
                new ScanError(null, ScanError.Code.UNSUPPORTED, "it is not scanned", null));
    }

    @Override
    public Set<DryRunLevel> dryRunLevels() {
        return Set.of(DryRunLevel.DESCRIBE);
    }

    @Override
    public QuerySession open(SessionRequest request) {
        opened++;
        return new Opened();
    }

    private final class Opened implements QuerySession {
        @Override
        public QueryRole role() {
            return new QueryRole("tester", List.of("the role may write"));
        }

        @Override
        public DryRun dryRun(SingleStatement statement, DryRunLevel level) {
            return new DryRun.Accepted(List.of(), List.of(), null);
        }

        @Override
        public QueryRun run(RowRequest request, RowSink sink) throws SourceException {
            switch (steps.removeFirst()) {
                case PASSING_LOSS -> throw lost(true);
                case LASTING_LOSS -> throw lost(false);
                case LOSS_AFTER_A_ROW -> {
                    sink.columns(List.of());
                    sink.row(List.of(1));
                    throw lost(true);
                }
                case ROW -> {
                    sink.columns(List.of());
                    sink.row(List.of(1));
                }
            }
            return new QueryRun.Finished(List.of(), 1, 1, 0L, null);
        }

        private SourceException lost(boolean passing) {
            return new SourceException(
                    new ScanError(null, ScanError.Code.CONNECTION_LOST, "gone", "wait"),
                    passing,
                    new IllegalStateException("gone"));
        }

        @Override
        public void cancel() {}

        @Override
        public boolean reset() {
            return false;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /// A language in which every text is one read.
    static final class AnyText implements QueryLanguage {
        @Override
        public String language() {
            return "sql";
        }

        @Override
        public boolean serves(String sourceType) {
            return sourceType.equals("failing");
        }

        @Override
        public Checker checker(Snapshot schema, String defaultSchema) {
            return new Reader() {
                @Override
                public Reading read(String text) {
                    return new Reading.Single(
                            new SingleStatement(
                                    List.of(new SingleStatement.Piece.Code(text)),
                                    StatementClass.READ,
                                    "SELECT",
                                    0,
                                    List.of(),
                                    List.of()));
                }

                @Override
                public QueryCheck check(String text) {
                    return new QueryCheck(
                            Verdict.ACCEPT,
                            StatementClass.READ,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of());
                }
            };
        }
    }
}
