package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.type.BuiltIns;
import org.schemaregistry.sql.type.PgFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The names of functions that people call, per major version, for suggestions. Thread-safe.
final class FunctionNames {
    private static final ConcurrentHashMap<Integer, List<Fault.Candidate>> KNOWN =
            new ConcurrentHashMap<>();

    /// Pseudo-types of which no query has a value.
    private static final Set<String> INTERNAL =
            Set.of(
                    "internal",
                    "cstring",
                    "trigger",
                    "event_trigger",
                    "language_handler",
                    "fdw_handler",
                    "index_am_handler",
                    "table_am_handler",
                    "tsm_handler");

    /// Nearer than any spelling: the scope of a name that means the same elsewhere.
    private static final int SAME_MEANING = -20;

    /// What other engines and languages call a function that is here.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("mean", "avg"),
                    Map.entry("average", "avg"),
                    Map.entry("total", "sum"),
                    Map.entry("maximum", "max"),
                    Map.entry("minimum", "min"),
                    Map.entry("num", "count"),
                    Map.entry("len", "length"),
                    Map.entry("datalength", "octet_length"),
                    Map.entry("group_concat", "string_agg"),
                    Map.entry("listagg", "string_agg"),
                    Map.entry("instr", "strpos"),
                    Map.entry("charindex", "strpos"),
                    Map.entry("locate", "strpos"),
                    Map.entry("ucase", "upper"),
                    Map.entry("lcase", "lower"),
                    Map.entry("rand", "random"),
                    Map.entry("getdate", "now"),
                    Map.entry("sysdate", "now"),
                    Map.entry("strftime", "to_char"),
                    Map.entry("date_format", "to_char"),
                    Map.entry("unhex", "decode"),
                    Map.entry("pow", "power"),
                    Map.entry("stdev", "stddev"),
                    Map.entry("regexp", "regexp_like"),
                    Map.entry("printf", "format"));

    private FunctionNames() {}

    /// The names that may have been meant by one that is unknown.
    static List<Fault.Candidate> of(String unknown, BuiltIns builtIns) {
        List<Fault.Candidate> known =
                KNOWN.computeIfAbsent(builtIns.majorVersion(), version -> collect(builtIns));
        String same = ELSEWHERE.get(unknown);
        if (same == null) {
            return known;
        }
        List<Fault.Candidate> candidates = new ArrayList<>(known);
        candidates.add(new Fault.Candidate(same, SAME_MEANING));
        return candidates;
    }

    /// False for what serves the engine: the types' input and output, handlers and support.
    private static boolean callable(PgFunction function) {
        return !INTERNAL.contains(function.result().name())
                && function.arguments().stream().noneMatch(type -> INTERNAL.contains(type.name()));
    }

    private static List<Fault.Candidate> collect(BuiltIns builtIns) {
        SortedSet<String> names = new TreeSet<>();
        for (PgFunction function : builtIns.functions()) {
            if (callable(function)) {
                names.add(function.name());
            }
        }
        List<Fault.Candidate> candidates = new ArrayList<>(names.size());
        names.forEach(name -> candidates.add(new Fault.Candidate(name, 0)));
        return List.copyOf(candidates);
    }
}
