package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.server.cli.demo.Demo;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;

/// `demo`: tells the story of the sample shop on one screen.
final class DemoCommand {
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
        session.print(
                "1. A shop in "
                        + story.engine()
                        + " is scanned: "
                        + story.firstTables().size()
                        + " tables in "
                        + Times.showDuration(story.firstScan().durationMillis()));
        session.print("");
        session.print(
                story.firstTables().stream()
                        .map(t -> t.name() + " " + t.version())
                        .collect(Collectors.joining(", ", "   ", "")));
        session.print("");
        session.print("2. Somebody changes it");
        session.print("");
        story.changes().forEach(statement -> session.print("   " + statement));
        session.print("");
        session.print(
                "3. It is scanned again: each table's version says what the change does to you");
        session.print("");
        changed(story.secondScan().changed()).lines(0).forEach(l -> session.print("   " + l));
        session.print("");
        session.print(
                "   The source as a whole: "
                        + story.firstVersion()
                        + " -> "
                        + story.secondVersion());
        story.secondScan()
                .suggestions()
                .forEach(s ->
                        session.print(
                                "   "
                                        + s.table()
                                        + ": perhaps "
                                        + s.from()
                                        + " was renamed to "
                                        + s.to()
                                        + "; "
                                        + story.engine()
                                        + " does not tell"));
        story.events().stream()
                .filter(event -> event.get("subject").stringValue().endsWith(".orders"))
                .findFirst()
                .ifPresent(this::event);
        session.print("Now yours: ./schema-registry source add mine postgresql://host/database");
    }

    private static TextTable changed(List<TableChange> changes) {
        TextTable table = new TextTable("TABLE", "VERSION", "BUMP", "BECAUSE", "RULE");
        for (TableChange change : changes) {
            boolean first = true;
            for (ClassifiedChange classified : change.changes()) {
                table.row(
                        first ? change.table() : "",
                        first ? change.from() + " -> " + change.to() : "",
                        first ? change.bump() : "",
                        ChangeText.of(classified.change()),
                        classified.rule());
                first = false;
            }
        }
        return table;
    }

    private void event(ObjectNode event) {
        session.print("");
        session.print("4. Every version has one event, a CloudEvent; this is that of orders");
        session.print("");
        String json =
                CanonicalJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(event);
        json.lines().forEach(line -> session.print("   " + line));
        session.print("");
    }
}
