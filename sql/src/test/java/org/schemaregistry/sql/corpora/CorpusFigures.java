package org.schemaregistry.sql.corpora;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.sql.bind.QueryChecker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How far the check agrees with the server over a list of statements. One thread.
public final class CorpusFigures {
    private final List<String> disagreements = new ArrayList<>();
    private int statements;
    private int agreed;
    private int falseRejects;
    private int bothReject;
    private int sameState;
    private int samePosition;
    private int sameMessage;
    private int extraFindings;
    private long[] nanos = new long[0];

    /// Checks every statement of the file against the schema of its database.
    public void run(List<CorpusStatement> list, Map<String, QueryChecker> checkers) {
        nanos = new long[list.size()];
        for (CorpusStatement statement : list) {
            QueryChecker checker = checkers.get(statement.database());
            if (checker == null) {
                continue;
            }
            long start = System.nanoTime();
            QueryCheck check = checker.check(statement.sql());
            nanos[statements] = System.nanoTime() - start;
            statements++;
            compare(statement, check);
        }
    }

    private void compare(CorpusStatement statement, QueryCheck check) {
        boolean rejected = check.verdict() == Verdict.REJECT;
        boolean agrees =
                check.verdict() == (statement.accepted() ? Verdict.ACCEPT : Verdict.REJECT);
        Finding first = check.findings().isEmpty() ? null : check.findings().get(0);
        if (agrees) {
            agreed++;
        } else {
            note("VERDICT", statement, first);
        }
        if (statement.accepted() && rejected) {
            falseRejects++;
        }
        if (!statement.accepted() && rejected && first != null) {
            bothReject++;
            extraFindings += errors(check) - 1;
            same(statement, first);
        }
    }

    private static int errors(QueryCheck check) {
        return (int)
                check.findings().stream()
                        .filter(f -> f.severity() == org.schemaregistry.core.query.Severity.ERROR)
                        .count();
    }

    private void same(CorpusStatement statement, Finding first) {
        boolean state = first.sqlState().equals(statement.sqlState());
        Finding.Place place = first.place();
        int position = place == null ? 0 : place.offset() + 1;
        boolean same = position == statement.position();
        sameState += state ? 1 : 0;
        samePosition += same ? 1 : 0;
        sameMessage += first.message().equals(statement.message()) ? 1 : 0;
        if (!state || !same || !first.message().equals(statement.message())) {
            note(state ? same ? "MESSAGE" : "PLACE" : "STATE", statement, first);
        }
    }

    private void note(String what, CorpusStatement statement, @Nullable Finding first) {
        String mine =
                first == null
                        ? "nothing"
                        : first.sqlState() + " " + first.message() + " " + first.place();
        disagreements.add(
                what
                        + " "
                        + statement.id()
                        + " "
                        + statement.database()
                        + " "
                        + statement.kind()
                        + "\n    server "
                        + statement.sqlState()
                        + " "
                        + statement.message()
                        + " @"
                        + statement.position()
                        + "\n    check  "
                        + mine
                        + "\n    "
                        + statement.sql().replace('\n', ' '));
    }

    public List<String> disagreements() {
        return disagreements;
    }

    public double agreement() {
        return share(agreed, statements);
    }

    public double falseRejectShare() {
        return share(falseRejects, statements);
    }

    public double sameStateShare() {
        return share(sameState, bothReject);
    }

    public double samePositionShare() {
        return share(samePosition, bothReject);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /// One line of figures.
    public String line(String name) {
        long[] sorted = Arrays.copyOf(nanos, statements);
        Arrays.sort(sorted);
        long p50 = statements == 0 ? 0 : sorted[statements / 2];
        long p99 = statements == 0 ? 0 : sorted[statements * 99 / 100];
        return String.format(
                Locale.ROOT,
                "%-8s %5d statements, agreement %.2f %%, false rejects %.2f %%, same SQLSTATE %.2f"
                        + " %%, same position %.2f %%, same message %.2f %%, further errors %d, p50"
                        + " %.1f us, p99 %.1f us",
                name,
                statements,
                100 * agreement(),
                100 * falseRejectShare(),
                100 * sameStateShare(),
                100 * samePositionShare(),
                100 * share(sameMessage, bothReject),
                extraFindings,
                p50 / 1000.0,
                p99 / 1000.0);
    }
}
