package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.SingleStatement.Effect;
import org.schemaregistry.sql.syntax.SourceText;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.PgFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tells the calls that surely only compute from all others. A built-in function is trusted where
/// the server itself calls it IMMUTABLE or STABLE; the few that it calls VOLATILE without an effect
/// are listed; whatever else it has, and whatever the source defines, is named.
final class CallEffects {
    private static final String BUILT_IN = "pg_catalog";

    /// VOLATILE because they answer differently each time, not because they do anything.
    private static final Set<String> HARMLESS =
            Set.of(
                    "random",
                    "random_normal",
                    "clock_timestamp",
                    "timeofday",
                    "gen_random_uuid",
                    "uuidv4",
                    "uuidv7",
                    "pg_column_compression",
                    "pg_database_size",
                    "pg_indexes_size",
                    "pg_relation_size",
                    "pg_table_size",
                    "pg_tablespace_size",
                    "pg_total_relation_size");

    private static final Set<String> STATE =
            Set.of("nextval", "currval", "lastval", "setval", "setseed");

    /// STABLE within a statement, but each transaction that asks is given a number.
    private static final Set<String> NUMBERED = Set.of("txid_current", "pg_current_xact_id");

    private final SchemaCatalog catalog;
    private final SourceText source;

    CallEffects(SchemaCatalog catalog, SourceText source) {
        this.catalog = catalog;
        this.source = source;
    }

    List<SingleStatement.Call> of(Binding binding) {
        List<SingleStatement.Call> calls = new ArrayList<>();
        for (CalledFunction call : binding.called) {
            Effect effect = effect(call.function());
            if (effect != null) {
                add(call(call.schema(), call.name(), effect, call.at()), calls);
            }
        }
        for (CalledFunction.Unseen run : binding.unseen) {
            QualifiedName function = run.function();
            String schema = function.schema() == null ? catalog.defaultSchema() : function.schema();
            add(call(schema, function.name(), Effect.UNSEEN, run.at()), calls);
        }
        return calls;
    }

    private static void add(SingleStatement.Call call, List<SingleStatement.Call> calls) {
        if (!calls.contains(call)) {
            calls.add(call);
        }
    }

    /// Whether anything that is called or run may do more than compute.
    static boolean any(Binding binding) {
        return !binding.unseen.isEmpty()
                || binding.called.stream().anyMatch(call -> effect(call.function()) != null);
    }

    /// Null where the call only computes.
    private static @Nullable Effect effect(@Nullable PgFunction function) {
        if (function == null) {
            return Effect.UNKNOWN;
        }
        if (!function.schema().equals(BUILT_IN)) {
            return Effect.DEFINED_IN_SOURCE;
        }
        return switch (function.volatility()) {
            case IMMUTABLE, STABLE -> NUMBERED.contains(function.name()) ? Effect.STATE : null;
            case VOLATILE -> {
                if (HARMLESS.contains(function.name())) {
                    yield null;
                }
                yield STATE.contains(function.name()) ? Effect.STATE : Effect.OUTSIDE;
            }
        };
    }

    /// Shown by the registry's rule: no schema in front of what is in the default one.
    private SingleStatement.Call call(
            @Nullable String schema, String name, Effect effect, Span at) {
        QualifiedName resolved = schema == null ? null : new QualifiedName(schema, name);
        boolean plain =
                schema == null || schema.equals(BUILT_IN) || schema.equals(catalog.defaultSchema());
        QualifiedName shown = plain || resolved == null ? QualifiedName.of(name) : resolved;
        return new SingleStatement.Call(shown.toString(), resolved, effect, place(at));
    }

    private Finding.Place place(Span at) {
        int start = at.start();
        return new Finding.Place(
                source.codePointOffset(start),
                source.length(at),
                source.line(start),
                source.column(start));
    }
}
