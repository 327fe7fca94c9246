package org.schemaregistry.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// All commands, and how each of them ends: its own exit code, or one line about what went wrong.
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(Session session) {
        CommandLine tree =
                new CommandLine(session).addSubcommand("source", new SourceCommands(session));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        tree.setParameterExceptionHandler((e, args) -> refuse(e, args, session));
        tree.setExecutionExceptionHandler((e, command, parsed) -> 2);
        return tree;
    }

    private static int refuse(ParameterException e, String[] args, Session session) {
        boolean json = Arrays.asList(args).contains("--json");
        problem(e).print(session.surroundings().err(), json);
        return 2;
    }

    private static Problem problem(ParameterException e) {
        String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return Problem.usage(
                    unmatched.getUnmatched().getFirst(),
                    suggestions.isEmpty()
                            ? "see " + help
                            : "did you mean " + String.join(" or ", suggestions) + "?");
        }
        if (e instanceof MissingParameterException missing) {
            return Problem.usage(
                    "missing "
                            + missing.getMissing().stream()
                                    .map(CommandLine.Model.ArgSpec::paramLabel)
                                    .collect(Collectors.joining(", ")),
                    "see " + help);
        }
        return Problem.usage(String.valueOf(e.getMessage()), "see " + help);
    }
}
