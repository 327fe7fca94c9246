package org.schemaregistry.sql.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.bind.QueryChecker;
import org.schemaregistry.sql.bind.SchemaCatalog;
import org.schemaregistry.sql.bind.StarOrder;
import org.schemaregistry.sql.syntax.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Names and scopes of SQLite's queries, by the binder that serves PostgreSQL: columns have no type
/// that it could complain about, so that all that is left are names. It says where a name is wrong
/// and what may have been meant; whether the query passes is the engine's word.
///
/// Immutable and thread-safe.
public final class SqliteNames {
    private static final String MAIN = "main";
    private static final int BINDER_VERSION = 18;

    /// A type that the binder does not know, so that it judges no operator and no call.
    private static final String NO_TYPE = "?";

    /// Words that make the grammar: never quoted, even where a column has the name.
    private static final Set<String> GRAMMAR =
            Set.of(
                    "all",
                    "and",
                    "as",
                    "asc",
                    "between",
                    "by",
                    "case",
                    "cast",
                    "conflict",
                    "cross",
                    "default",
                    "delete",
                    "desc",
                    "distinct",
                    "do",
                    "else",
                    "end",
                    "escape",
                    "except",
                    "exists",
                    "filter",
                    "from",
                    "full",
                    "glob",
                    "group",
                    "having",
                    "in",
                    "inner",
                    "insert",
                    "intersect",
                    "into",
                    "is",
                    "isnull",
                    "join",
                    "left",
                    "like",
                    "limit",
                    "natural",
                    "not",
                    "nothing",
                    "notnull",
                    "null",
                    "nulls",
                    "offset",
                    "on",
                    "or",
                    "order",
                    "outer",
                    "over",
                    "partition",
                    "range",
                    "recursive",
                    "replace",
                    "returning",
                    "right",
                    "rows",
                    "select",
                    "set",
                    "then",
                    "union",
                    "update",
                    "using",
                    "values",
                    "when",
                    "where",
                    "window",
                    "with",
                    "main");

    private final QueryChecker checker;
    private final Map<String, QualifiedName> tables = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> quotedNames = new HashSet<>();
    private final Set<String> columns = new HashSet<>();

    /// A wrong name; `token` is the index of the token to be replaced.
    public record Wrong(
            FindingCode code, Span place, int token, String message, List<String> suggestions) {
        public Wrong {
            suggestions = List.copyOf(suggestions);
        }
    }

    /// What the names of a query say. `read` is false where the grammar was beyond the parser: then
    /// the rest is empty.
    public record Names(
            boolean read,
            List<Wrong> wrong,
            List<QueryCheck.Touch> touches,
            List<QueryCheck.ResultColumn> columns) {
        public Names {
            wrong = List.copyOf(wrong);
            touches = List.copyOf(touches);
            columns = List.copyOf(columns);
        }
    }

