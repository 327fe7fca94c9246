package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.FunctionCall;
import org.schemaregistry.sql.type.FunctionResolution;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Finds columns and range entries by name, level by level, as the server's `parse_relation.c`
/// does. One thread.
final class Names {
    private static final int SEQUENCE_HAS_NO_ROW = 14;
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String UNDEFINED_TABLE = "42P01";

    private final Binding binding;

    Names(Binding binding) {
        this.binding = binding;
    }

    /// A column reference of any form.
    Bound column(Expr.Column reference, Level level) {
        List<Name> parts = reference.parts();
        return switch (parts.size()) {
            case 1 -> unqualified(reference.span(), parts.get(0), level);
            case 2 -> qualified(reference.span(), null, parts.get(0), parts.get(1), level);
            case 3 -> qualified(reference.span(), parts.get(0), parts.get(1), parts.get(2), level);
            case 4 -> {
                yield !binding.inDatabase(parts.get(0).text(), reference.span(), dotted(parts))
                        ? new Bound.Unresolved(reference.span())
                        : qualified(
                                reference.span(), parts.get(1), parts.get(2), parts.get(3), level);
            }
            default -> {
                binding.error(
                        "42601",
                        reference.span(),
                        "improper qualified name (too many dotted names): " + dotted(parts));
                yield new Bound.Unresolved(reference.span());
            }
        };
    }

    static String dotted(List<Name> parts) {
        StringBuilder text = new StringBuilder();
        for (Name part : parts) {
            text.append(text.isEmpty() ? "" : ".").append(part.text());
        }
        return text.toString();
    }

    private Bound unqualified(Span span, Name name, Level level) {
        Bound found = find(span, name.text(), level, false);
        if (found != null) {
            return found;
        }
        Level.Item item = item(null, name, level, span);
        if (item != null) {
            return wholeRow(span, item.entry, level);
        }
        return mayBeHidden(name.text(), level)
                ? new Bound.Unresolved(span)
                : missingColumn(span, null, name, level);
    }

    /// The column that an unqualified name means; null if there is none, [Bound.Unresolved] if it
    /// was ambiguous.
    @Nullable Bound find(Span span, String name, Level start, boolean localOnly) {
        boolean hidden = false;
        for (Level level = start; level != null; level = localOnly ? null : level.parent) {
            RangeEntry found = null;
            RelationInfo presumed = null;
            int index = RangeEntry.NONE;
            binding.step(level.namespace.size());
            for (Level.Item item : level.namespace) {
                if (!item.columnsVisible || (item.lateralOnly && !level.lateralActive)) {
                    continue;
                }
                RelationInfo likely = item.entry.presumed;
                presumed = likely != null && likely.indexOf(name) >= 0 ? likely : presumed;
                int here = position(item.entry, name);
                if (here == RangeEntry.NONE) {
                    continue;
                }
                if (found != null || here == RangeEntry.AMBIGUOUS) {
                    binding.error("42702", span, "column reference \"" + name + "\" is ambiguous");
                    return new Bound.Unresolved(span);
                }
                if (!lateralOk(item, span)) {
                    return new Bound.Unresolved(span);
                }
                found = item.entry;
                index = here;
            }
            if (found != null) {
                // Something unresolved further in may have had it first.
                return hidden ? new Bound.Unresolved(span) : reference(span, found, index, start);
            }
            if (presumed != null) {
                return presumed(span, presumed, name);
            }
            hidden |= level.damaged || mayHold(name, level);
        }
        return null;
    }

    /// A column of the relation that a misspelt name most likely meant: a value of its type.
    private static Bound presumed(Span span, RelationInfo relation, String column) {
        RelationInfo.Column found = relation.columns().get(relation.indexOf(column));
        return new Bound.Unresolved(span, found.type());
    }

    private static final int SYSTEM_BASE = -100;
    private static final List<String> SYSTEM_COLUMNS =
            List.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private static int position(RangeEntry entry, String name) {
        int here = entry.find(name);
        if (here != RangeEntry.NONE || entry.relation == null) {
            return here;
        }
        boolean stored =
                switch (entry.relation.kind()) {
                    case TABLE, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> true;
                    case VIEW -> false;
                };
        int system =
                stored && entry.kind == RangeEntry.Kind.RELATION
                        ? SYSTEM_COLUMNS.indexOf(name)
                        : -1;
        return system < 0 ? RangeEntry.NONE : SYSTEM_BASE - system;
    }

