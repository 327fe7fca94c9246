package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.TableDiff;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The commands that stand alone.
@Command(
        name = "schema-registry",
        description = "One source of truth for the schemas of all data sources.",
        synopsisSubcommandLabel = "COMMAND",
        addMethodSubcommands = false,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Exit codes: 0 ok, 1 finding or difference, 2 usage or failure, 3 unknown (check).",
            "A first look: schema-registry demo"
        })
final class RootCommand {
    /// Read through the session; the parser finds it here.
    @Mixin final RegistryOptions options;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of the program and of Java.")
    boolean version;

    private final Session session;

    RootCommand(RegistryOptions options, Session session) {
        this.options = options;
        this.session = session;
    }

    @Command(name = "init", description = "Create the registry, or bring it up to date.")
    int init() {
        try (Registry registry = session.create()) {
            registry.initRegistry();
            if (session.json()) {
                session.print(
                        Json.object()
                                .put("registry", session.registryUrl())
                                .put("revision", registry.revision()));
            } else {
                session.print("the registry is ready: " + session.registryUrl());
            }
        }
        return 0;
    }

    @Command(
            name = "introspect",
            description = {
                "Scan sources and publish what changed.",
                "Exit code: 0 also when tables changed, 1 partial or held, 2 failed;",
                "with --impact also 1 if it would break a query."
            })
    int introspect(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "The sources.")
                    @Nullable List<SourceId> ids,
            @Option(names = "--all", description = "All sources.") boolean all,
            @Option(
                            names = "--every",
                            paramLabel = "5m",
                            description = "Scan again and again until stopped.")
                    @Nullable Duration every,
            @Option(names = "--dry-run", description = "Show what would change; write nothing.")
                    boolean dryRun,
            @Option(
                            names = "--impact",
                            description = "With --dry-run: the kept queries this would break.")
                    boolean impact,
            @Option(names = "--accept-deletions", description = "Publish also what deletes a lot.")
                    boolean acceptDeletions) {
        return new IntrospectCommand(session, dryRun, impact, acceptDeletions)
                .run(ids == null ? List.of() : ids, all, every);
    }

    @Command(name = "history", description = "Every version of a source or table, newest first.")
    int history(
            @Parameters(paramLabel = "SOURCE[.TABLE]", description = "The source or table.")
                    String target,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "2147483647",
                            description = "At most so many.",
                            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
                    int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit: expected 1 or more, found " + limit);
        }
        try (Registry registry = session.open()) {
            List<HistoryEntry> entries =
                    target.indexOf('.') < 0
                            ? registry.history(new SourceId(target), limit)
                            : registry.history(TableRef.parse(target), limit);
            if (session.json()) {
                session.print(Json.array(entries, Json::history));
            } else {
                session.print(ChangeTables.history(entries));
            }
        }
        return 0;
    }

    @Command(
            name = "diff",
            description = {
                "What changed between two versions of a table.",
                "Exit code 1 if they differ."
            })
    int diff(
            @Parameters(paramLabel = "SOURCE.TABLE", description = "The table.") TableRef ref,
            @Parameters(paramLabel = "FROM", description = "A version.") SemVer from,
            @Parameters(paramLabel = "TO", description = "Another version.") SemVer to) {
        try (Registry registry = session.open()) {
            TableDiff diff = registry.diff(ref, from, to);
            if (session.json()) {
                session.print(Json.diff(diff));
            } else if (diff.changes().isEmpty()) {
                session.print(ref + " " + from + " and " + to + " do not differ");
            } else {
                session.print(ref + "  " + from + " -> " + to + "  " + diff.bump());
                session.print(ChangeTables.changes(diff.changes()));
            }
            return diff.changes().isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "check",
            description = {
                "Does a query still fit the contract? The source is not touched.",
                "Exit code: 0 accept, 1 reject, 3 unknown, 2 failure."
            })
    int check(
            @Parameters(
                            paramLabel = "QUERY",
                            arity = "0..1",
                            description = "The query, or - for standard input.")
                    @Nullable String query,
            @Option(names = "--source", paramLabel = "S", description = "The source it is for.")
                    @Nullable SourceId source,
            @Option(names = "--language", paramLabel = "L", description = "sql if left out.")
                    @Nullable String language,
            @Option(
                            names = "--pin",
                            paramLabel = "TABLE@VERSION",
                            description = "The version it was planned on.")
                    @Nullable List<String> pins,
            @Option(
                            names = "--batch",
                            paramLabel = "FILE",
                            description = "JSON lines {id, source, query, language?}; - for input.")
                    @Nullable String batch,
            @Option(
                            names = "--plan",
                            paramLabel = "FILE",
                            description = "An array of {source, language, query}.")
                    @Nullable String plan) {
        CheckCommand check = new CheckCommand(session);
        if (batch != null || plan != null) {
            if (query != null
                    || source != null
                    || language != null
                    || pins != null
                    || (batch != null && plan != null)) {
                throw new IllegalArgumentException(
                        "check: expected "
                                + (batch != null ? "--batch" : "--plan")
                                + " FILE alone, found more beside it; name sources and languages"
                                + " in the file");
            }
        }
        if (batch != null) {
            return check.batch(batch);
        }
        if (plan != null) {
            return check.plan(plan);
        }
        if (query == null || source == null) {
            throw new IllegalArgumentException(
                    "check: expected --source S and a QUERY, or --batch FILE, or --plan FILE");
        }
        return check.one(source, language, pins == null ? List.of() : pins, query);
    }

    @Command(
            name = "dry-run",
            description = {
                "Would the source itself take a query? Asked read-only, as the query role.",
                "Exit code: 0 accepted, 1 rejected, 2 no answer: failure, timeout, unsupported."
            })
    int dryRun(
            @Parameters(paramLabel = "QUERY", description = "The query, or - for standard input.")
                    String query,
            @Option(
                            names = "--source",
                            required = true,
                            paramLabel = "S",
                            description = "The source it is for.")
                    SourceId source,
            @Option(
                            names = "--level",
                            paramLabel = "L",
                            defaultValue = "describe",
                            description = "describe (the default), plan or probe.")
                    DryRunLevel level,
            @Option(names = "--language", paramLabel = "L", description = "sql if left out.")
                    @Nullable String language,
            @Option(
                            names = "--allow-function",
                            paramLabel = "F",
                            description =
                                    "A function of the source that you answer for: F or SCHEMA.F.")
                    @Nullable Set<String> allowed) {
        return new DryRunCommand(session)
                .run(source, language, level, allowed == null ? Set.of() : allowed, query);
    }

    @Command(name = "events", description = "Events as CloudEvents 1.0, one JSON a line.")
    int events(
            @Option(
                            names = "--since",
                            paramLabel = "SEQ",
                            description = "Those after this number; else all that are kept.")
                    @Nullable Long since,
            @Option(names = "--follow", description = "Go on with what comes, until stopped.")
                    boolean follow) {
        return new EventsCommand(session).run(since, follow);
    }

    @Command(
            name = "deliver",
            description = {
                "Hand events over to the subscribers and make the scheduled scans, until stopped.",
                "Any number of processes may do so on one registry."
            })
    int deliver(
            @Option(names = "--once", description = "End when nothing is due.") boolean once,
            @Option(
                            names = "--max-attempts",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "Give an event up after so many.")
                    int maxAttempts,
            @Option(
                            names = "--retention",
                            paramLabel = "90d",
                            defaultValue = "90d",
                            description = "Keep events so long; the history is kept for ever.")
                    Duration retention) {
        return new DeliverCommand(session).run(once, maxAttempts, retention);
    }

    @Command(
            name = "demo",
            description = {
                "The main job on a small sample shop: scan, change, scan again.",
                "In a temporary folder, or with --source in a new schema that is dropped again."
            })
    int demo(
            @Option(
                            names = "--source",
                            paramLabel = "URI",
                            description = "A PostgreSQL database to use instead of SQLite.")
                    @Nullable SourceUri source,
            @Option(
                            names = "--credentials",
                            paramLabel = "REF",
                            description = "Its secret: env:NAME or file:PATH.")
                    @Nullable SecretRef credentials) {
        return new DemoCommand(session).run(source, credentials);
    }
}
