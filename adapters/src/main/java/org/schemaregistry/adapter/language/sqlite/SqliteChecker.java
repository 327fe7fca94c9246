package org.schemaregistry.adapter.language.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.sql.bind.Fixes;
import org.schemaregistry.sql.bind.NearestNames;
import org.schemaregistry.sql.sqlite.SqliteNames;
import org.schemaregistry.sql.sqlite.SqliteToken;
import org.schemaregistry.sql.syntax.SourceText;
import org.schemaregistry.sql.syntax.Span;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Judges queries against one state of a SQLite source. Each check makes an empty database in
/// memory with the tables that the query names, and lets the engine compile the query there.
///
/// Immutable and thread-safe.
final class SqliteChecker {
    private static final int MAX_CHARS = 1_000_000;

    private final SqliteNames names;
    private final SortedMap<String, QualifiedName> tables = new TreeMap<>();
    private final Snapshot snapshot;
    private final Set<String> uncovered = new HashSet<>();

    SqliteChecker(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.names = new SqliteNames(snapshot);
        snapshot.tables()
                .keySet()
                .forEach(name -> tables.putIfAbsent(SqliteToken.folded(name.name()), name));
        Coverage coverage = snapshot.coverage();
        for (List<QualifiedName> each :
                List.of(coverage.excluded(), coverage.failed(), coverage.notVisible())) {
            each.forEach(name -> uncovered.add(SqliteToken.folded(name.name())));
        }
    }

    QueryCheck check(String text) {
        if (text.length() > MAX_CHARS) {
            return unknown(
                    StatementClass.UNKNOWN,
                    FindingCode.TOO_COMPLEX,
                    "query is longer than " + MAX_CHARS + " characters");
        }
        List<SqliteToken> tokens = withoutEnd(SqliteToken.of(text));
        StatementKind kind = StatementKind.of(tokens);
        if (kind instanceof StatementKind.Refused(int token, String message, boolean syntax)) {
            return refused(text, tokens, token, message, syntax);
        }
        StatementClass statement =
                kind instanceof StatementKind.Write ? StatementClass.WRITE : StatementClass.READ;
        List<Table> named = named(tokens);
        try (Engine engine = new Engine()) {
            boolean keys = shadow(engine, tokens);
            Judging judging = new Judging(text, tokens, engine, statement);
            return judging.judge(keys && named.stream().noneMatch(ShadowSchema::isVirtual));
        } catch (SQLException e) {
            return unknown(
                    statement,
                    FindingCode.OUT_OF_COVERAGE,
                    "the tables could not be made in memory: " + e.getMessage());
        }
    }

    /// A semicolon may end the statement.
    private static List<SqliteToken> withoutEnd(List<SqliteToken> tokens) {
        int size = tokens.size();
        while (size > 0 && tokens.get(size - 1).is(";")) {
            size--;
        }
        return tokens.subList(0, size);
    }

    private List<Table> named(List<SqliteToken> tokens) {
        List<Table> list = new ArrayList<>();
        for (QualifiedName name : namedTables(tokens).values()) {
            list.add(java.util.Objects.requireNonNull(snapshot.tables().get(name)));
        }
        return list;
    }

    private SortedMap<String, QualifiedName> namedTables(List<SqliteToken> tokens) {
        SortedMap<String, QualifiedName> named = new TreeMap<>();
        for (SqliteToken token : tokens) {
            // SQLite takes a string for a name where only a name can stand.
            String folded =
                    token.kind() == SqliteToken.Kind.STRING
                            ? SqliteToken.folded(token.text().replace("'", ""))
                            : token.folded();
            QualifiedName name = tables.get(folded);
            if (name != null) {
                named.put(folded, name);
            }
        }
        return named;
    }

    /// False where some key could not be made.
    private boolean shadow(Engine engine, List<SqliteToken> tokens) throws SQLException {
        boolean keys = true;
        for (QualifiedName name : namedTables(tokens).values()) {
            Table table = java.util.Objects.requireNonNull(snapshot.tables().get(name));
            ShadowSchema.Statements statements = ShadowSchema.of(name, table);
            for (String ddl : statements.required()) {
                engine.make(ddl);
            }
            for (String ddl : statements.keys()) {
                keys &= made(engine, ddl);
            }
        }
        return keys;
    }

