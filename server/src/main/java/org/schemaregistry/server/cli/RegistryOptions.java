package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command knows, before or after its name. Filled by the parser.
final class RegistryOptions {
    @Option(
            names = "--registry",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {
                "A file's path, jdbc:sqlite:PATH or postgresql://...;",
                "else SCHEMA_REGISTRY_URL, else ./schema_registry.db"
            })
    @Nullable String registry;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, errors too.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;
}
