package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.query.Admission;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SourceException;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.DryRunReport;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Would the source itself take this query? Check, admission, then the source is asked, in a
/// read-only transaction under the source's query credentials.
///
/// Thread-safe.
public final class DryRunning {
    private final Store store;
    private final Checking checking;
    private final QuerySessions sessions;

    public DryRunning(Store store, Checking checking, QuerySessions sessions) {
        this.store = store;
        this.checking = checking;
        this.sessions = sessions;
    }

    /// What is known of a query before the source is asked.
    sealed interface Asked {
        CheckReport check();

        /// It may go to the source.
        record Admitted(
                SourceState state,
                CheckReport check,
                SingleStatement statement,
                List<String> warnings)
                implements Asked {}

        /// It may not.
        record Refused(CheckReport check, DryRun.By by, List<Finding> findings) implements Asked {}

        /// Its language has no way to a source.
        record NoWay(CheckReport check) implements Asked {}
    }

    /// Dry-runs a query. `pins` are the versions the caller planned on; `allowed` are functions the
    /// caller answers for.
    ///
    /// @throws RegistryException as [Checking#check], and `NOT_QUERYABLE`, `SECRET_UNAVAILABLE`,
    ///   `SOURCE_UNAVAILABLE`, `CANCELLED`
    public DryRunReport run(
            Query query, DryRunLevel level, Map<QualifiedName, SemVer> pins, Set<String> allowed) {
        Admission.Use use =
                switch (level) {
                    case DESCRIBE -> Admission.Use.DESCRIBE;
                    case PLAN -> Admission.Use.PLAN;
                    case PROBE -> Admission.Use.PROBE;
                };
        return switch (ask(query, pins, use, allowed)) {
            case Asked.Refused(CheckReport check, DryRun.By by, List<Finding> findings) ->
                    report(level, check, new DryRun.Rejected(by, findings));
            case Asked.NoWay(CheckReport check) ->
                    report(
                            level,
                            check,
                            new DryRun.Unsupported(
                                    "the query's language has no dry run", "check it instead"));
            case Asked.Admitted admitted -> atSource(admitted, level);
        };
    }

    /// Checks a query and decides whether it may go to its source for a use.
    Asked ask(
            Query query, Map<QualifiedName, SemVer> pins, Admission.Use use, Set<String> allowed) {
        CheckReport check = checking.check(query, pins);
        List<Finding> errors =
                check.check().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .toList();
        if (check.check().verdict() == Verdict.REJECT) {
            return new Asked.Refused(check, DryRun.By.CHECK, errors);
        }
        SourceState state = Lookup.state(store.catalog(), query.source());
        sessions.connector(state.source());
        if (!(checking.checker(state, query.language()) instanceof QueryLanguage.Reader reader)) {
            return new Asked.NoWay(check);
        }
        return switch (reader.read(query.text())) {
            case Reading.Refused(Finding finding) ->
                    new Asked.Refused(check, DryRun.By.GUARD, List.of(finding));
            case Reading.Single(SingleStatement statement) -> {
                List<Finding> refusals = Admission.refusals(statement, use, allowed);
                yield refusals.isEmpty()
                        ? new Asked.Admitted(
                                state, check, statement, warnings(check, statement, use))
                        : new Asked.Refused(check, DryRun.By.GUARD, refusals);
            }
        };
    }

    private DryRunReport atSource(Asked.Admitted admitted, DryRunLevel level) {
        var source = admitted.state().source();
        if (!sessions.connector(source).dryRunLevels().contains(level)) {
            return report(
                    level,
                    admitted.check(),
                    new DryRun.Unsupported(
                            "sources of type '" + source.type() + "' have no level " + level.json(),
                            "use one of "
                                    + sessions.connector(source).dryRunLevels().stream()
                                            .sorted()
                                            .map(DryRunLevel::json)
                                            .toList()));
        }
        try (QuerySessions.Loan loan =
                sessions.borrow(source, Checking.defaultSchema(admitted.state()))) {
            QuerySession session = loan.session();
            DryRun result = session.dryRun(admitted.statement(), level);
            List<String> warnings = new ArrayList<>(admitted.warnings());
            warnings.addAll(session.role().warnings());
            return new DryRunReport(
                    level, admitted.check(), result, session.role().name(), warnings);
        } catch (SourceException e) {
            throw QuerySessions.told(source, e);
        }
    }

    private static List<String> warnings(
            CheckReport check, SingleStatement statement, Admission.Use use) {
        List<String> warnings = new ArrayList<>();
        if (check.check().verdict() == Verdict.UNKNOWN) {
            warnings.add("the check could not tell: " + unknown(check));
        }
        if (use == Admission.Use.DESCRIBE) {
            return warnings;
        }
        for (SingleStatement.Call call : statement.calls()) {
            switch (call.effect()) {
                case DEFINED_IN_SOURCE, UNKNOWN ->
                        warnings.add(
                                "function "
                                        + call.function()
                                        + " may be run, also where a query is only planned");
                case STATE, OUTSIDE, UNSEEN -> {}
            }
        }
        return warnings;
    }

    private static String unknown(CheckReport check) {
        return check.check().findings().stream()
                .filter(finding -> finding.code() == FindingCode.OUT_OF_COVERAGE)
                .map(Finding::message)
                .findFirst()
                .orElse("it is beyond what the registry knows");
    }

    private static DryRunReport report(DryRunLevel level, CheckReport check, DryRun result) {
        @Nullable String nobody = null;
        return new DryRunReport(level, check, result, nobody, List.of());
    }
}
