package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One query level while it is bound: what names may mean and what has been met. One thread.
final class Level {

    /// The clause being bound; decides where aggregates, window and set functions may stand.
    enum Clause {
        NONE(""),
        TARGET(""),
        JOIN_ON("JOIN conditions"),
        FROM_FUNCTION("functions in FROM"),
        FROM_SUBQUERY("FROM clause of their own query level"),
        WHERE("WHERE"),
        FILTER("FILTER"),
        HAVING(""),
        ORDER_BY(""),
        GROUP_BY("GROUP BY"),
        DISTINCT_ON(""),
        LIMIT("LIMIT"),
        OFFSET("OFFSET"),
        WINDOW_PARTITION(""),
        WINDOW_ORDER(""),
        WINDOW_FRAME("window frame"),
        VALUES("VALUES"),
        INSERT_SOURCE("VALUES"),
        UPDATE_SOURCE("UPDATE"),
        RETURNING("RETURNING"),
        INDEX_EXPRESSION("index expressions"),
        INDEX_PREDICATE("index predicates"),
        MERGE_WHEN("MERGE WHEN conditions");

        final String words;

        Clause(String words) {
            this.words = words;
        }
    }

    /// A range entry as names see it.
    static final class Item {
        final RangeEntry entry;
        boolean relationVisible;
        boolean columnsVisible;
        boolean lateralOnly;
        boolean lateralOk = true;

        Item(RangeEntry entry, boolean relationVisible, boolean columnsVisible) {
            this.entry = entry;
            this.relationVisible = relationVisible;
            this.columnsVisible = columnsVisible;
        }
    }

    /// A CTE in scope; `columns` is null while it may not be read.
    static final class CommonTable {
        final String name;
        @Nullable List<RangeEntry.Column> columns;
        boolean open;

        /// It is DML that returns nothing.
        boolean missingReturning;

        /// Its recursive term is being bound.
        boolean defining;

        CommonTable(String name) {
            this.name = name;
        }
    }

    /// A column of the result; `junk` ones serve ORDER BY only.
    static final class Target {
        final String name;
        Bound value;
        final boolean junk;

        Target(String name, Bound value, boolean junk) {
            this.name = name;
            this.value = value;
            this.junk = junk;
        }
    }

    /// A column of an outer level, and when the server's `query_tree_walker` comes to it.
    private record Outer(Bound.Column column, int turn) {}

    final @Nullable Level parent;
    final int depth;
    List<Item> namespace = new ArrayList<>(4);
    final List<RangeEntry> entries = new ArrayList<>(4);
    final Map<String, CommonTable> commonTables = new HashMap<>(0);
    final List<Target> targets = new ArrayList<>();
    final List<Expr.Window> inlineWindows = new ArrayList<>(0);
    List<SelectStatement.WindowDefinition> windows = List.of();
    private final List<Outer> outer = new ArrayList<>(0);
    final List<Bound.OfLevel> outerAggregates = new ArrayList<>(0);
    Clause clause = Clause.NONE;

    /// The call of a set-returning function that was bound last, as the server's `p_last_srf`.
    @Nullable Bound setCall;

    boolean lateralActive;
    boolean hasAggregates;
    boolean hasGroupings;
    boolean hasWindows;

    /// A target, or what sorts or groups, returns a set.
    boolean returnsSets;

    /// What is being bound is a join in parentheses, not the first of its FROM.
    boolean inParentheses;

    /// The source may show the columns of a star in another order.
    boolean unsureOrder;

    /// It is a MERGE.
    boolean merging;

    /// What keeps rows of the subquery that was bound last from being locked; empty where nothing
    /// does.
    String unlockableBelow = "";

    /// A star stands for something unresolved.
    boolean starred;

    /// Something here could not be resolved: missing names are no findings.
    boolean damaged;

    Level(@Nullable Level parent) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /// A column of an outer level was met, in the clause that is being bound.
    void readOuter(Bound.Column column) {
        outer.add(new Outer(column, turn(clause)));
    }

    void forgetOuter(Predicate<Bound.Column> which) {
        outer.removeIf(each -> which.test(each.column()));
    }

    /// The columns of outer levels that are read here, in the order in which the server walks a
    /// query: its targets, with what sorting and grouping add to them, before FROM and WHERE, and
    /// what stands in FROM last.
    List<Bound.Column> outerColumns() {
        return outer.stream()
                .sorted(Comparator.comparingInt(Outer::turn))
                .map(Outer::column)
                .toList();
    }

    private static int turn(Clause clause) {
        return switch (clause) {
            case TARGET, ORDER_BY, GROUP_BY, DISTINCT_ON, WINDOW_PARTITION, WINDOW_ORDER -> 0;
            case INSERT_SOURCE, UPDATE_SOURCE, INDEX_EXPRESSION, INDEX_PREDICATE, MERGE_WHEN -> 1;
            case RETURNING -> 2;
            case JOIN_ON, WHERE, FILTER -> 3;
            case HAVING -> 4;
            case OFFSET -> 5;
            case LIMIT -> 6;
            case WINDOW_FRAME -> 7;
            case NONE -> 8;
            case FROM_FUNCTION, FROM_SUBQUERY, VALUES -> 9;
        };
    }

    @Nullable CommonTable commonTable(String name) {
        for (Level level = this; level != null; level = level.parent) {
            CommonTable found = level.commonTables.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    SelectStatement.@Nullable WindowDefinition window(Name name) {
        for (SelectStatement.WindowDefinition window : windows) {
            if (window.name().text().equals(name.text())) {
                return window;
            }
        }
        return null;
    }

    /// It has more targets than any server takes.
    boolean overfull() {
        return targets.size() > Binding.MAX_ENTRIES;
    }

    void addTarget(String name, Bound value, boolean junk) {
        targets.add(new Target(name, value, junk));
    }
}
