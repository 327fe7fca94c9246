package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Parsed;
import org.schemaregistry.sql.syntax.Parser;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.SourceText;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.Statement;
import org.schemaregistry.sql.syntax.SyntaxError;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeCatalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Says whether a PostgreSQL server with this schema would take a query: what `PREPARE` says, with
/// every error at once. Immutable and thread-safe; one instance serves one snapshot.
public final class QueryChecker implements QueryLanguage.Reader {
    /// What a check may take: a fraction of a second.
    public static final int MAX_STEPS = 5_000_000;

    /// So many names are compared with the wrong ones of one query.
    private static final int MAX_CANDIDATES = 20_000;

    private static final int INTO_IS_PREPARED = 15;
    private static final String ASSIGNED_TWICE = "multiple assignments to same column";
    private static final String TOO_DEEP = "the query is nested too deeply";

    private final SchemaCatalog catalog;
    private final Parser parser;
    private final StarOrder stars;
    private final int maxSteps;

    public QueryChecker(SchemaCatalog catalog) {
        this(catalog, StarOrder.MERGED_FIRST, MAX_STEPS);
    }

    /// @param maxSteps after so many steps, about one per name looked at, the verdict is unknown
    public QueryChecker(SchemaCatalog catalog, int maxSteps) {
        this(catalog, StarOrder.MERGED_FIRST, maxSteps);
    }

    public QueryChecker(SchemaCatalog catalog, StarOrder stars) {
        this(catalog, stars, MAX_STEPS);
    }

    private QueryChecker(SchemaCatalog catalog, StarOrder stars, int maxSteps) {
        this.catalog = catalog;
        this.stars = stars;
        this.maxSteps = maxSteps;
        this.parser = new Parser(catalog.majorVersion());
    }

    @Override
    @SuppressWarnings("NullAway") // a compiled record loses the mark on its list elements
    public QueryCheck check(String text) {
        Judged judged = judge(text);
        return new QueryCheck(
                judged.verdict(),
                told(
                        statementClass(
                                judged.parsed().statement(), judged.damaged(), judged.binding()),
                        judged.binding()),
                findings(judged.binding(), judged.parsed().source(), text),
                touches(judged.binding()),
                columns(judged.result()),
                parameters(judged.binding()),
                new CallEffects(catalog, judged.parsed().source()).of(judged.binding()));
    }

    /// A query that was read and bound.
    ///
    /// @param damaged it had syntax errors
    private record Judged(
            Parsed parsed,
            Binding binding,
            SelectBinder.@Nullable Result result,
            boolean damaged,
            Verdict verdict) {}

    private Judged judge(String text) {
        Parsed parsed = parser.parse(text);
        Binding binding = new Binding(catalog, parsed.source(), stars, maxSteps);
        for (SyntaxError error : parsed.errors()) {
            binding.error(error.sqlState(), error.span(), error.message());
        }
        boolean damaged = !binding.faults.isEmpty();
        Statement statement = parsed.statement();
        SelectBinder.Result result = null;
        try {
            result = statement == null ? null : bind(statement, binding);
        } catch (StackOverflowError tooDeep) {
            // A chain without parentheses, which the parser reads in a loop; all that was being
            // built belongs to this query alone.
            binding = new Binding(catalog, parsed.source(), stars, maxSteps);
            binding.cannotTell(TOO_DEEP);
        } catch (StepsSpent spent) {
            binding = new Binding(catalog, parsed.source(), stars, maxSteps);
            binding.cannotTell(tooMuch());
        }
        if (!refusedAtOnce(binding) && binding.unknowns.isEmpty()) {
            Fault mismatch = binding.collations.mismatch();
            if (mismatch == null) {
                untypedParameter(binding);
                unpreparable(binding);
            } else {
                binding.report(mismatch);
            }
        }
        boolean beyond = parsed.beyondLimits();
        boolean rejected = refused(binding) && !beyond;
        Verdict verdict =
                rejected
                        ? Verdict.REJECT
                        : beyond || !binding.unknowns.isEmpty() ? Verdict.UNKNOWN : Verdict.ACCEPT;
        return new Judged(parsed, binding, result, damaged, verdict);
    }

