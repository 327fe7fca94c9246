package org.schemaregistry.server.cli;

import picocli.CommandLine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The commands there are, as words: `{"source", "add"}`.
public final class Commands {
    private Commands() {}

    public static List<String[]> all() {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine tree =
                new CommandTree(
                                new Surroundings(
                                        nowhere,
                                        nowhere,
                                        Map.of(),
                                        Path.of(""),
                                        Clock.systemUTC(),
                                        0,
                                        false))
                        .tree();
        List<String[]> commands = new ArrayList<>();
        tree.getSubcommands()
                .forEach((name, command) -> {
                    if (command.getSubcommands().isEmpty()) {
                        commands.add(new String[] {name});
                    }
                    command.getSubcommands()
                            .keySet()
                            .forEach(sub -> commands.add(new String[] {name, sub}));
                });
        return commands;
    }
}
