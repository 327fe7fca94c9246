package org.schemaregistry.server.cli;

import java.util.List;

/// The commands that a start should be quick for.
final class Rehearsal {
    static final List<List<String>> COMMANDS = List.of(List.of("source", "--help"));

    private Rehearsal() {}
}
