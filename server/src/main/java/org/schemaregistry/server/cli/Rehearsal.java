package org.schemaregistry.server.cli;

import java.util.List;

/// The commands that a start should be quick for, on a registry in the current folder.
final class Rehearsal {
    static final List<List<String>> COMMANDS = List.of(List.of("demo"), List.of("--help"));

    private Rehearsal() {}
}
