package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.query.DryRun;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// EXPLAIN as it is asked and read here: it never runs the statement, and the first line holds the
/// whole plan's cost and rows.
final class ExplainText {
    static final String EXPLAIN = "EXPLAIN (ANALYZE false, FORMAT TEXT) ";

    private static final Pattern ESTIMATE =
            Pattern.compile("\\(cost=[0-9.]+\\.\\.([0-9.]+) rows=([0-9]+) width=[0-9]+\\)$");

    private ExplainText() {}

    static DryRun.Plan read(List<String> lines, int maxChars) {
        String text = String.join("\n", lines);
        String kept = text.length() > maxChars ? text.substring(0, maxChars) + "\n... (cut)" : text;
        Matcher estimate = ESTIMATE.matcher(lines.isEmpty() ? "" : lines.getFirst());
        return estimate.find()
                ? new DryRun.Plan(
                        Double.valueOf(estimate.group(1)), Double.valueOf(estimate.group(2)), kept)
                : new DryRun.Plan(null, null, kept);
    }
}