    private static boolean made(Engine engine, String ddl) {
        try {
            engine.make(ddl);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static QueryCheck unknown(StatementClass statement, FindingCode code, String message) {
        return answer(
                Verdict.UNKNOWN,
                statement,
                List.of(
                        new Finding(
                                code, "", Severity.INFO, null, message, null, List.of(), null)));
    }

    private static QueryCheck answer(
            Verdict verdict, StatementClass statement, List<Finding> findings) {
        return new QueryCheck(verdict, statement, findings, List.of(), List.of(), List.of());
    }

    private static QueryCheck refused(
            String text, List<SqliteToken> tokens, int token, String message, boolean syntax) {
        Span span =
                token < tokens.size()
                        ? new Span(tokens.get(token).start(), tokens.get(token).end())
                        : new Span(text.length(), text.length());
        Finding finding =
                new Finding(
                        syntax ? FindingCode.SYNTAX : FindingCode.NOT_A_QUERY,
                        Judging.STATE,
                        Severity.ERROR,
                        Judging.place(new SourceText(text), span),
                        message,
                        syntax ? null : "write one SELECT, VALUES, INSERT, UPDATE or DELETE",
                        List.of(),
                        null);
        return answer(Verdict.REJECT, StatementClass.UNKNOWN, List.of(finding));
    }

    /// The names and the engine's word on one query put together. One thread.
    private final class Judging {
        static final String STATE = "SQLITE_ERROR";
        private static final Set<String> AGGREGATES =
                Set.of(
                        "avg",
                        "count",
                        "group_concat",
                        "json_group_array",
                        "json_group_object",
                        "jsonb_group_array",
                        "jsonb_group_object",
                        "max",
                        "median",
                        "min",
                        "percentile",
                        "percentile_cont",
                        "percentile_disc",
                        "string_agg",
                        "sum",
                        "total");

        private final String text;
        private final SourceText source;
        private final List<SqliteToken> tokens;
        private final Engine engine;
        private final StatementClass statement;

        Judging(String text, List<SqliteToken> tokens, Engine engine, StatementClass statement) {
            this.text = text;
            this.source = new SourceText(text);
            this.tokens = tokens;
            this.engine = engine;
            this.statement = statement;
        }

        static Finding.Place place(SourceText source, Span span) {
            return new Finding.Place(
                    source.codePointOffset(span.start()),
                    source.length(span),
                    source.line(span.start()),
                    source.column(span.start()));
        }

        QueryCheck judge(boolean certain) throws SQLException {
            SqliteNames.Names said = names.judge(tokens);
            List<QueryCheck.Touch> touches = said.read() ? said.touches() : byToken();
            return switch (engine.compile(EngineText.of(text, tokens))) {
                case Engine.Answer.Accepted(List<QueryCheck.ResultColumn> columns, int count) ->
                        new QueryCheck(
                                ofDriver().isEmpty() ? Verdict.ACCEPT : Verdict.UNKNOWN,
                                statement,
                                ofDriver(),
                                touches,
                                ShownColumns.of(columns, said.columns(), mayAggregate()),
                                java.util.Collections.nCopies(count, null));
                case Engine.Answer.TooMuchWork() ->
                        unknown(
                                statement,
                                FindingCode.TOO_COMPLEX,
                                "the engine did not finish compiling it within the limit of work");
                case Engine.Answer.Rejected(String message) ->
                        rejected(message, said, touches, certain);
            };
        }

        /// A reason to doubt for each call of a function that not every SQLite has.
        private List<Finding> ofDriver() {
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i + 1 < tokens.size(); i++) {
                SqliteToken token = tokens.get(i);
                if (tokens.get(i + 1).is("(") && Engine.isOfDriver(token.folded())) {
                    findings.add(
                            new Finding(
                                    FindingCode.OUT_OF_COVERAGE,
                                    "",
                                    Severity.INFO,
                                    place(source, new Span(token.start(), token.end())),
                                    "function "
                                            + token.name()
                                            + "() is no part of SQLite, other programs may lack it",
                                    null,
                                    List.of(),
                                    null));
                }
            }
            return findings;
        }

        private List<QueryCheck.Touch> byToken() {
            List<QueryCheck.Touch> touches = new ArrayList<>();
            for (QualifiedName name : namedTables(tokens).values()) {
                touches.add(
                        new QueryCheck.Touch(
                                name, statement == StatementClass.WRITE, new TreeSet<>()));
            }
            return touches;
        }

        /// An aggregate over no row yields one whose plain columns are null.
        private boolean mayAggregate() {
            for (int i = 0; i + 1 < tokens.size(); i++) {
                if (tokens.get(i + 1).is("(") && AGGREGATES.contains(tokens.get(i).folded())) {
                    return true;
                }
            }
            return false;
        }

        private QueryCheck rejected(
                String message,
                SqliteNames.Names said,
                List<QueryCheck.Touch> touches,
                boolean certain)
                throws SQLException {
            String doubt = doubt(message, certain);
            List<Finding> findings = new ArrayList<>();
            List<SqliteNames.Wrong> wrong = withoutOwn(said.wrong());
            String fix = doubt == null ? fix(wrong) : null;
            findings.add(first(message, said.wrong(), doubt != null, fix));
            if (doubt == null) {
                others(wrong, findings, fix);
            } else {
                findings.add(
                        new Finding(
                                FindingCode.OUT_OF_COVERAGE,
                                "",
                                Severity.INFO,
                                null,
                                doubt,
                                null,
                                List.of(),
                                null));
            }
            return new QueryCheck(
                    doubt == null ? Verdict.REJECT : Verdict.UNKNOWN,
                    statement,
                    findings,
                    touches,
                    List.of(),
                    List.of());
        }

        /// Why the source itself may think otherwise than the engine in memory; null if it cannot.
        private @Nullable String doubt(String message, boolean certain) {
            if (message.startsWith("no such function")) {
                return "a program may bring functions of its own to the source";
            }
            if (message.startsWith("no such collation")) {
                return "a program may bring collations of its own to the source";
            }
            if (message.startsWith("no such index")) {
                return "names of indexes are not part of a contract";
            }
            if (message.startsWith("no such module")) {
                return "the module is not loaded here";
            }
            if (message.startsWith("no such table")) {
                String name = SqliteToken.folded(lastName(message));
                return uncovered.contains(name) || name.startsWith("sqlite_")
                        ? "table \"" + name + "\" is outside of what the scan saw"
                        : null;
            }
            boolean named =
                    message.startsWith("no such column") || message.contains("syntax error");
            return certain || (named && !message.contains("MATCH"))
                    ? null
                    : "virtual tables and keys over unknown functions are not judged offline";
        }

        private Finding first(
                String message,
                List<SqliteNames.Wrong> wrong,
                boolean doubtful,
                @Nullable String fix)
                throws SQLException {
            String name = SqliteToken.folded(lastName(message));
            for (SqliteNames.Wrong each : wrong) {
                if (tokens.get(each.token()).folded().equals(name)
                        || SqliteToken.folded(each.message()).equals(SqliteToken.folded(message))) {
                    return finding(each, message, fix);
                }
            }
            FindingCode code = code(message);
            Span span = locate(message, code, name);
            SortedSet<String> functions =
                    code == FindingCode.UNKNOWN_FUNCTION ? engine.functions() : new TreeSet<>();
            return new Finding(
                    code,
                    STATE,
                    doubtful ? Severity.WARNING : Severity.ERROR,
                    span == null ? null : place(source, span),
                    message,
                    null,
                    functions.isEmpty() || message.startsWith("wrong number")
                            ? List.of()
                            : NearestNames.of(name, functions),
                    null);
        }

        /// Without tables that the scan did not see, and the modules' own.
        private List<SqliteNames.Wrong> withoutOwn(List<SqliteNames.Wrong> wrong)
                throws SQLException {
            SortedSet<String> modules = engine.modules();
            return wrong.stream()
                    .filter(each -> {
                        String name = tokens.get(each.token()).folded();
                        return each.code() != FindingCode.UNKNOWN_TABLE
                                || !(modules.contains(name) || uncovered.contains(name));
                    })
                    .toList();
        }

        private void others(
                List<SqliteNames.Wrong> wrong, List<Finding> findings, @Nullable String fix) {
            Finding.Place taken = findings.getFirst().place();
            List<SqliteNames.Wrong> byPlace = new ArrayList<>(wrong);
            byPlace.sort(Comparator.comparingInt(each -> each.place().start()));
            for (SqliteNames.Wrong each : byPlace) {
                if (!place(source, each.place()).equals(taken)) {
                    findings.add(finding(each, each.message(), fix));
                }
            }
        }

        private Finding finding(SqliteNames.Wrong wrong, String message, @Nullable String fix) {
            return new Finding(
                    wrong.code(),
                    STATE,
                    Severity.ERROR,
                    place(source, wrong.place()),
                    message,
                    null,
                    wrong.suggestions(),
                    fix);
        }

        /// The edit of the wrong names that the engine takes.
        private @Nullable String fix(List<SqliteNames.Wrong> wrong) {
            List<Fixes.Wrong> names = new ArrayList<>();
            for (SqliteNames.Wrong each : wrong) {
                SqliteToken token = tokens.get(each.token());
                Span replaced = new Span(token.start(), token.end());
                names.add(
                        new Fixes.Wrong(
                                token.name(),
                                each.suggestions().stream()
                                        .map(name ->
                                                new Fixes.Option(name, replaced, written(name)))
                                        .toList()));
            }
            return Fixes.of(
                    text, names, edited -> accepts(edited, withoutEnd(SqliteToken.of(edited))));
        }

        /// Asks an engine of its own: the edited query may name other tables.
        private boolean accepts(String edited, List<SqliteToken> again) {
            try (Engine other = new Engine()) {
                shadow(other, again);
                return other.compile(EngineText.of(edited, again))
                        instanceof Engine.Answer.Accepted;
            } catch (SQLException e) {
                return false;
            }
        }

        private static String written(String name) {
            return name.matches("[A-Za-z_][A-Za-z_0-9]*") && !EngineText.isKeyword(name)
                    ? name
                    : ShadowSchema.quoted(name);
        }

        /// Where the engine means; it says no place.
        private @Nullable Span locate(String message, FindingCode code, String name) {
            if (code == FindingCode.SYNTAX) {
                return syntaxError(message);
            }
            for (int i = 0; i < tokens.size(); i++) {
                boolean called =
                        code != FindingCode.UNKNOWN_FUNCTION
                                || (i + 1 < tokens.size() && tokens.get(i + 1).is("("));
                if (called && tokens.get(i).isName() && tokens.get(i).folded().equals(name)) {
                    return new Span(tokens.get(i).start(), tokens.get(i).end());
                }
            }
            return null;
        }

        /// The first token up to which the text is wrong and before which it was only incomplete.
        private @Nullable Span syntaxError(String message) {
            if (message.startsWith("incomplete")) {
                return new Span(text.length(), text.length());
            }
            int open = message.indexOf('"');
            int close = message.lastIndexOf('"');
            String near = open < 0 || close <= open ? "" : message.substring(open + 1, close);
            for (SqliteToken token : tokens) {
                boolean same =
                        token.text().equals(near)
                                || EngineText.of(token).equals(near)
                                || token.kind() == SqliteToken.Kind.ILLEGAL;
                if (same) {
                    String before = EngineText.of(text.substring(0, token.end()), tokens);
                    if (engine.compile(before) instanceof Engine.Answer.Rejected(String said)
                            && said.equals(message)) {
                        return new Span(token.start(), token.end());
                    }
                }
            }
            return null;
        }

        private static String lastName(String message) {
            String text = message;
            int colon = text.lastIndexOf(": ");
            if (text.contains("has no column named ") || text.contains("function ")) {
                text = text.substring(text.lastIndexOf(' ') + 1).replace("()", "");
            } else if (colon >= 0) {
                text = text.substring(colon + 2);
            } else {
                return "";
            }
            return text.substring(text.lastIndexOf('.') + 1);
        }

        private static FindingCode code(String message) {
            if (message.contains("syntax error")
                    || message.startsWith("incomplete")
                    || message.startsWith("unrecognized token")) {
                return FindingCode.SYNTAX;
            }
            if (message.startsWith("no such table")) {
                return FindingCode.UNKNOWN_TABLE;
            }
            if (message.startsWith("no such column") || message.contains("has no column named")) {
                return FindingCode.UNKNOWN_COLUMN;
            }
            if (message.startsWith("ambiguous column")) {
                return FindingCode.AMBIGUOUS_COLUMN;
            }
            if (message.startsWith("no such function")
                    || message.startsWith("wrong number of arguments to function")) {
                return FindingCode.UNKNOWN_FUNCTION;
            }
            if (message.contains("generated column") || message.startsWith("cannot modify")) {
                return FindingCode.NOT_WRITABLE;
            }
            if (message.contains("misuse of aggregate")) {
                return FindingCode.GROUPING;
            }
            if (message.contains("misuse of window") || message.contains("window")) {
                return FindingCode.WINDOWING;
            }
            if (message.contains("ON CONFLICT clause does not match")) {
                return FindingCode.INVALID_COLUMN_REFERENCE;
            }
            return message.startsWith("too many") || message.contains("too large")
                    ? FindingCode.TOO_COMPLEX
                    : FindingCode.OTHER;
        }
    }
}