    public SqliteNames(Snapshot snapshot) {
        SortedMap<QualifiedName, Table> folded = new TreeMap<>();
        snapshot.tables()
                .forEach((name, table) -> {
                    String lower = SqliteToken.folded(name.name());
                    tables.put(lower, name);
                    spellings.putIfAbsent(lower, name.name());
                    folded.putIfAbsent(QualifiedName.of(lower), folded(table));
                });
        for (String name : spellings.keySet()) {
            if (!GRAMMAR.contains(name) && name.indexOf('"') < 0) {
                quotedNames.add(name);
            }
        }
        Snapshot loose =
                new Snapshot(
                        snapshot.source(),
                        folded,
                        new SourceObjects(
                                "postgres",
                                BINDER_VERSION,
                                List.of(MAIN),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        Coverage.FULL,
                        List.of(),
                        Identity.NONE,
                        0);
        checker = new QueryChecker(SchemaCatalog.of(loose, MAIN), StarOrder.MERGED_IN_PLACE);
    }

    private Table folded(Table table) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field field : table.fieldsByPosition()) {
            String lower = SqliteToken.folded(field.name());
            spellings.putIfAbsent(lower, field.name());
            columns.add(lower);
            if (names.add(lower)) {
                fields.add(
                        Field.of(
                                lower,
                                fields.size() + 1,
                                new FieldType.Opaque(),
                                NO_TYPE,
                                field.nullable()));
            }
        }
        return Table.of(table.kind(), "table", fields);
    }

    /// The table of the name in lower case.
    public @Nullable QualifiedName table(String folded) {
        return tables.get(folded);
    }

    /// Looks at every name of the query.
    public Names judge(List<SqliteToken> tokens) {
        Rewriting rewriting = new Rewriting(tokens, quotedNames, columns);
        String text = rewriting.text();
        QueryCheck check = checker.check(text);
        for (Finding finding : check.findings()) {
            if (finding.code() == FindingCode.SYNTAX
                    || finding.code() == FindingCode.NOT_A_QUERY
                    || finding.code() == FindingCode.TOO_COMPLEX) {
                return new Names(false, List.of(), List.of(), List.of());
            }
        }
        Set<String> aliases = aliases(tokens);
        List<Wrong> wrong = new ArrayList<>();
        for (Finding finding : check.findings()) {
            Wrong each = wrong(finding, rewriting, text, tokens);
            if (each != null && !aliases.contains(tokens.get(each.token()).folded())) {
                wrong.add(each);
            }
        }
        List<QueryCheck.Touch> touches = new ArrayList<>();
        for (QueryCheck.Touch touch : check.touches()) {
            QualifiedName table = tables.get(touch.table().name());
            if (table != null) {
                TreeSet<String> named = new TreeSet<>();
                touch.columns()
                        .forEach(column -> named.add(spellings.getOrDefault(column, column)));
                touches.add(new QueryCheck.Touch(table, touch.written(), named));
            }
        }
        return new Names(true, wrong, touches, spelled(check.columns()));
    }

    /// With the origins as the contract spells them; a name that is spelled in two ways has none.
    private List<QueryCheck.ResultColumn> spelled(List<QueryCheck.ResultColumn> bound) {
        List<QueryCheck.ResultColumn> columns = new ArrayList<>();
        for (QueryCheck.ResultColumn column : bound) {
            QueryCheck.Origin origin = column.origin();
            QualifiedName table = origin == null ? null : tables.get(origin.table().name());
            columns.add(
                    new QueryCheck.ResultColumn(
                            column.name(),
                            column.type(),
                            column.nullable(),
                            column.sent(),
                            origin == null || table == null
                                    ? null
                                    : new QueryCheck.Origin(table, origin.field())));
        }
        return columns;
    }

    /// What stands after AS: SQLite sees such names in more clauses than the binder does.
    private static Set<String> aliases(List<SqliteToken> tokens) {
        Set<String> aliases = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).is("AS") && tokens.get(i).isName()) {
                aliases.add(tokens.get(i).folded());
            }
        }
        return aliases;
    }

    private @Nullable Wrong wrong(
            Finding finding, Rewriting rewriting, String text, List<SqliteToken> tokens) {
        Finding.Place place = finding.place();
        boolean named =
                finding.severity() == Severity.ERROR
                        && switch (finding.sqlState()) {
                            case "42P01", "42703", "42702" -> true;
                            default -> false;
                        };
        if (!named || place == null) {
            return null;
        }
        int start = text.offsetByCodePoints(0, place.offset());
        int[] range = rewriting.tokensAt(start, place.length());
        if (range.length == 0) {
            return null;
        }
        boolean entry = finding.message().contains("FROM-clause entry");
        boolean column = finding.code() != FindingCode.UNKNOWN_TABLE || entry;
        StringBuilder written = new StringBuilder();
        for (int i = range[0]; i <= range[1]; i++) {
            written.append(tokens.get(i).isName() ? tokens.get(i).name() : tokens.get(i).text());
        }
        String message =
                switch (finding.sqlState()) {
                    case "42702" -> "ambiguous column name: " + written;
                    default -> (column ? "no such column: " : "no such table: ") + written;
                };
        List<String> suggestions = new ArrayList<>();
        for (String suggestion : finding.suggestions()) {
            suggestions.add(spellings.getOrDefault(suggestion, suggestion));
        }
        int token = range[entry ? 0 : 1];
        return new Wrong(
                column && finding.code() == FindingCode.UNKNOWN_TABLE
                        ? FindingCode.UNKNOWN_COLUMN
                        : finding.code(),
                rewriting.span(range),
                token,
                message,
                suggestions);
    }
}
