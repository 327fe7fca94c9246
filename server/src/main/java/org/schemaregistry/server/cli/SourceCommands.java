package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScheduleSummary;
import org.schemaregistry.registry.api.SourceSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `source ...`: the data sources the registry knows.
@Command(
        name = "source",
        description = "Add, change, list, show, schedule and remove data sources.")
final class SourceCommands {
    /// A SQLite file that is named from the folder the user is in.
    private static final Pattern RELATIVE_FILE =
            Pattern.compile(
                    "((?:jdbc:)?sqlite:|)((?![a-zA-Z][a-zA-Z0-9+.-]+:)[^/:?][^?]*)(\\?.*)?");

    private final Session session;

    SourceCommands(Session session) {
        this.session = session;
    }

    @Command(
            name = "add",
            description = {
                "Add a data source. Its kind follows from the URI:",
                "postgresql://[user@]host:5432/database, or a SQLite file's path."
            })
    int add(
            @Parameters(paramLabel = "ID", description = "Letters, digits, '_' and '-'.")
                    SourceId id,
            @Parameters(paramLabel = "URI", description = "Where it is, without a password.")
                    SourceUri uri,
            @Mixin SourceSettings settings,
            @Option(
                            names = "--every",
                            paramLabel = "5m",
                            description = "Have 'deliver' scan it so often.")
                    @Nullable Duration every) {
        try (Registry registry = session.openOrCreate()) {
            SourceUri absolute = absolute(uri);
            DataSource source = settings.of(id, type(registry, absolute), absolute);
            if (every == null) {
                registry.addSource(source, Session.ACTOR);
            } else {
                registry.addSource(source, every, Session.ACTOR);
            }
            warning(registry, source).ifPresent(session::warn);
            if (session.json()) {
                session.print(Json.source(registry.source(id)));
            } else {
                session.print(
                        "added "
                                + id
                                + " ("
                                + source.type()
                                + "); next: "
                                + (every == null ? "introspect " + id : "deliver"));
            }
        }
        return 0;
    }

