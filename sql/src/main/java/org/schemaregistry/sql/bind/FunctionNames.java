package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.type.BuiltIns;
import org.schemaregistry.sql.type.PgFunction;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The names of functions that people call, per major version, for suggestions. Thread-safe.
final class FunctionNames {
    private static final ConcurrentHashMap<Integer, List<Fault.Candidate>> KNOWN =
            new ConcurrentHashMap<>();

    private FunctionNames() {}

    static List<Fault.Candidate> of(BuiltIns builtIns) {
        return KNOWN.computeIfAbsent(builtIns.majorVersion(), version -> collect(builtIns));
    }

    private static List<Fault.Candidate> collect(BuiltIns builtIns) {
        SortedSet<String> names = new TreeSet<>();
        for (PgFunction function : builtIns.functions()) {
            names.add(function.name());
        }
        return names.stream().map(name -> new Fault.Candidate(name, 0)).toList();
    }
}