    private boolean lateralOk(Level.Item item, Span span) {
        if (item.lateralOnly && !item.lateralOk) {
            binding.error(
                    "42P10",
                    span,
                    "invalid reference to FROM-clause entry for table \""
                            + item.entry.alias
                            + "\"");
            return false;
        }
        return true;
    }

    /// A reference to the column, noted at all levels between.
    private Bound reference(Span span, RangeEntry entry, int index, Level from) {
        if (entry.relation != null && index >= 0 && entry.kind == RangeEntry.Kind.RELATION) {
            binding.touch(entry.relation, entry.columns.get(index).name());
        }
        if (index >= 0) {
            Bound source = entry.columns.get(index).source();
            if (source != null) {
                return moved(source, span, from);
            }
        }
        Bound.Column column = new Bound.Column(span, entry, index, typeOf(entry, index));
        note(column, from);
        return column;
    }

    private TypeRef typeOf(RangeEntry entry, int index) {
        if (index >= 0) {
            return entry.columns.get(index).type();
        }
        return switch (index) {
            case SYSTEM_BASE -> binding.type(Oids.OID);
            case SYSTEM_BASE - 1, SYSTEM_BASE - 3 -> binding.type(Oids.XID);
            case SYSTEM_BASE - 2, SYSTEM_BASE - 4 -> binding.type(Oids.CID);
            case SYSTEM_BASE - 5 -> binding.type(Oids.TID);
            default -> entry.rowType;
        };
    }

    private static void note(Bound.Column column, Level from) {
        for (Level level = from;
                level != null && level != column.entry().level;
                level = level.parent) {
            level.readOuter(column);
        }
    }

    /// What a join's column stands for, at another place of the text.
    private Bound moved(Bound source, Span span, Level from) {
        return switch (source) {
            case Bound.Column c -> {
                Bound.Column column = new Bound.Column(span, c.entry(), c.index(), c.type());
                note(column, from);
                if (c.entry().relation != null && c.index() >= 0) {
                    binding.touch(c.entry().relation, c.entry().columns.get(c.index()).name());
                }
                yield column;
            }
            case Bound.Computed c -> {
                List<Bound> arguments = new ArrayList<>(c.arguments().size());
                for (Bound argument : c.arguments()) {
                    arguments.add(moved(argument, span, from));
                }
                yield new Bound.Computed(span, c.key(), arguments, c.type());
            }
            case Bound.Constant c -> c;
            case Bound.Parameter p -> p;
            case Bound.Aggregate a -> a;
            case Bound.Windowed w -> w;
            case Bound.Grouping g -> g;
            case Bound.Subquery s -> s;
            case Bound.Row r -> r;
            case Bound.Unresolved ignored -> new Bound.Unresolved(span);
        };
    }

    Bound wholeRow(Span span, RangeEntry entry, Level from) {
        if (entry.isOpen()) {
            return new Bound.Unresolved(span);
        }
        RelationInfo relation = entry.relation;
        if (relation != null) {
            binding.touch(relation);
            if (relation.kind() == RelationInfo.Kind.SEQUENCE
                    && binding.catalog.majorVersion() >= SEQUENCE_HAS_NO_ROW) {
                binding.error(
                        "42809",
                        null,
                        "relation \"" + relation.name() + "\" does not have a composite type");
            }
        }
        Bound.Column column = new Bound.Column(span, entry, -1, entry.rowType);
        note(column, from);
        return column;
    }

    /// The column at the position of an entry of the level, as `*` yields it.
    Bound expanded(Span span, RangeEntry entry, int index, Level level) {
        return reference(span, entry, index, level);
    }

