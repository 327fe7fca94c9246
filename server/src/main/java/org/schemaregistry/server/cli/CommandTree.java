package org.schemaregistry.server.cli;

import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.version.SemVer;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All commands, and how each of them ends: its own exit code, or one line about what went wrong.
final class CommandTree {
    private final Surroundings surroundings;
    private final RegistryOptions options = new RegistryOptions();
    private final CommandLine tree;

    /// All commands.
    CommandTree(Surroundings surroundings) {
        this(surroundings, "");
    }

    /// The command of this name alone, or all commands if there is none: to read the annotations of
    /// all takes longer than most commands run.
    CommandTree(Surroundings surroundings, String name) {
        this.surroundings = surroundings;
        Session session = new Session(surroundings, options);
        Map<String, Object> commands = new TreeMap<>();
        commands.put("source", new SourceCommands(session));
        commands.put("table", new TableCommands(session));
        commands.put("registry", new RegistryCommands(session));
        commands.put("audit", new AuditCommands(session));
        commands.put("subscription", new SubscriptionCommands(session));
        commands.put("query", new QueryCommands(session));
        CommandLine.getCommandMethods(RootCommand.class, null)
                .forEach(method -> commands.put(name(method), method));
        tree = new CommandLine(new RootCommand(options, session));
        if (commands.containsKey(name)) {
            tree.addSubcommand(name, commands.get(name));
        } else {
            commands.forEach(tree::addSubcommand);
        }
        converter(SourceId.class, SourceId::new);
        converter(SourceUri.class, SourceUri::new);
        converter(SecretRef.class, SecretRef::parse);
        converter(TableRef.class, TableRef::parse);
        converter(SemVer.class, SemVer::parse);
        converter(Instant.class, Times::parseInstant);
        converter(Duration.class, Times::parseDuration);
        converter(TableCommands.Format.class, CommandTree::format);
        converter(Long.class, CommandTree::number);
        converter(long.class, CommandTree::number);
        converter(Integer.class, CommandTree::smallNumber);
        converter(int.class, CommandTree::smallNumber);
        converter(Bump.class, text -> constant("bump", Bump.values(), text));
        converter(DryRunLevel.class, text -> constant("level", DryRunLevel.values(), text));
        converter(
                SourceSettings.Clearable.class,
                text -> constant("setting", SourceSettings.Clearable.values(), text));
        converter(Profile.class, text -> constant("profile", Profile.values(), text));
        tree.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        tree.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        tree.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        tree.setParameterExceptionHandler(this::refuse);
        tree.setExecutionExceptionHandler((e, command, parsed) -> {
            surroundings.out().flush();
            Problem.of(e).print(surroundings.err(), options.json);
            return 2;
        });
    }

    /// The command's name, which a method cannot always have.
    private static String name(Method method) {
        return method.getAnnotation(CommandLine.Command.class).name();
    }

    int execute(String[] args) {
        if (args.length == 0) {
            tree.usage(surroundings.out());
            return 0;
        }
        return tree.execute(args);
    }

    /// For the test that compares commands with their documentation.
    CommandLine tree() {
        return tree;
    }

    private <T> void converter(Class<T> type, Function<String, T> parse) {
        ITypeConverter<T> converter =
                text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw new TypeConversionException(String.valueOf(e.getMessage()));
                    }
                };
        tree.registerConverter(type, converter);
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, found '" + text + "'", e);
        }
    }

    private static Integer smallNumber(String text) {
        long number = number(text);
        if (number != (int) number) {
            throw new IllegalArgumentException(
                    "expected at most " + Integer.MAX_VALUE + ", found " + number);
        }
        return (int) number;
    }

    private static TableCommands.Format format(String text) {
        for (TableCommands.Format format : TableCommands.Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "format '" + text + "': expected json, jsonschema, ddl or compact");
    }

    private static <E extends Enum<E>> E constant(String what, E[] values, String text) {
        for (E value : values) {
            if (value.toString().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                what
                        + " '"
                        + text
                        + "': expected one of "
                        + Arrays.stream(values)
                                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    private int refuse(ParameterException e, String[] args) {
        // The parser may have stopped before it came to --json.
        boolean json = Arrays.asList(args).contains("--json");
        problem(e).print(surroundings.err(), json);
        return 2;
    }

    private static String named(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : argument.paramLabel();
    }

    private static Problem problem(ParameterException e) {
        String help = "see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        if (e.getCause() instanceof TypeConversionException malformed) {
            Problem problem =
                    new Problem(
                            Problem.INVALID_INPUT,
                            String.valueOf(malformed.getMessage()),
                            null,
                            null,
                            null);
            // Values with a name of their own say it themselves; a number is its argument's.
            return e.getArgSpec() != null && problem.message().startsWith("expected")
                    ? problem.about(named(e.getArgSpec()))
                    : problem;
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, help);
        }
        if (e instanceof MissingParameterException missing) {
            String names =
                    missing.getMissing().stream()
                            .map(CommandTree::label)
                            .collect(Collectors.joining(", "));
            return Problem.usage("missing " + names, help);
        }
        if (!e.getCommandLine().getSubcommands().isEmpty()) {
            return Problem.usage(
                    "missing command: one of "
                            + String.join(", ", e.getCommandLine().getSubcommands().keySet()),
                    help);
        }
        return Problem.usage(String.valueOf(e.getMessage()), help);
    }

    private static String label(CommandLine.Model.ArgSpec missing) {
        return missing instanceof CommandLine.Model.OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : missing.paramLabel();
    }

    private static Problem unmatched(UnmatchedArgumentException e, String help) {
        String text = e.getUnmatched().getFirst();
        boolean group = !e.getCommandLine().getSubcommands().isEmpty();
        String what = text.startsWith("-") ? "option" : group ? "command" : "argument";
        List<String> suggestions = e.getSuggestions();
        return Problem.usage(
                "unknown " + what + " '" + text + "'",
                suggestions.isEmpty() ? help : "did you mean " + suggestions.getFirst() + "?");
    }
}
