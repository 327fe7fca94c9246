package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgFunction;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Window definitions, as the server's `transformWindowDefinitions` looks at them. One thread.
final class WindowBinder {
    private static final String WINDOWING = "42P20";

    /// The function that tells whether a value lies within an offset of another.
    private static final String IN_RANGE = "in_range";

    private final Binding binding;

    WindowBinder(Binding binding) {
        this.binding = binding;
    }

    /// A definition that others may build on.
    private record Defined(List<Bound> sorted, boolean framed) {}

    /// Named and inline window definitions.
    void windows(List<SelectStatement.WindowDefinition> definitions, Level level) {
        Map<String, Defined> known = new HashMap<>();
        for (SelectStatement.WindowDefinition definition : definitions) {
            Defined defined = window(definition.window(), known, true, level);
            if (known.put(definition.name().text(), defined) != null) {
                binding.error(
                        WINDOWING,
                        definition.window().span(),
                        "window \"" + definition.name().text() + "\" is already defined");
            }
        }
        for (Expr.Window window : List.copyOf(level.inlineWindows)) {
            window(window, known, false, level);
        }
    }

    private Defined window(
            Expr.Window window, Map<String, Defined> known, boolean named, Level level) {
        Name base = window.base();
        Defined from = base == null ? null : known.get(base.text());
        if (base != null && from == null) {
            binding.error("42704", window.span(), "window \"" + base.text() + "\" does not exist");
        }
        List<Bound> sorted = sorted(window, level);
        for (Expr item : window.partitionBy()) {
            Bound value = part(item, Level.Clause.WINDOW_PARTITION, level);
            Problem problem = binding.types.operators().requireEquality(value.type().type());
            if (problem != null) {
                binding.problem(problem, item.span(), List.of(value));
            }
        }
        if (base != null && from != null) {
            build(window, base, from, named);
            sorted = sorted.isEmpty() ? from.sorted() : sorted;
        }
        Expr.Frame frame = window.frame();
        if (frame != null) {
            frame(frame, window, sorted, level);
        }
        return new Defined(sorted, frame != null);
    }

    /// What a window that copies another one may not say again.
    private void build(Expr.Window window, Name base, Defined from, boolean named) {
        String name = "window \"" + base.text() + "\"";
        if (!window.partitionBy().isEmpty()) {
            binding.error(
                    WINDOWING, window.span(), "cannot override PARTITION BY clause of " + name);
        }
        if (!window.orderBy().isEmpty() && !from.sorted().isEmpty()) {
            binding.error(WINDOWING, window.span(), "cannot override ORDER BY clause of " + name);
        }
        if (from.framed()) {
            boolean adds = named || !window.orderBy().isEmpty() || window.frame() != null;
            binding.error(
                    WINDOWING,
                    window.span(),
                    "cannot copy " + name + " because it has a frame clause",
                    adds ? null : "Omit the parentheses in this OVER clause.");
        }
    }

    private List<Bound> sorted(Expr.Window window, Level level) {
        List<Bound> sorted = new ArrayList<>();
        for (Expr.SortKey key : window.orderBy()) {
            Bound value = part(key.value(), Level.Clause.WINDOW_ORDER, level);
            sorted.add(value);
            Problem problem = binding.types.operators().requireOrdering(value.type().type());
            if (problem != null) {
                binding.problem(problem, key.value().span(), List.of(value));
            }
        }
        return sorted;
    }

    private Bound part(Expr item, Level.Clause clause, Level level) {
        level.clause = clause;
        Bound value = binding.resolvedUnknown(binding.expressions.bind(item, level));
        level.clause = Level.Clause.NONE;
        binding.collations.sorted(value);
        binding.step(level.targets.size());
        if (level.overfull()) {
            return value;
        }
        for (Level.Target target : level.targets) {
            if (Bound.same(value, target.value)) {
                return value;
            }
        }
        level.targets.add(new Level.Target("?column?", value, true));
        return value;
    }