    private Bound qualified(Span span, @Nullable Name schema, Name table, Name name, Level level) {
        Level.Item item = item(schema, table, level, span);
        if (item == null) {
            missingEntry(span, table, level);
            TypeRef type = typeOfAll(name.text(), level);
            return type == null ? new Bound.Unresolved(span) : new Bound.Unresolved(span, type);
        }
        RangeEntry entry = item.entry;
        int index = position(entry, name.text());
        if (index == RangeEntry.AMBIGUOUS) {
            binding.error("42702", span, "column reference \"" + name.text() + "\" is ambiguous");
            return new Bound.Unresolved(span);
        }
        if (index != RangeEntry.NONE) {
            return reference(span, entry, index, level);
        }
        if (entry.isOpen()) {
            RelationInfo likely = entry.presumed;
            if (likely != null && likely.indexOf(name.text()) >= 0) {
                return presumed(span, likely, name.text());
            }
            return likely == null
                    ? new Bound.Unresolved(span)
                    : missingColumn(span, table, name, level);
        }
        int before = binding.faults.size();
        Bound called = asFunction(span, entry, name, level);
        if (called != null) {
            return called;
        }
        if (binding.faults.size() > before) {
            return new Bound.Unresolved(span);
        }
        return missingColumn(span, table, name, level);
    }

    /// `row.f` may mean `f(row)`.
    private @Nullable Bound asFunction(Span span, RangeEntry entry, Name name, Level level) {
        PgType row = entry.rowType.type();
        return row.isUnresolved()
                ? null
                : function(span, row, () -> wholeRow(span, entry, level), name, level);
    }

    /// `(value).f` may mean `f(value)`.
    @Nullable Bound fieldFunction(Span span, Bound base, Name name, Level level) {
        return function(span, base.type().type(), () -> base, name, level);
    }

    private @Nullable Bound function(
            Span span, PgType row, Supplier<Bound> value, Name name, Level level) {
        boolean none = binding.types.functions().named(null, name.text()).isEmpty();
        if (none && binding.types.catalog().type(null, name.text()) == null) {
            return null;
        }
        FunctionResolution found =
                binding.resolve(FunctionCall.of(null, name.text(), List.of(row)), span);
        if (found instanceof FunctionResolution.Failed(Problem problem)
                && !problem.sqlState().equals("42883")
                && !problem.sqlState().equals("42725")) {
            binding.problem(problem, span, List.of());
            return null;
        }
        if (found instanceof FunctionResolution.Cast(PgType target)) {
            return new Bound.Computed(
                    span, "cast " + target.oid(), List.of(value.get()), TypeRef.of(target));
        }
        if (found
                        instanceof
                        FunctionResolution.Found(PgFunction function, PgType result, var targets)
                && !targets.isEmpty()) {
            if (function.returnsSet()) {
                binding.calls.setReturning(span, level.setCall, level);
            }
            Bound argument = binding.coerced(value.get(), TypeRef.of(targets.getFirst()));
            if (function.isAggregate()) {
                return binding.calls.aggregate(
                        span,
                        span,
                        function,
                        List.of(argument),
                        List.of(),
                        null,
                        false,
                        TypeRef.of(result),
                        level);
            }
            Bound called =
                    new Bound.Computed(span, function, List.of(argument), TypeRef.of(result));
            if (function.returnsSet()) {
                level.setCall = called;
                binding.setCalls = true;
            }
            return called;
        }
        return null;
    }

    /// The visible entry of the name; null if there is none.
    Level.@Nullable Item item(@Nullable Name schema, Name table, Level start, Span span) {
        for (Level level = start; level != null; level = level.parent) {
            Level.Item found = null;
            binding.step(level.namespace.size());
            for (Level.Item item : level.namespace) {
                if (!item.relationVisible
                        || (item.lateralOnly && !level.lateralActive)
                        || !item.entry.alias.equals(table.text())
                        || !inSchema(item.entry, schema)) {
                    continue;
                }
                if (found != null) {
                    binding.error(
                            "42P09", span, "table reference \"" + table.text() + "\" is ambiguous");
                    return found;
                }
                found = item;
            }
            if (found != null) {
                lateralOk(found, span);
                return found;
            }
        }
        return null;
    }

    private static boolean inSchema(RangeEntry entry, @Nullable Name schema) {
        if (schema == null || entry.isOpen()) {
            return true;
        }
        RelationInfo relation = entry.relation;
        return relation != null
                && relation.schema().equals(schema.text())
                && relation.name().equals(entry.alias);
    }

