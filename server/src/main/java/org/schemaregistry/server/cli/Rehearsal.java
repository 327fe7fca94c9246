package org.schemaregistry.server.cli;

import java.util.List;

/// The commands that a start should be quick for, on a registry in the current folder.
final class Rehearsal {
    static final List<List<String>> COMMANDS =
            List.of(
                    List.of("--help"),
                    List.of("init"),
                    // The registry's own file is a SQLite database like any other.
                    List.of("source", "add", "self", "schema_registry.db", "--json"),
                    List.of("source", "list"),
                    List.of("introspect", "self", "--json"),
                    List.of("introspect", "--all"),
                    List.of("table", "list", "self"),
                    List.of("table", "list", "self", "--json"),
                    List.of("table", "show", "self.data_sources"),
                    List.of("table", "show", "self.data_sources", "--json"),
                    List.of("table", "show", "self.data_sources", "--format", "jsonschema"),
                    List.of("table", "show", "self.data_sources", "--format", "compact"),
                    List.of("history", "self"),
                    List.of("history", "self", "--json"),
                    List.of("diff", "self.data_sources", "1.0.0", "1.0.0"),
                    List.of("events"),
                    List.of("table", "show", "self.unknown"),
                    List.of("demo"));

    private Rehearsal() {}
}
