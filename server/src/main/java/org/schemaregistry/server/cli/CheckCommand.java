package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingJson;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.RegistryException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Judges queries against what the registry knows: one, a stream of them, or a plan of several
/// steps. The exit code tells the verdict: 0 accept, 1 reject, 3 unknown, 2 failure.
final class CheckCommand {
    private static final int REJECT = 1;
    private static final int UNKNOWN = 3;
    private static final String LINE = "{id, source, query, language?}";
    private static final String STEP = "{source, query, language?}";

    private final Session session;

    CheckCommand(Session session) {
        this.session = session;
    }

    int one(SourceId source, @Nullable String language, List<String> pins, String query) {
        String text = query(query);
        try (Registry registry = session.open()) {
            CheckReport report = registry.check(new Query(source, language, text), pins(pins));
            if (session.json()) {
                session.print(json(report));
            } else {
                say(report);
            }
            return exitCode(report.check().verdict());
        }
    }

    /// One JSON object a line in, one out, in order. A bad line is answered in its place.
    int batch(String file) {
        try (Registry registry = session.open();
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            String line;
            for (int number = 1; (line = lines.readLine()) != null; number++) {
                if (!line.isBlank()) {
                    session.print(answer(registry, line, number));
                }
                if (!lines.ready()) {
                    // Somebody may wait for this answer before asking on.
                    session.surroundings().out().flush();
                }
            }
            return 0;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// An ordered list of `{source, language, query}`: one verdict with that of each step.
    int plan(String file) {
        JsonNode plan = document(file);
        if (!plan.isArray()) {
            throw new IllegalArgumentException(
                    "plan " + file + ": expected an array of " + STEP + ", found " + kind(plan));
        }
        if (plan.isEmpty()) {
            throw new IllegalArgumentException(
                    "plan " + file + ": expected one step or more, found none");
        }
        try (Registry registry = session.open()) {
            ObjectNode answer = Json.object();
            ArrayNode steps = CanonicalJson.mapper().createArrayNode();
            Verdict verdict = Verdict.ACCEPT;
            for (JsonNode step : plan) {
                CheckReport report = step(registry, step, file, steps.size() + 1);
                ObjectNode told = json(report);
                told.put("step", steps.size() + 1);
                steps.add(told);
                verdict = worse(verdict, report.check().verdict());
                if (!session.json()) {
                    session.print("step " + steps.size() + ":");
                    say(report);
                }
            }
            answer.put("verdict", verdict.json());
            answer.set("steps", steps);
            if (session.json()) {
                session.print(answer);
            } else {
                session.print("the plan: " + verdict.json());
            }
            return exitCode(verdict);
        }
    }

    /// A step that cannot be asked about ends the plan, and is named.
    private static CheckReport step(Registry registry, JsonNode step, String file, int number) {
        String place = "plan " + file + ", step " + number + ": ";
        try {
            return registry.check(query(step, STEP), Map.of());
        } catch (RegistryException e) {
            throw new RegistryException(
                    e.code(), place + e.reason(), e.expected(), e.found(), e.hint(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + e.getMessage(), e);
        }
    }

    private ObjectNode answer(Registry registry, String line, int number) {
        ObjectNode answer = Json.object();
        answer.putNull("id");
        try {
            JsonNode asked = CanonicalJson.read(line);
            if (asked.isObject() && asked.get("id") != null) {
                answer.set("id", asked.get("id"));
            }
            CheckReport report = registry.check(query(asked, LINE), Map.of());
            answer.put("verdict", report.check().verdict().json());
            answer.set("findings", FindingJson.write(report.check().findings()));
        } catch (IllegalArgumentException | RegistryException e) {
            answer.put("line", number);
            answer.put("error", Problem.of(e).about("line " + number).line());
        }
        return answer;
    }

    /// The query of an object that looks like `form`.
    private static Query query(JsonNode node, String form) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    "expected an object " + form + ", found " + kind(node));
        }
        return new Query(
                new SourceId(text(node, "source", form)),
                node.hasNonNull("language") ? text(node, "language", form) : null,
                text(node, "query", form));
    }

