package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.QueryDefinition;
import org.schemaregistry.registry.api.QueryDetail;
import org.schemaregistry.registry.api.QuerySummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// `query ...`: queries that are kept and checked at every commit.
@Command(name = "query", description = "Add, list, show and remove queries that are kept.")
final class QueryCommands {
    private final Session session;

    QueryCommands(Session session) {
        this.session = session;
    }

    @Command(
            name = "add",
            description = {
                "Keep a query with the versions it was planned on.",
                "A commit that breaks it raises the event query.broken."
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '_', '-' and '.'.")
                    String name,
            @Parameters(paramLabel = "QUERY", description = "The query, or - for standard input.")
                    String query,
            @Option(
                            names = "--source",
                            paramLabel = "S",
                            required = true,
                            description = "The source it is for.")
                    SourceId source,
            @Option(names = "--language", paramLabel = "L", description = "sql if left out.")
                    @Nullable String language,
            @Option(
                            names = "--pin",
                            paramLabel = "TABLE@VERSION",
                            description = "The version it was planned on, if not the present one.")
                    @Nullable List<String> pins) {
        String text = new CheckCommand(session).query(query);
        try (Registry registry = session.open()) {
            CheckReport report =
                    registry.queries()
                            .add(
                                    new QueryDefinition(
                                            name,
                                            source,
                                            language,
                                            text,
                                            CheckCommand.pins(pins == null ? List.of() : pins)),
                                    Session.ACTOR);
            QueryDetail kept = registry.queries().show(name);
            if (session.json()) {
                session.print(json(kept));
            } else {
                session.print("kept " + name + ", planned on " + planned(kept.query()));
                if (report.check().verdict() == Verdict.UNKNOWN) {
                    session.print("its check is unknown:");
                    CheckCommand.say(session, report.check().findings());
                }
            }
        }
        return 0;
    }

    @Command(name = "list", description = "List the queries that are kept.")
    int list() {
        try (Registry registry = session.open()) {
            List<QuerySummary> all = registry.queries().list();
            if (session.json()) {
                session.print(Json.array(all, QueryCommands::json));
            } else if (all.isEmpty()) {
                session.print("no queries yet; keep one: query add NAME --source S QUERY");
            } else {
                TextTable rows = new TextTable("NAME", "SOURCE", "STATE", "PLANNED ON");
                for (QuerySummary one : all) {
                    rows.row(one.name(), one.source(), state(one), planned(one));
                }
                session.print(rows);
            }
        }
        return 0;
    }

    @Command(
            name = "show",
            description = {
                "Show a query, its check against the present state, and what moved since.",
                "Exit code: 0 whole, 1 broken, 2 failure, 3 unknown."
            })
    int show(@Parameters(paramLabel = "NAME", description = "The query.") String name) {
        try (Registry registry = session.open()) {
            QueryDetail detail = registry.queries().show(name);
            if (session.json()) {
                session.print(json(detail));
            } else {
                say(detail);
            }
            return CheckCommand.exitCode(detail.check().check().verdict());
        }
    }

    @Command(name = "remove", description = "Keep a query no longer.")
    int remove(@Parameters(paramLabel = "NAME", description = "The query.") String name) {
        try (Registry registry = session.open()) {
            registry.queries().remove(name, Session.ACTOR);
            if (session.json()) {
                session.print(Json.object().put("removed", name));
            } else {
                session.print("removed " + name);
            }
        }
        return 0;
    }

    private void say(QueryDetail detail) {
        QuerySummary query = detail.query();
        session.print(
                query.name()
                        + "  "
                        + query.source()
                        + "  "
                        + detail.check().check().verdict().json()
                        + (query.brokenSinceMillis() == null
                                ? ""
                                : "  broken since " + Times.show(query.brokenSinceMillis())));
        session.printLines("  " + query.text().strip().replace("\n", "\n  "));
        session.print("planned on " + planned(query));
        for (QueryDetail.Moved moved : detail.stale()) {
            session.print(
                    "stale: planned on "
                            + moved.table()
                            + "@"
                            + moved.planned()
                            + ", "
                            + (moved.current() == null || moved.now() == null
                                    ? "now dropped"
                                    : "now "
                                            + (moved.now().table().toString().equals(moved.table())
                                                    ? ""
                                                    : moved.now().table() + "@")
                                            + moved.current()));
            if (!moved.changes().isEmpty()) {
                session.print(ChangeTables.changes(moved.changes()));
            }
        }
        CheckCommand.say(session, detail.check().check().findings());
    }

    private static String state(QuerySummary query) {
        if (query.brokenSinceMillis() != null) {
            return "broken";
        }
        return query.verdict() == Verdict.UNKNOWN ? "unknown" : "whole";
    }

    private static String planned(QuerySummary query) {
        return query.planned().isEmpty()
                ? "no table"
                : String.join(
                        ", ",
                        query.planned().entrySet().stream()
                                .map(one -> one.getKey() + "@" + one.getValue())
                                .toList());
    }

    private static ObjectNode json(QuerySummary query) {
        ObjectNode node = Json.object();
        node.put("name", query.name());
        node.put("source", query.source().value());
        node.put("language", query.language());
        node.put("query", query.text());
        node.put("state", state(query));
        node.put("verdict", query.verdict().json());
        ObjectNode planned = node.putObject("planned");
        query.planned()
                .forEach((table, version) -> planned.put(table.toString(), version.toString()));
        node.put("brokenSince", query.brokenSinceMillis());
        node.put("actor", query.actor());
        node.put("addedAt", query.addedAtMillis());
        return node;
    }

    private static ObjectNode json(QueryDetail detail) {
        ObjectNode node = json(detail.query());
        node.set("check", CheckCommand.json(detail.check()));
        node.set(
                "stale",
                Json.array(
                        detail.stale(),
                        moved -> {
                            ObjectNode told = Json.object();
                            told.put("table", moved.table());
                            told.put("planned", moved.planned().toString());
                            told.put(
                                    "now",
                                    moved.now() == null ? null : moved.now().table().toString());
                            told.put(
                                    "current",
                                    moved.current() == null ? null : moved.current().toString());
                            told.set("changes", ChangeJson.write(moved.changes()));
                            return told;
                        }));
        return node;
    }
}
