package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/// One run of the program: the options that every command knows, and the ways to say something.
///
/// One thread.
@Command(
        name = "schema-registry",
        description = "One source of truth for the schemas of all data sources.",
        synopsisSubcommandLabel = "COMMAND")
final class Session implements Runnable {
    private static final String DEFAULT_REGISTRY = "schema_registry.db";

    private final Surroundings surroundings;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {
                "The registry: a file's path, jdbc:sqlite:PATH or postgresql://...",
                "Default: SCHEMA_REGISTRY_URL, else ./" + DEFAULT_REGISTRY + "."
            })
    private @Nullable String registryUrl;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, errors too.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    Session(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {}

    Surroundings surroundings() {
        return surroundings;
    }

    boolean json() {
        return json;
    }

    boolean help() {
        return help;
    }

    /// The registry asked for, a path made absolute by the user's folder.
    String registryUrl() {
        String url = registryUrl;
        if (url == null) {
            url = surroundings.environment().get("SCHEMA_REGISTRY_URL");
        }
        if (url == null || url.isBlank()) {
            url = DEFAULT_REGISTRY;
        }
        return url.contains(":/") || url.startsWith("jdbc:")
                ? url
                : surroundings.folder().resolve(Path.of(url)).toString();
    }

    void print(JsonNode node) {
        surroundings.out().println(node.toString());
    }

    void print(String line) {
        surroundings.out().println(Printable.line(line));
    }

    void print(TextTable table) {
        List<String> lines = table.lines(surroundings.screenColumns());
        lines.forEach(line -> surroundings.out().println(line));
    }
}
