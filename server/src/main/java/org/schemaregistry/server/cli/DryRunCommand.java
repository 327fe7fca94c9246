package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingJson;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DryRunReport;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Asks a source whether it would take a query. The exit code tells the outcome: 0 accepted, 1
/// rejected, 2 where nothing is known.
final class DryRunCommand {
    private static final int REJECTED = 1;
    private static final int NO_ANSWER = 2;

    private final Session session;

    DryRunCommand(Session session) {
        this.session = session;
    }

    int run(
            SourceId source,
            @Nullable String language,
            DryRunLevel level,
            Set<String> allowed,
            String query) {
        String text = new CheckCommand(session).query(query);
        allowed.forEach(DryRunCommand::checkFunction);
        try (Registry registry = session.open()) {
            DryRunReport report =
                    registry.dryRun(new Query(source, language, text), level, allowed);
            if (session.json()) {
                session.print(json(report));
            } else {
                say(report);
            }
            return switch (report.result()) {
                case DryRun.Accepted ignored -> 0;
                case DryRun.Rejected ignored -> REJECTED;
                case DryRun.TimedOut ignored -> NO_ANSWER;
                case DryRun.Unsupported ignored -> NO_ANSWER;
            };
        }
    }

    private static void checkFunction(String name) {
        if (name.isBlank() || name.contains("(")) {
            throw new IllegalArgumentException(
                    "--allow-function: expected a function's name without parentheses, found '"
                            + name
                            + "'");
        }
    }

    private void say(DryRunReport report) {
        String as = report.role() == null ? "" : " as role " + report.role();
        String level = " at level " + report.level().json();
        switch (report.result()) {
            case DryRun.Accepted accepted -> {
                session.print("accepted" + level + as);
                accepted(accepted);
            }
            case DryRun.Rejected(DryRun.By by, List<Finding> findings) -> {
                session.print("rejected by the " + by.json() + level + as);
                CheckCommand.say(session, findings);
            }
            case DryRun.TimedOut(DryRun.Wait waitedFor, long limitMillis) ->
                    session.print(
                            "timed out"
                                    + level
                                    + as
                                    + ": the "
                                    + waitedFor.json()
                                    + " took more than "
                                    + limitMillis
                                    + " ms; nothing is known about the query");
            case DryRun.Unsupported(String reason, String hint) ->
                    session.print("unsupported" + level + ": " + reason + "; " + hint);
        }
        report.warnings().forEach(warning -> session.print("  warning: " + warning));
    }

    private void accepted(DryRun.Accepted accepted) {
        for (DryRun.Column column : accepted.columns()) {
            session.print("  " + column.name() + "  " + column.type());
        }
        int number = 0;
        for (String type : accepted.parameters()) {
            number++;
            session.print("  $" + number + "  " + (type == null ? "any" : type));
        }
        DryRun.Plan plan = accepted.plan();
        if (plan == null) {
            return;
        }
        if (plan.cost() != null) {
            session.print("  cost " + plan.cost() + ", rows " + Math.round(rows(plan)));
        }
        plan.text().lines().forEach(line -> session.print("  " + line));
    }

    private static double rows(DryRun.Plan plan) {
        return plan.rows() == null ? 0 : plan.rows();
    }

    private static ObjectNode json(DryRunReport report) {
        ObjectNode node = Json.object();
        node.put("result", name(report.result()));
        node.put("level", report.level().json());
        node.put("role", report.role());
        node.put("verdict", report.check().check().verdict().json());
        switch (report.result()) {
            case DryRun.Accepted(var columns, var parameters, DryRun.Plan plan) -> {
                node.set(
                        "columns",
                        Json.array(
                                columns,
                                column ->
                                        Json.object()
                                                .put("name", column.name())
                                                .put("type", column.type())));
                ArrayNode types = node.putArray("parameters");
                parameters.forEach(types::add);
                if (plan != null) {
                    node.putObject("plan")
                            .put("cost", plan.cost())
                            .put("rows", plan.rows())
                            .put("text", plan.text());
                }
            }
            case DryRun.Rejected(DryRun.By by, List<Finding> findings) -> {
                node.put("by", by.json());
                node.set("findings", FindingJson.write(findings));
            }
            case DryRun.TimedOut(DryRun.Wait waitedFor, long limitMillis) ->
                    node.put("waitedFor", waitedFor.json()).put("limitMillis", limitMillis);
            case DryRun.Unsupported(String reason, String hint) ->
                    node.put("reason", reason).put("hint", hint);
        }
        report.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }

    private static String name(DryRun result) {
        return switch (result) {
            case DryRun.Accepted ignored -> "accepted";
            case DryRun.Rejected ignored -> "rejected";
            case DryRun.TimedOut ignored -> "timed-out";
            case DryRun.Unsupported ignored -> "unsupported";
        };
    }
}