    private static String text(JsonNode node, String member, String form) {
        JsonNode value = node.get(member);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(
                    member
                            + ": expected text, found "
                            + (value == null ? "no such member" : kind(value))
                            + "; write "
                            + form);
        }
        return value.stringValue();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> value.toString();
            case NULL -> "null";
            case MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }

    static SortedMap<QualifiedName, SemVer> pins(List<String> pins) {
        SortedMap<QualifiedName, SemVer> parsed = new TreeMap<>();
        for (String pin : pins) {
            int at = pin.lastIndexOf('@');
            if (at < 1) {
                throw new IllegalArgumentException(
                        "--pin '" + pin + "': expected TABLE@VERSION such as orders@2.1.0");
            }
            QualifiedName table;
            SemVer version;
            try {
                table = QualifiedName.parse(pin.substring(0, at));
                version = SemVer.parse(pin.substring(at + 1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--pin '" + pin + "': " + e.getMessage(), e);
            }
            SemVer other = parsed.put(table, version);
            if (other != null) {
                throw new IllegalArgumentException(
                        "--pin: expected one version of "
                                + table
                                + ", found "
                                + other
                                + " and "
                                + version);
            }
        }
        return parsed;
    }

    private void say(CheckReport report) {
        QueryCheck check = report.check();
        session.print(check.verdict().json() + " (" + check.statement().json() + ")");
        say(session, check.findings());
        for (SingleStatement.Call call : check.calls()) {
            session.print(
                    "  " + call.place().line() + ":" + call.place().column() + " " + call.told());
        }
        for (CheckReport.Stale stale : report.stale()) {
            session.print(
                    "  stale: planned on "
                            + stale.ref().table()
                            + "@"
                            + stale.planned()
                            + ", now "
                            + stale.current()
                            + ": "
                            + stale.changes().stream()
                                    .map(c -> c.rule() + " " + c.change().path())
                                    .toList());
        }
    }

    /// One line for each finding, and what helps below it; a fix that mends several of them once.
    static void say(Session session, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            say(session, findings.get(i));
            String fix = findings.get(i).fix();
            boolean again = false;
            for (Finding later : findings.subList(i + 1, findings.size())) {
                again |= fix != null && fix.equals(later.fix());
            }
            if (fix != null && !again) {
                session.print("      fix: " + fix);
            }
        }
    }

    private static void say(Session session, Finding finding) {
        Finding.Place place = finding.place();
        session.print(
                "  "
                        + (place == null ? "" : place.line() + ":" + place.column() + " ")
                        + finding.severity().json()
                        + " "
                        + (finding.sqlState().isEmpty()
                                ? finding.code().name()
                                : finding.sqlState())
                        + ": "
                        + finding.message());
        if (finding.hint() != null) {
            session.print("      hint: " + finding.hint());
        }
        if (!finding.suggestions().isEmpty()) {
            session.print("      perhaps: " + String.join(", ", finding.suggestions()));
        }
    }

    static ObjectNode json(CheckReport report) {
        QueryCheck check = report.check();
        ObjectNode node = Json.object();
        node.put("verdict", check.verdict().json());
        node.put("statement", check.statement().json());
        node.set("findings", FindingJson.write(check.findings()));
        node.set(
                "touches",
                Json.array(
                        report.touches(),
                        touch -> {
                            ObjectNode told = Json.object();
                            told.put("table", touch.ref().table().toString());
                            told.put("version", touch.version().toString());
                            told.put("written", touch.written());
                            touch.columns().forEach(told.putArray("columns")::add);
                            return told;
                        }));
        node.set(
                "columns",
                Json.array(
                        check.columns(),
                        column ->
                                Json.object()
                                        .put("name", column.name())
                                        .put("type", column.type())
                                        .put("nullable", column.nullable())));
        check.parameters().forEach(node.putArray("parameters")::add);
        if (!check.calls().isEmpty()) {
            node.set(
                    "calls",
                    Json.array(
                            check.calls(),
                            call ->
                                    Json.object()
                                            .put("function", call.function())
                                            .put("effect", call.effect().json())
                                            .put("line", call.place().line())
                                            .put("column", call.place().column())
                                            .put("offset", call.place().offset())
                                            .put("length", call.place().length())));
        }
        if (!report.stale().isEmpty()) {
            node.set(
                    "stale",
                    Json.array(
                            report.stale(),
                            stale -> {
                                ObjectNode told = Json.object();
                                told.put("table", stale.ref().table().toString());
                                told.put("planned", stale.planned().toString());
                                told.put("current", stale.current().toString());
                                told.set("changes", ChangeJson.write(stale.changes()));
                                return told;
                            }));
        }
        return node;
    }

    static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> 0;
            case REJECT -> REJECT;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// A rejected step rejects the plan; an unknown one leaves it unknown.
    private static Verdict worse(Verdict one, Verdict other) {
        if (one == Verdict.REJECT || other == Verdict.REJECT) {
            return Verdict.REJECT;
        }
        return one == Verdict.UNKNOWN ? one : other;
    }

    private JsonNode document(String file) {
        String text = read(file);
        try {
            return CanonicalJson.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("plan " + file + ": " + e.getMessage(), e);
        }
    }

    /// The text of a query as it was typed, or of standard input for `-`.
    String query(String typed) {
        String text = typed.equals("-") ? read("-") : typed;
        String found = null;
        if (text.isBlank()) {
            found = typed.equals("-") ? "an empty standard input" : "an empty text";
        } else if (isFile(text.strip())) {
            found = "the name of a file; to have the file read: - < " + text.strip();
        }
        if (found != null) {
            throw new IllegalArgumentException(
                    "QUERY: expected a query's text, or - for standard input, found " + found);
        }
        return text;
    }

    /// No query is one word with a dot or a slash in it.
    private boolean isFile(String word) {
        try {
            return word.matches("\\S*[./]\\S*")
                    && Files.isRegularFile(session.surroundings().folder().resolve(word));
        } catch (InvalidPathException notOne) {
            return false;
        }
    }

    /// The text of a file, or of standard input for `-`.
    String read(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private InputStream open(String file) throws IOException {
        return file.equals("-")
                ? session.surroundings().in()
                : Files.newInputStream(session.surroundings().folder().resolve(file));
    }

    private static IllegalArgumentException unreadable(String file, IOException e) {
        String found =
                switch (e) {
                    case NoSuchFileException ignored -> "no such file";
                    case AccessDeniedException ignored -> "one that this user may not read";
                    case IOException other -> other.getMessage();
                };
        return new IllegalArgumentException(
                file + ": expected a file, or - for standard input, found " + found, e);
    }
}