    private void frame(Expr.Frame frame, Expr.Window window, List<Bound> sorted, Level level) {
        boolean offsets = frame.start() != null || frame.end() != null;
        boolean range = frame.mode() == Expr.FrameMode.RANGE;
        if (offsets && range && sorted.size() != 1) {
            binding.error(
                    WINDOWING,
                    window.span(),
                    "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column");
            return;
        }
        if (frame.mode() == Expr.FrameMode.GROUPS && sorted.isEmpty()) {
            binding.error(WINDOWING, window.span(), "GROUPS mode requires an ORDER BY clause");
            return;
        }
        for (Expr offset : new Expr[] {frame.start(), frame.end()}) {
            if (offset == null) {
                continue;
            }
            level.clause = Level.Clause.WINDOW_FRAME;
            Bound value = binding.expressions.bind(offset, level);
            level.clause = Level.Clause.NONE;
            PgType target =
                    range
                            ? offsetType(value, sorted.get(0).type().type())
                            : binding.types.catalog().type(Oids.INT8);
            if (target == null || Binding.unresolved(value)) {
                continue;
            }
            coerce(value, target, frame.mode().name());
            Bound.Column column = SelectBinder.localColumn(value, level);
            if (column != null) {
                binding.error(
                        "42P10",
                        column.span(),
                        "argument of " + frame.mode().name() + " must not contain variables");
            }
        }
    }

    /// The value as the one type that the construct takes.
    void coerce(Bound value, PgType target, String construct) {
        Problem problem = binding.types.coercions().require(value.type().type(), target, construct);
        if (problem != null) {
            binding.problem(problem, value.span(), List.of(value));
        } else if (binding.returnsSet(value)) {
            binding.error(
                    "42804", value.span(), "argument of " + construct + " must not return a set");
        } else {
            binding.coerced(value, TypeRef.of(target));
        }
    }

    /// The type that an offset from a value of the sorted type becomes; null where there is none,
    /// which is reported.
    private @Nullable PgType offsetType(Bound value, PgType sorted) {
        PgType given = value.type().type();
        PgType column = binding.types.catalog().baseType(sorted);
        if (given.isUnresolved() || column.isUnresolved()) {
            return null;
        }
        PgType preferred = given.isUnknown() ? column : given;
        PgType chosen = null;
        int functions = 0;
        int matches = 0;
        for (PgFunction function : binding.types.functions().named("pg_catalog", IN_RANGE)) {
            if (!function.arguments().get(0).equals(column)) {
                continue;
            }
            functions++;
            PgType takes = function.arguments().get(2);
            if (binding.types.coercions().canCoerce(given, takes, CoercionContext.IMPLICIT)) {
                matches++;
                chosen = chosen != null && chosen.equals(preferred) ? chosen : takes;
            }
        }
        if (chosen != null && (matches == 1 || chosen.equals(preferred))) {
            return chosen;
        }
        String what = "RANGE with offset PRECEDING/FOLLOWING ";
        String types = " for column type " + binding.types.catalog().format(sorts(column));
        String both = types + " and offset type " + binding.types.catalog().format(given);
        String message =
                functions == 0
                        ? what + "is not supported" + types
                        : matches == 0
                                ? what + "is not supported" + both
                                : what + "has multiple interpretations" + both;
        String hint =
                functions == 0
                        ? null
                        : matches == 0
                                ? "Cast the offset value to an appropriate type."
                                : "Cast the offset value to the exact intended type.";
        binding.error("0A000", value.span(), message, hint);
        return null;
    }

    /// What the operator class that sorts the type is made for, which is what the server names.
    private PgType sorts(PgType type) {
        int oid =
                switch (type.kind()) {
                    case ENUM -> Oids.ANYENUM;
                    case RANGE -> Oids.ANYRANGE;
                    case BASE, COMPOSITE, DOMAIN, MULTIRANGE, PSEUDO ->
                            switch (type.oid()) {
                                case Oids.VARCHAR -> Oids.TEXT;
                                case Oids.CIDR -> Oids.INET;
                                default -> type.isArray() ? Oids.ANYARRAY : type.oid();
                            };
                };
        return oid == type.oid() ? type : binding.types.catalog().type(oid);
    }
}
