package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.contract.CompactText;
import org.schemaregistry.core.contract.DdlText;
import org.schemaregistry.core.contract.JsonSchemas;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.TableSummary;
import org.schemaregistry.registry.api.TableVersion;
import org.schemaregistry.registry.api.VersionSelector;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// `table ...`: the tables of a source and their contracts.
@Command(name = "table", description = "List tables and show their contracts.")
final class TableCommands {
    /// The forms a table is printed in.
    enum Format {
        JSON,
        JSONSCHEMA,
        DDL,
        COMPACT
    }

    private final Session session;

    TableCommands(Session session) {
        this.session = session;
    }

    @Command(name = "list", description = "List the tables of a source.")
    int list(@Parameters(paramLabel = "SOURCE", description = "The source.") SourceId source) {
        try (Registry registry = session.open()) {
            List<TableSummary> tables = registry.tables(source);
            if (session.json()) {
                session.print(Json.array(tables, Json::table));
            } else if (tables.isEmpty()) {
                session.print("no tables yet; scan the source: introspect " + source);
            } else {
                TextTable text = new TextTable("NAME", "KIND", "VERSION", "FIELDS", "DESCRIPTION");
                for (TableSummary table : tables) {
                    text.row(
                            table.name(),
                            table.kind().json(),
                            table.version(),
                            table.fields(),
                            table.description() == null ? "" : table.description());
                }
                session.print(text);
            }
        }
        return 0;
    }

    @Command(name = "show", description = "Show a table, now or as it was.")
    int show(
            @Parameters(paramLabel = "SOURCE.TABLE", description = "The table.") TableRef ref,
            @Option(
                            names = "--version",
                            paramLabel = "V",
                            description = "This version, such as 1.4.0.")
                    @Nullable SemVer version,
            @Option(
                            names = "--at",
                            paramLabel = "TIME",
                            description = "As of then: RFC 3339 or epoch milliseconds.")
                    @Nullable Instant at,
            @Option(
                            names = "--format",
                            paramLabel = "F",
                            description = "json, jsonschema, ddl or compact.")
                    @Nullable Format format) {
        if (version != null && at != null) {
            throw new IllegalArgumentException(
                    "--version and --at: expected one of them, found both");
        }
        try (Registry registry = session.open()) {
            TableVersion table = registry.table(ref, selector(version, at));
            if (format != null) {
                print(table, format);
            } else if (session.json()) {
                session.print(Json.table(table));
            } else {
                new TablePage(session).print(table);
            }
        }
        return 0;
    }

    private static VersionSelector selector(@Nullable SemVer version, @Nullable Instant at) {
        if (version != null) {
            return new VersionSelector.Exact(version);
        }
        return at == null
                ? new VersionSelector.Current()
                : new VersionSelector.At(at.toEpochMilli());
    }

    private void print(TableVersion version, Format format) {
        String name = version.ref().table().toString();
        switch (format) {
            case JSON -> printJson(Json.table(version));
            case JSONSCHEMA -> printJson(JsonSchemas.of(version.ref(), version.table()));
            case DDL -> printText("ddl", DdlText.of(name, version.table()));
            case COMPACT -> printText("compact", CompactText.of(name, version.table()));
        }
    }

    private void printJson(ObjectNode node) {
        if (session.json()) {
            session.print(node);
        } else {
            session.printPretty(node);
        }
    }

    private void printText(String member, String text) {
        if (session.json()) {
            session.print(Json.object().put(member, text));
        } else {
            session.printLines(text);
        }
    }
}