    /// Whether some level in reach holds something unresolved.
    boolean sawOpen(Level start) {
        for (Level level = start; level != null; level = level.parent) {
            if (level.damaged) {
                return true;
            }
            for (Level.Item item : level.namespace) {
                if (item.entry.isOpen()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a column of the name may come from something in reach that could not be resolved.
    private static boolean mayBeHidden(String name, Level start) {
        for (Level level = start; level != null; level = level.parent) {
            if (level.damaged || mayHold(name, level)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHold(String name, Level level) {
        for (Level.Item item : level.namespace) {
            if (item.entry.mayHold(name)) {
                return true;
            }
        }
        return false;
    }

    /// Reports it, and goes on with a value of the type of the column that was surely meant.
    private Bound missingColumn(Span span, @Nullable Name table, Name name, Level start) {
        if (binding.isFull()) {
            return new Bound.Unresolved(span);
        }
        String message =
                table == null
                        ? "column \"" + name.text() + "\" does not exist"
                        : "column " + table.text() + "." + name.text() + " does not exist";
        List<Fault.Candidate> candidates = new ArrayList<>();
        Map<String, Set<TypeRef>> types = new HashMap<>();
        int scope = 0;
        for (Level level = start; level != null; level = level.parent) {
            for (Level.Item item : level.namespace) {
                if (table != null && !item.entry.alias.equals(table.text())) {
                    continue;
                }
                for (RangeEntry.Column column : item.entry.columns) {
                    candidate(column.name(), scope, column.type(), candidates, types);
                }
                RelationInfo likely = item.entry.presumed;
                if (likely != null) {
                    for (RelationInfo.Column column : likely.columns()) {
                        candidate(column.name(), scope, column.type(), candidates, types);
                    }
                }
            }
            scope++;
        }
        binding.report(
                new Fault(UNDEFINED_COLUMN, Severity.ERROR, span, message, null, name, candidates));
        Fault.Candidate meant = Suggestions.clearly(name.text(), candidates);
        TypeRef type = meant == null ? null : only(types.get(meant.name()));
        return meant == null || type == null
                ? new Bound.Unresolved(span)
                : new Bound.Unresolved(span, type);
    }

    private static void candidate(
            String column,
            int scope,
            TypeRef type,
            List<Fault.Candidate> candidates,
            Map<String, Set<TypeRef>> types) {
        candidates.add(new Fault.Candidate(column, scope));
        types.computeIfAbsent(column, name -> new HashSet<>()).add(type);
    }

    private static @Nullable TypeRef only(@Nullable Set<TypeRef> types) {
        return types != null && types.size() == 1 ? types.iterator().next() : null;
    }

    /// The type that all columns of the name in reach have, whatever they are columns of; null if
    /// there is none, or more than one.
    private static @Nullable TypeRef typeOfAll(String column, Level start) {
        Set<TypeRef> types = new HashSet<>();
        for (Level level = start; level != null; level = level.parent) {
            for (Level.Item item : level.namespace) {
                int index = item.entry.find(column);
                if (index >= 0) {
                    types.add(item.entry.columns.get(index).type());
                }
            }
        }
        return only(types);
    }

    /// Reports that nothing in FROM has the name, unless what has it may be what was misspelt
    /// there.
    void missingEntry(Span span, Name table, Level start) {
        boolean exists = false;
        // The server compares by identity: a relation off the search path is not the one meant.
        RelationInfo meant =
                binding.catalog.find(null, table.text())
                                instanceof SchemaCatalog.Lookup.Found(RelationInfo relation)
                        ? relation
                        : null;
        List<Fault.Candidate> candidates = new ArrayList<>();
        int scope = 0;
        for (Level level = start; level != null; level = level.parent) {
            if (level.damaged) {
                return;
            }
            for (Level.Item item : level.namespace) {
                RelationInfo likely = item.entry.presumed;
                boolean misspelt = likely != null && likely.name().equals(table.text());
                if (misspelt || (item.entry.isOpen() && !item.relationVisible)) {
                    return;
                }
            }
            for (RangeEntry entry : level.entries) {
                exists |= entry.alias.equals(table.text());
                exists |= meant != null && meant.equals(entry.relation);
            }
            for (Level.Item item : level.namespace) {
                if (item.relationVisible) {
                    candidates.add(new Fault.Candidate(item.entry.alias, scope));
                }
            }
            scope++;
        }
        String message =
                (exists ? "invalid reference to FROM-clause entry" : "missing FROM-clause entry")
                        + " for table \""
                        + table.text()
                        + "\"";
        binding.report(
                new Fault(UNDEFINED_TABLE, Severity.ERROR, span, message, null, table, candidates));
    }
}
