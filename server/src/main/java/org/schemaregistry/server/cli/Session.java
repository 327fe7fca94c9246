package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/// One run of the program: opens the registry that was asked for and says things the way that was
/// asked for.
///
/// One thread.
final class Session {
    /// Who acts, in audit and events.
    static final String ACTOR = "cli";

    private static final String DEFAULT_REGISTRY = "schema_registry.db";

    private final Surroundings surroundings;
    private final RegistryOptions options;

    Session(Surroundings surroundings, RegistryOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    boolean json() {
        return options.json;
    }

    /// On stderr, with `--json` too: standard output holds what the command answers and no more.
    void warn(String warning) {
        surroundings.err().println(Printable.line("schema-registry: warning: " + warning));
        surroundings.err().flush();
    }

    /// Opens the registry that is there. Only what begins a registry makes one, or a mistyped place
    /// would be answered with an empty one.
    Registry open() {
        return open(builder().existing());
    }

    /// Opens the registry, or makes one.
    Registry create() {
        return open(builder());
    }

    /// Opens the registry, or makes one and says so.
    Registry openOrCreate() {
        try {
            return open();
        } catch (RegistryException e) {
            if (e.code() != ErrorCode.STORE_MISSING) {
                throw e;
            }
        }
        Registry made = create();
        if (!json()) {
            print("made a new registry: " + registryUrl());
        }
        return made;
    }

    private Registry.Builder builder() {
        return Registry.builder().url(registryUrl()).clock(surroundings.clock());
    }

    /// With the credentials of its store if it has any.
    private Registry open(Registry.Builder builder) {
        SecretRef reference = storeCredentials();
        if (reference == null) {
            return builder.open();
        }
        try (Credentials credentials = Secrets.lease(reference)) {
            return builder.credentials(credentials.username(), new String(credentials.password()))
                    .open();
        }
    }

    /// The registry's URL; a path is taken from the user's folder.
    String registryUrl() {
        if (options.registry != null && options.registry.isBlank()) {
            throw new IllegalArgumentException(
                    "--registry: expected a file's path or a URL, found an empty text");
        }
        String url =
                options.registry == null ? environment("SCHEMA_REGISTRY_URL") : options.registry;
        if (url == null || url.isBlank()) {
            url = DEFAULT_REGISTRY;
        }
        return resolved(url);
    }

    /// A registry's URL as it is; a path is taken from the user's folder, and told whole.
    String resolved(String url) {
        return url.contains("://") || url.startsWith("jdbc:") || url.startsWith("file:")
                ? url
                : surroundings
                        .folder()
                        .resolve(Path.of(url))
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }

    /// The reference to the login of the registry's own store.
    @Nullable SecretRef storeCredentials() {
        String reference = environment("SCHEMA_REGISTRY_CREDENTIALS");
        return reference == null ? null : SecretRef.parse(reference);
    }

    private @Nullable String environment(String name) {
        String value = surroundings.environment().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /// Prints JSON on one line.
    void print(JsonNode node) {
        surroundings.out().println(node.toString());
    }

    /// Prints JSON for a person to read.
    void printPretty(JsonNode node) {
        surroundings
                .out()
                .println(
                        CanonicalJson.mapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(node));
    }

    void print(String line) {
        surroundings.out().println(Printable.line(line));
    }

    void print(TextTable table) {
        List<String> lines = table.lines(surroundings.screenColumns());
        lines.forEach(line -> surroundings.out().println(line));
    }

    void printLines(String text) {
        surroundings.out().println(Printable.lines(text));
    }
}
