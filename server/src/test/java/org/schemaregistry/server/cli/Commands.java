package org.schemaregistry.server.cli;

import picocli.CommandLine;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The commands there are, as words: `{"source", "add"}`.
public final class Commands {
    private Commands() {}

    public static List<String[]> all() {
        List<String[]> commands = new ArrayList<>();
        leaves(tree(), List.of())
                .forEach((words, command) -> commands.add(words.toArray(String[]::new)));
        return commands;
    }

    /// The long names of all options.
    public static Set<String> options() {
        Set<String> names = new TreeSet<>();
        leaves(tree(), List.of())
                .values()
                .forEach(command ->
                        command.getCommandSpec()
                                .options()
                                .forEach(option -> names.add(option.longestName())));
        return names;
    }

    private static Map<List<String>, CommandLine> leaves(CommandLine command, List<String> words) {
        if (command.getSubcommands().isEmpty()) {
            return Map.of(words, command);
        }
        Map<List<String>, CommandLine> found = new LinkedHashMap<>();
        command.getSubcommands()
                .forEach((name, sub) -> {
                    List<String> longer = new ArrayList<>(words);
                    longer.add(name);
                    found.putAll(leaves(sub, longer));
                });
        return found;
    }

    private static CommandLine tree() {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CommandTree(
                        new Surroundings(
                                InputStream.nullInputStream(),
                                nowhere,
                                nowhere,
                                Map.of(),
                                Path.of(""),
                                Clock.systemUTC(),
                                0,
                                false))
                .tree();
    }
}