    @Command(
            name = "change",
            description = {
                "Change the settings of a data source: what is given, and nothing else.",
                "Its tables, versions and history stay."
            })
    int change(
            @Parameters(paramLabel = "ID", description = "The source.") SourceId id,
            @Option(
                            names = "--uri",
                            paramLabel = "URI",
                            description = "Where the same database is now.")
                    @Nullable SourceUri uri,
            @Mixin SourceSettings settings,
            @Option(
                            names = "--clear",
                            paramLabel = "SETTING",
                            split = ",",
                            description =
                                    "Have it no longer: credentials, query-credentials,"
                                            + " include, exclude or search-path.")
                    @Nullable Set<SourceSettings.Clearable> clear) {
        if (uri == null && clear == null && settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "source change "
                            + id
                            + ": expected a setting to change, found none; give one or more of"
                            + " --uri, --credentials, --query-credentials, --include, --exclude,"
                            + " --default-schema, --search-path, --clear; what it has now: source"
                            + " show "
                            + id);
        }
        try (Registry registry = session.open()) {
            UnaryOperator<DataSource> moved =
                    uri == null ? UnaryOperator.identity() : moved(registry, absolute(uri));
            Set<SourceSettings.Clearable> cleared = clear == null ? Set.of() : clear;
            boolean changed =
                    registry.changeSource(
                            id, known -> settings.over(moved.apply(known), cleared), Session.ACTOR);
            warning(registry, registry.source(id).source()).ifPresent(session::warn);
            if (session.json()) {
                session.print(Json.sourceDetails(registry.source(id)));
            } else {
                session.print(
                        changed
                                ? "changed " + id + "; next: introspect " + id
                                : id + " has these settings already");
            }
        }
        return 0;
    }

    @Command(name = "list", description = "List the data sources.")
    int list() {
        try (Registry registry = session.open()) {
            List<SourceSummary> sources = registry.listDataSources();
            if (session.json()) {
                session.print(Json.array(sources, Json::source));
            } else if (sources.isEmpty()) {
                session.print("no sources yet; add one: source add ID URI");
            } else {
                TextTable table =
                        new TextTable("ID", "TYPE", "VERSION", "TABLES", "UPDATED", "URI");
                for (SourceSummary summary : sources) {
                    table.row(
                            summary.source().id(),
                            summary.source().type(),
                            summary.version(),
                            summary.tables(),
                            Times.show(summary.updatedAtMillis()),
                            summary.source().uri());
                }
                session.print(table);
            }
        }
        return 0;
    }

    @Command(name = "show", description = "Show a data source and what its last scan could see.")
    int show(@Parameters(paramLabel = "ID", description = "The source.") SourceId id) {
        try (Registry registry = session.open()) {
            SourceSummary summary = registry.source(id);
            if (session.json()) {
                ObjectNode node = Json.sourceDetails(summary);
                node.set("schedule", ScheduleText.json(registry.schedules().find(id)));
                session.print(node);
            } else {
                showForPeople(summary, registry.schedules().find(id));
            }
        }
        return 0;
    }

    @Command(
            name = "schedule",
            description = {
                "Have 'deliver' scan a source again and again, first at once; or no longer.",
                "Of all processes that deliver, one does it."
            })
    int schedule(
            @Parameters(paramLabel = "ID", description = "The source.") SourceId id,
            @Option(
                            names = "--every",
                            paramLabel = "5m|off",
                            required = true,
                            description = "How long after the last scan, or off.")
                    String every) {
        Duration interval = every.equals("off") ? null : interval(every);
        try (Registry registry = session.open()) {
            registry.schedules().set(id, interval, Session.ACTOR);
            Optional<ScheduleSummary> schedule = registry.schedules().find(id);
            if (session.json()) {
                session.print(ScheduleText.json(schedule));
            } else {
                session.print(
                        interval == null
                                ? id + " is scanned on request only"
                                : id + " is scanned every " + every + " by: deliver");
            }
        }
        return 0;
    }

    @Command(
            name = "remove",
            description = "Remove a data source and its tables; events and audit stay.")
    int remove(@Parameters(paramLabel = "ID", description = "The source.") SourceId id) {
        try (Registry registry = session.open()) {
            registry.removeSource(id, Session.ACTOR);
            if (session.json()) {
                session.print(Json.object().put("removed", id.value()));
            } else {
                session.print("removed " + id);
            }
        }
        return 0;
    }

    private void showForPeople(SourceSummary summary, Optional<ScheduleSummary> schedule) {
        DataSource source = summary.source();
        session.print(source.id() + "  " + summary.version() + "  (" + source.type() + ")");
        line("uri", source.uri());
        line("tables", summary.tables());
        line("updated", Times.show(summary.updatedAtMillis()));
        line("credentials", source.credentials());
        line("query credentials", source.queryCredentials());
        line("include", source.scope().include());
        line("exclude", source.scope().exclude());
        line("default schema", source.scope().defaultSchema());
        line("search path", source.searchPath());
        schedule.ifPresent(one ->
                ScheduleText.lines(one, session.surroundings().clock().millis())
                        .forEach(this::line));
        Coverage coverage = summary.coverage();
        if (coverage == null) {
            session.print(
                    "not scanned yet; next: "
                            + (schedule.isPresent() ? "deliver" : "introspect " + source.id()));
            return;
        }
        line("scanned as", coverage.role());
        line("not visible", coverage.notVisible());
        line("out of scope", coverage.excluded().isEmpty() ? null : coverage.excluded().size());
        line("failed", coverage.failed());
        coverage.warnings().forEach(warning -> line("warning", warning));
    }

    private void line(String label, @Nullable Object value) {
        if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            return;
        }
        String text = value.toString();
        session.print(
                "  "
                        + label
                        + " ".repeat(Math.max(1, 18 - label.length()))
                        + (value instanceof List<?> ? text.substring(1, text.length() - 1) : text));
    }

    private static String type(Registry registry, SourceUri uri) {
        return registry.typeOf(uri)
                .orElseThrow(() ->
                        new RegistryException(
                                ErrorCode.NO_CONNECTOR,
                                "no connector takes this URI",
                                "postgresql://host/database or a SQLite file's path"
                                        + " (connectors: "
                                        + String.join(", ", registry.connectorTypes())
                                        + ")",
                                uri.scheme() + ":",
                                "check the URI's beginning"));
    }

    private static Duration interval(String every) {
        try {
            return Times.parseDuration(every);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--every: " + e.getMessage() + ", or off", e);
        }
    }

    private static UnaryOperator<DataSource> moved(Registry registry, SourceUri uri) {
        String type = type(registry, uri);
        return known -> known.at(uri, type);
    }

    /// A relative file is kept absolute: the next scan may start in another folder.
    private SourceUri absolute(SourceUri uri) {
        Matcher file = RELATIVE_FILE.matcher(uri.text());
        if (!file.matches()) {
            return uri;
        }
        Path path = session.surroundings().folder().resolve(Path.of(file.group(2)));
        String query = file.group(3) == null ? "" : file.group(3);
        return new SourceUri(file.group(1) + path.toAbsolutePath().normalize() + query);
    }

    /// A file may come later, so its absence is told and not refused.
    private static Optional<String> warning(Registry registry, DataSource source) {
        return registry.missingFile(source.uri())
                .map(file ->
                        "there is no file "
                                + file
                                + " yet; scans fail until there is. If the path is wrong: source"
                                + " change "
                                + source.id()
                                + " --uri PATH");
    }
}