    /// What the server finds only once it knows all types does not count.
    private static boolean refusedAtOnce(Binding binding) {
        for (Fault fault : binding.faults) {
            if (fault.severity() == Severity.ERROR
                    && stage(fault.sqlState(), fault.message()) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean refused(Binding binding) {
        for (Fault fault : binding.faults) {
            if (fault.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /// SELECT INTO that is right as a query: what older servers say of it, as PREPARE is asked.
    private void unpreparable(Binding binding) {
        if (binding.into != null
                && catalog.majorVersion() < INTO_IS_PREPARED
                && !refused(binding)) {
            binding.error("42P14", null, "utility statements cannot be prepared");
        }
    }

    private String tooMuch() {
        return "the query takes more work than a check may take: expected at most "
                + maxSteps
                + " steps; split it, or ask the server";
    }

    /// Every parameter up to the highest must have got a type from somewhere, and wherever it
    /// stands.
    private static void untypedParameter(Binding binding) {
        for (Map.Entry<Span, Integer> place : binding.untyped.entrySet()) {
            PgType type = binding.parameters.get(place.getValue());
            if (type != null && !type.isUnknown()) {
                binding.error(
                        "42P08",
                        place.getKey(),
                        "could not determine data type of parameter $" + place.getValue());
                return;
            }
        }
        int last = binding.parameters.isEmpty() ? 0 : binding.parameters.lastKey();
        for (int number = 1; number <= last; number++) {
            PgType type = binding.parameters.get(number);
            if (type == null || type.isUnknown()) {
                binding.error(
                        "42P18", null, "could not determine data type of parameter $" + number);
                return;
            }
        }
    }

    /// Reads the text as exactly one statement for the server, with what it calls.
    @Override
    public Reading read(String text) {
        if (StatementReading.cannotBeSent(text)) {
            return new Reading.Refused(
                    StatementReading.refusal(
                            "the text holds a NUL or half of a character; no server takes it"));
        }
        Parsed parsed = parser.parse(text);
        Statement statement = parsed.statement();
        SourceText source = parsed.source();
        Binding binding = new Binding(catalog, source, stars, maxSteps);
        for (SyntaxError error : parsed.errors()) {
            binding.error(error.sqlState(), error.span(), error.message());
        }
        if (statement == null || !parsed.isWhole()) {
            return refused(binding, source, text);
        }
        if (statement instanceof SelectStatement select && select.into() != null) {
            binding.error("0A000", select.into(), "SELECT INTO is not a query");
            return refused(binding, source, text);
        }
        String command = command(statement);
        try {
            bind(statement, binding);
        } catch (StackOverflowError tooDeep) {
            return new Reading.Refused(StatementReading.refusal(TOO_DEEP));
        } catch (StepsSpent spent) {
            return new Reading.Refused(StatementReading.refusal(tooMuch()));
        }
        if (statement instanceof Statement.NotQuery) {
            return refused(binding, source, text);
        }
        return StatementReading.of(
                parser.pieces(text),
                statementClass(statement, false, binding),
                command,
                touches(binding),
                new CallEffects(catalog, source).of(binding));
    }

    private Reading refused(Binding binding, SourceText source, String text) {
        List<Finding> findings = findings(binding, source, text);
        return new Reading.Refused(
                findings.isEmpty()
                        ? StatementReading.refusal("the text could not be read as one statement")
                        : findings.getFirst());
    }

    private static String command(Statement statement) {
        return switch (statement) {
            case SelectStatement ignored -> "SELECT";
            case Statement.Insert ignored -> "INSERT";
            case Statement.Update ignored -> "UPDATE";
            case Statement.Delete ignored -> "DELETE";
            case Statement.Merge ignored -> "MERGE";
            case Statement.NotQuery other -> other.command();
        };
    }

    private static SelectBinder.@Nullable Result bind(Statement statement, Binding binding) {
        return switch (statement) {
            case SelectStatement select -> {
                binding.into = select.into();
                SelectBinder.Result result = binding.selects.query(select, null, true);
                yield select.into() == null ? result : null;
            }
            case Statement.Insert insert -> binding.dml.insert(insert, null);
            case Statement.Update update -> binding.dml.update(update, null);
            case Statement.Delete delete -> binding.dml.delete(delete, null);
            case Statement.Merge merge -> binding.merges.merge(merge, null);
            case Statement.NotQuery(Span span, String command) -> {
                binding.report(
                        new Fault(
                                "42601",
                                Severity.ERROR,
                                span,
                                command
                                        + " is not a query: expected SELECT, VALUES, TABLE, INSERT,"
                                        + " UPDATE, DELETE or MERGE",
                                null,
                                null,
                                List.of()));
                yield null;
            }
        };
    }

    private static StatementClass told(StatementClass written, Binding binding) {
        return switch (written) {
            // What a function does is not seen in the text that calls it.
            case READ -> CallEffects.any(binding) ? StatementClass.UNKNOWN : written;
            case WRITE, UNKNOWN -> written;
        };
    }

    /// A statement that writes or locks anywhere, also inside a CTE or a subquery, is a write.
    private static StatementClass statementClass(
            @Nullable Statement statement, boolean damaged, Binding binding) {
        if (statement == null || damaged) {
            return StatementClass.UNKNOWN;
        }
        return switch (statement) {
            case SelectStatement select ->
                    binding.locks
                                    || !binding.written.isEmpty()
                                    || select.into() != null
                                    || writes(select)
                            ? StatementClass.WRITE
                            : StatementClass.READ;
            case Statement.Insert ignored -> StatementClass.WRITE;
            case Statement.Update ignored -> StatementClass.WRITE;
            case Statement.Delete ignored -> StatementClass.WRITE;
            case Statement.Merge ignored -> StatementClass.WRITE;
            case Statement.NotQuery ignored -> StatementClass.UNKNOWN;
        };
    }

    private static boolean writes(SelectStatement select) {
        SelectStatement.With with = select.with();
        if (with == null) {
            return !select.locking().isEmpty();
        }
        for (SelectStatement.CommonTable table : with.tables()) {
            if (!(table.query() instanceof SelectStatement inner) || writes(inner)) {
                return true;
            }
        }
        return !select.locking().isEmpty();
    }

    /// The error that the server would report first, the rest by offset.
    private List<Finding> findings(Binding binding, SourceText source, String text) {
        List<Fault> faults = distinct(binding.faults);
        List<Finding> findings = new ArrayList<>(faults.size());
        List<List<Fault.Candidate>> suggestions = suggestions(faults);
        String fix = binding.unknowns.isEmpty() ? fix(faults, suggestions, text) : null;
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            findings.add(
                    finding(fault, source, suggestions.get(i), fault.wrong() == null ? null : fix));
        }
        int first = first(findings);
        if (first >= 0) {
            findings.addFirst(findings.remove(first));
        }
        if (findings.size() > 2) {
            findings.subList(1, findings.size())
                    .sort(Comparator.comparingInt(QueryChecker::offset));
        }
        for (String reason : binding.unknowns) {
            findings.add(
                    new Finding(
                            FindingCode.OUT_OF_COVERAGE,
                            "",
                            Severity.INFO,
                            null,
                            reason,
                            null,
                            List.of(),
                            null));
        }
        return findings;
    }

    /// The index of the error that the server would report, -1 if there is none.
    private static int first(List<Finding> findings) {
        int first = -1;
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.severity() == Severity.ERROR
                    && (first < 0 || stage(finding) < stage(findings.get(first)))) {
                first = i;
            }
        }
        return first;
    }

    /// The server looks at columns assigned twice, and then at generated ones, only once all else
    /// is right.
    private static int stage(Finding finding) {
        return stage(finding.sqlState(), finding.message());
    }

    private static int stage(String sqlState, String message) {
        // Before it had a code of its own it was told from a fault of syntax by its words.
        boolean generated =
                message.startsWith("cannot insert into column")
                        || message.endsWith("can only be updated to DEFAULT");
        if (sqlState.equals("428C9") || generated) {
            return 2;
        }
        return message.startsWith(ASSIGNED_TWICE) ? 1 : 0;
    }

    private static int offset(Finding finding) {
        Finding.Place place = finding.place();
        return place == null ? -1 : place.offset();
    }

    /// The same fault at the same place is said once.
    private static List<Fault> distinct(List<Fault> faults) {
        List<Fault> kept = new ArrayList<>(faults.size());
        for (Fault fault : faults) {
            boolean twice = false;
            for (Fault other : kept) {
                twice |=
                        other.sqlState().equals(fault.sqlState())
                                && other.message().equals(fault.message())
                                && (other.span() == null || other.span().equals(fault.span()));
            }
            if (!twice) {
                kept.add(fault);
            }
        }
        return kept;
    }

    /// What may have been meant by each wrong name, while that is not too much to look through.
    private static List<List<Fault.Candidate>> suggestions(List<Fault> faults) {
        List<List<Fault.Candidate>> suggestions = new ArrayList<>(faults.size());
        int left = MAX_CANDIDATES;
        for (Fault fault : faults) {
            Name wrong = fault.wrong();
            left -= fault.candidates().size();
            suggestions.add(
                    wrong != null && (left > 0 || suggestions.isEmpty())
                            ? Suggestions.nearest(wrong.text(), fault.candidates())
                            : List.of());
        }
        return suggestions;
    }

    private static Finding finding(
            Fault fault,
            SourceText source,
            List<Fault.Candidate> suggestions,
            @Nullable String fix) {
        Span span = fault.span();
        Finding.Place place =
                span == null
                        ? null
                        : new Finding.Place(
                                source.codePointOffset(span.start()),
                                source.length(span),
                                source.line(span.start()),
                                source.column(span.start()));
        return new Finding(
                FindingCode.of(fault.sqlState()),
                fault.sqlState(),
                fault.severity(),
                place,
                fault.message(),
                fault.hint(),
                suggestions.stream().map(Fault.Candidate::shown).toList(),
                fix);
    }

    /// The query with what was surely meant in place of all that is wrong.
    private @Nullable String fix(
            List<Fault> faults, List<List<Fault.Candidate>> suggestions, String text) {
        List<Fixes.Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            Name name = fault.wrong();
            if (name != null) {
                Span whole = fault.span() == null ? name.span() : fault.span();
                wrong.add(
                        new Fixes.Wrong(
                                name.text(),
                                suggestions.get(i).stream()
                                        .map(candidate -> option(candidate, name, whole))
                                        .toList()));
            } else if (fault.severity() == Severity.ERROR) {
                return null;
            }
        }
        return Fixes.of(text, wrong, edited -> judge(edited).verdict() == Verdict.ACCEPT);
    }

    /// @param whole where the wrong name stands with its schema
    private static Fixes.Option option(Fault.Candidate candidate, Name wrong, Span whole) {
        return new Fixes.Option(
                candidate.name(),
                candidate.schema() == null ? wrong.span() : whole,
                candidate.sql());
    }

    private static List<QueryCheck.Touch> touches(Binding binding) {
        List<QueryCheck.Touch> touches = new ArrayList<>();
        binding.read.forEach((QualifiedName table, java.util.SortedSet<String> columns) ->
                touches.add(
                        new QueryCheck.Touch(
                                table, binding.written.contains(table), new TreeSet<>(columns))));
        return touches;
    }

    private List<QueryCheck.ResultColumn> columns(SelectBinder.@Nullable Result result) {
        if (result == null || result.open()) {
            return List.of();
        }
        List<QueryCheck.ResultColumn> columns = new ArrayList<>();
        TypeCatalog types = catalog.types().catalog();
        for (int i = 0; i < result.columns().size(); i++) {
            RangeEntry.Column column = result.columns().get(i);
            boolean unresolved =
                    column.type().type().isUnresolved()
                            || (result.values().size() == result.columns().size()
                                    && Binding.uncertain(result.values().get(i)));
            columns.add(
                    new QueryCheck.ResultColumn(
                            column.name(),
                            unresolved ? "unknown" : types.format(column.type()),
                            column.nullable(),
                            unresolved ? "unknown" : types.format(types.baseType(column.type())),
                            result.values().size() == result.columns().size()
                                    ? ResultOrigin.of(result.values().get(i))
                                    : null));
        }
        return columns;
    }

    private List<@Nullable String> parameters(Binding binding) {
        List<@Nullable String> types = new ArrayList<>();
        int last = binding.parameters.isEmpty() ? 0 : binding.parameters.lastKey();
        for (int number = 1; number <= last; number++) {
            PgType type = binding.parameters.get(number);
            types.add(
                    type == null || type.isUnknown()
                            ? null
                            : catalog.types().catalog().format(type));
        }
        return types;
    }
}
