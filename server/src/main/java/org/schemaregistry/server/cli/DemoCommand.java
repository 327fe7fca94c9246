package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.server.cli.demo.Demo;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;

/// `demo`: tells the story of the sample shop on one screen.
final class DemoCommand {
    private static final int SCREEN_COLUMNS = 80;
    private static final String INDENT = "  ";

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    int run(@Nullable SourceUri source, @Nullable SecretRef credentials) {
        Demo.Story story = play(source, credentials);
        if (session.json()) {
            print(story);
        } else {
            tell(story);
        }
        return 0;
    }

    private static Demo.Story play(@Nullable SourceUri source, @Nullable SecretRef reference) {
        if (source == null) {
            return Demo.onSqlite();
        }
        if (!source.scheme().startsWith("postgres")) {
            throw new IllegalArgumentException(
                    "--source: expected postgresql://..., found scheme '" + source.scheme() + "'");
        }
        if (reference == null) {
            return Demo.onPostgres(source, null, null);
        }
        try (Credentials credentials = Secrets.lease(reference)) {
            return Demo.onPostgres(source, reference, credentials);
        }
    }

    private void print(Demo.Story story) {
        ObjectNode node = Json.object();
        node.put("engine", story.engine());
        node.set("tables", Json.array(story.firstTables(), Json::table));
        node.set("firstScan", Json.scan(story.firstScan()));
        story.changes().forEach(node.putArray("statements")::add);
        node.set("secondScan", Json.scan(story.secondScan()));
        node.set("events", Json.array(story.events(), event -> event));
        session.print(node);
    }

    private void tell(Demo.Story story) {
        title("1. A shop in " + story.engine() + " is scanned");
        String tables =
                story.firstTables().stream()
                        .map(table -> table.name().toString())
                        .collect(Collectors.joining(", "));
        line(tables + ": each now has version 1.0.0");

        title("2. Somebody changes it");
        story.changes().forEach(this::line);

        title("3. It is scanned again; a version tells what a change does to its users");
        changed(story.secondScan().changed()).lines(0).forEach(this::line);
        story.secondScan().suggestions().forEach(s -> line(suggestion(s, story.engine())));
        line(
                "The shop as a whole: "
                        + story.firstVersion()
                        + " -> "
                        + story.secondVersion()
                        + ". Nothing was read but the catalog.");

        title("4. Each version is one event, a CloudEvent, such as that of parcels");
        story.events().stream()
                .filter(event -> event.get("subject").stringValue().endsWith(".parcels"))
                .flatMap(
                        event -> FilledJson.lines(event, SCREEN_COLUMNS - INDENT.length()).stream())
                .forEach(this::line);
        session.print("");
        session.print("Yours next: ./schema-registry source add NAME postgresql://HOST/DATABASE");
    }

    private void title(String text) {
        session.print("");
        session.print(text);
    }

    private void line(String text) {
        session.print(INDENT + text);
    }

    private static String suggestion(ScanReport.RenameSuggestion suggestion, String engine) {
        return suggestion.table()
                + ": perhaps "
                + suggestion.from()
                + " was renamed to "
                + suggestion.to()
                + "; "
                + engine
                + " keeps no trace of it.";
    }

    private static TextTable changed(List<TableChange> changes) {
        TextTable table = new TextTable("TABLE", "VERSION", "CHANGE", "RULE");
        for (TableChange change : changes) {
            boolean first = true;
            for (ClassifiedChange classified : change.changes()) {
                table.row(
                        first ? change.table() : "",
                        first ? change.to() + " " + change.bump() : "",
                        ChangeText.of(classified.change()),
                        classified.rule());
                first = false;
            }
        }
        return table;
    }
}
