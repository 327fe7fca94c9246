package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanRequest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs the catalog queries inside the session's transaction and keeps what feeds the model. One
/// scan, one thread.
final class CatalogReader {
    static final int STEPS = 9;

    private final Session session;
    private final int major;
    private final Scope scope;
    private final ScanLimits limits;
    private final ScanRequest request;
    private final Rows rows;
    private final Cells cells = new Cells();
    private boolean all = true;
    private Long[] wanted = {};
    private List<Long> inScope = List.of();

    CatalogReader(Session session, int major, ScanRequest request) {
        this(session, major, request.source().scope(), request, new Rows());
    }

    private CatalogReader(Session session, int major, Scope scope, ScanRequest request, Rows rows) {
        this.session = session;
        this.major = major;
        this.scope = scope;
        this.limits = request.limits();
        this.request = request;
        this.rows = rows;
    }

    /// A reader over another connection, which fills the same rows; for after [#readRelations].
    CatalogReader on(Session other) {
        CatalogReader reader = new CatalogReader(other, major, scope, request, rows);
        reader.all = all;
        reader.wanted = wanted;
        reader.inScope = inScope;
        return reader;
    }

    Rows rows() {
        return rows;
    }

    /// What this reader, on its thread, keeps once.
    Cells cells() {
        return cells;
    }

    /// Reads which relations there are, and so what else is wanted.
    void readRelations() throws ScanFailed {
        report("relations", 0);
        relations();
    }

    /// Reads what the engine spells by its newest catalogs, and what that takes.
    void readSpelled() throws ScanFailed {
        report("columns", 1);
        columns();
        report("policies", 2);
        policies();
        report("types", 3);
        routines();
        types();
    }

    /// Reads plain rows: comments, parents and constraints.
    void readPlain() throws ScanFailed {
        report("comments", 4);
        sequences();
        comments();
        report("constraints", 5);
        constraints();
    }

    /// Reads indexes; nothing else touches their rows.
    void readIndexes() throws ScanFailed {
        indexes();
    }

    void report(String step, int done) {
        request.progress().report(step, done, STEPS);
    }

    /// The relations that become tables, and their partitions.
    List<Long> inScope() {
        return inScope;
    }

    boolean all() {
        return all;
    }

    Sql sql(String name) {
        return Sql.load(name, major, limits.maxTextChars(), true);
    }

    Sql sqlFor(String name) {
        return Sql.load(name, major, limits.maxTextChars(), false);
    }

    static Object[] repeated(Long[] oids, int times) {
        Object[] parameters = new Object[times];
        Arrays.fill(parameters, oids);
        return parameters;
    }

    private void scoped(String name, Session.Row row) throws ScanFailed {
        Sql sql = all ? sql(name) : sqlFor(name);
        session.each(sql, row, repeated(wanted, sql.oidParameters()));
    }

    private void relations() throws ScanFailed {
        session.each(
                sql("relations"),
                r -> {
                    SortedMap<String, String> options = new TreeMap<>();
                    Cells.addOptions(options, "", r.getArray(8));
                    Cells.addIfPresent(options, "tablespace", r.getString(9));
                    String method = r.getString(10);
                    if (method != null && !method.equals("heap")) {
                        options.put("accessMethod", method);
                    }
                    if (Cells.first(r.getString(5)) == 'u') {
                        options.put("persistence", "unlogged");
                    }
                    Cells.addIfPresent(options, "server", r.getString(13));
                    Cells.addOptions(options, "server.", r.getArray(14));
                    Rows.Relation relation =
                            new Rows.Relation(
                                    r.getLong(1),
                                    cells.pooled(r.getString(2)),
                                    r.getString(3),
                                    Cells.first(r.getString(4)),
                                    r.getBoolean(6),
                                    r.getLong(15),
                                    cells.pooled(r.getString(7)),
                                    options,
                                    r.getBoolean(11),
                                    r.getBoolean(12),
                                    r.getBoolean(16),
                                    r.getBoolean(17),
                                    r.getBoolean(18));
                    rows.relations.put(relation.oid(), relation);
                });
        inScope = new ArrayList<>();
        long tables = 0;
        for (Rows.Relation relation : rows.relations.values()) {
            Rows.Relation root = root(rows, relation);
            if (described(root, scope)) {
                inScope.add(relation.oid());
                tables += relation.partition() ? 0 : 1;
            }
        }
        if (tables > limits.maxTables()) {
            throw ScanFailed.of(
                    ScanError.Code.LIMIT_EXCEEDED,
                    "expected at most " + limits.maxTables() + " tables in scope, found " + tables,
                    "narrow the scope with --include or --exclude, or raise the limit");
        }
        all = inScope.size() * 2 >= rows.relations.size();
        if (!all) {
            wanted = inScope.toArray(Long[]::new);
        }
    }

    /// The relation a partition is folded into; itself for everything else.
    static Rows.Relation root(Rows rows, Rows.Relation relation) {
        Rows.Relation at = relation;
        while (at.partition()) {
            Rows.Relation parent = rows.relations.get(at.partitionOf());
            if (parent == null) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    /// True if a root relation becomes a table of the snapshot.
    static boolean described(Rows.Relation root, Scope scope) {
        return !root.ofExtension()
                && root.readable()
                && !root.partition()
                && scope.includes(root.schema(), root.name());
    }

    private void columns() throws ScanFailed {
        Grouped<Rows.Column> columns = new Grouped<>(rows.columns);
        scoped(
                "columns",
                r ->
                        columns.of(r.getLong(1))
                                .add(
                                        new Rows.Column(
                                                r.getInt(2),
                                                cells.pooled(r.getString(3)),
                                                r.getLong(4),
                                                r.getInt(5),
                                                r.getBoolean(6),
                                                Cells.first(r.getString(7)),
                                                Cells.first(r.getString(8)),
                                                r.getLong(9))));
        session.each(
                sql("collations"),
                r -> {
                    rows.collations.put(
                            r.getLong(1),
                            Cells.qualified(r.getString(2), r.getString(3))
                                    + (r.getBoolean(4) ? "" : " (nondeterministic)"));
                    rows.encoding = cells.pooled(r.getString(6));
                    rows.database = cells.pooled(r.getString(7));
                    if (r.getBoolean(5)) {
                        rows.usableCollations.add(
                                new Rows.Named(cells.pooled(r.getString(2)), r.getString(3)));
                    }
                });
    }

    private void comments() throws ScanFailed {
        scoped(
                "comments",
                r ->
                        rows.comments
                                .computeIfAbsent(r.getLong(1), k -> new HashMap<>())
                                .put(r.getInt(2), r.getString(3)));
        scoped(
                "inherits",
                r -> list(rows.parents, r.getLong(1)).add(r.getString(2) + "." + r.getString(3)));
    }

    private void constraints() throws ScanFailed {
        Set<Long> targets = new HashSet<>();
        scoped(
                "constraints",
                r -> {
                    Rows.Constraint constraint =
                            new Rows.Constraint(
                                    r.getLong(1),
                                    r.getString(3),
                                    Cells.first(r.getString(4)),
                                    r.getBoolean(5),
                                    r.getBoolean(6),
                                    cells.numbers(r.getString(7)),
                                    r.getLong(8),
                                    cells.numbers(r.getString(9)),
                                    Cells.first(r.getString(10)),
                                    Cells.first(r.getString(11)),
                                    Cells.first(r.getString(12)),
                                    cells.numbers(r.getString(13)),
                                    r.getBoolean(14),
                                    r.getBoolean(15),
                                    r.getBoolean(16));
                    list(rows.constraints, r.getLong(2)).add(constraint);
                    if (constraint.target() != 0
                            && !rows.columns.containsKey(constraint.target())) {
                        targets.add(constraint.target());
                    }
                });
        if (!targets.isEmpty()) {
            Object oids = targets.toArray(Long[]::new);
            session.each(
                    sql("target-columns"),
                    r ->
                            rows.targetColumns
                                    .computeIfAbsent(r.getLong(1), k -> new HashMap<>())
                                    .put(r.getInt(2), r.getString(3)),
                    oids);
        }
    }

    private void indexes() throws ScanFailed {
        scoped(
                "indexes",
                r ->
                        list(rows.indexes, r.getLong(2))
                                .add(
                                        new Rows.Index(
                                                r.getLong(1),
                                                r.getString(3),
                                                cells.pooled(r.getString(4)),
                                                r.getBoolean(5),
                                                r.getBoolean(6),
                                                r.getInt(7),
                                                cells.numbers(r.getString(8)),
                                                cells.numbers(r.getString(9)),
                                                cells.oids(r.getString(10)),
                                                cells.oids(r.getString(11)))));
        session.each(
                sql("opclasses"),
                r -> {
                    if (r.getBoolean(4)) {
                        rows.opclasses.put(
                                r.getLong(1), Cells.qualified(r.getString(2), r.getString(3)));
                    }
                    if (r.getBoolean(5)) {
                        rows.ownOpclasses.add(new Rows.Named(r.getString(2), r.getString(3)));
                    }
                });
    }

    private void policies() throws ScanFailed {
        scoped(
                "policies",
                r ->
                        list(rows.policies, r.getLong(2))
                                .add(
                                        new Rows.Policy(
                                                r.getLong(1),
                                                r.getString(3),
                                                Cells.first(r.getString(4)),
                                                r.getBoolean(5),
                                                Cells.strings(r.getArray(6)))));
    }

    private void sequences() throws ScanFailed {
        session.each(
                sql("sequences"),
                r ->
                        rows.sequences.add(
                                new Rows.Named(cells.pooled(r.getString(1)), r.getString(2))));
    }

    private void routines() throws ScanFailed {
        session.each(
                sql("routines"),
                r ->
                        rows.routines.add(
                                new Rows.Proc(
                                        cells.pooled(r.getString(1)),
                                        r.getString(2),
                                        Cells.first(r.getString(3)),
                                        r.getBoolean(4),
                                        r.getLong(5),
                                        r.getLong(6),
                                        cells.oids(r.getString(7)),
                                        r.getString(8) == null ? null : cells.oids(r.getString(8)),
                                        r.getString(9),
                                        Cells.strings(r.getArray(10)),
                                        r.getInt(11),
                                        Cells.first(r.getString(12)),
                                        r.getInt(13))));
        session.each(
                sql("operators"),
                r ->
                        rows.operators.add(
                                new Rows.Oper(
                                        cells.pooled(r.getString(1)),
                                        r.getString(2),
                                        r.getLong(3),
                                        r.getLong(4),
                                        r.getLong(5))));
        session.each(
                sql("unseen"),
                r ->
                        rows.unseen.add(
                                new Rows.Hidden(
                                        cells.pooled(r.getString(1)),
                                        new Rows.Named(
                                                cells.pooled(r.getString(2)), r.getString(3)),
                                        new Rows.Named(
                                                cells.pooled(r.getString(4)), r.getString(5)))));
        session.each(
                sql("casts"),
                r ->
                        rows.casts.add(
                                new Rows.Conversion(
                                        r.getLong(1),
                                        r.getLong(2),
                                        Cells.first(r.getString(3)),
                                        Cells.first(r.getString(4)))));
    }

    private void types() throws ScanFailed {
        session.each(sql("types"), this::type);
        session.each(sql("labels"), r -> list(rows.labels, r.getLong(1)).add(r.getString(2)));
        session.each(
                sql("domain-checks"),
                r -> list(rows.domainChecks, r.getLong(1)).add(r.getString(2)));
        // Row types of tables are read only where something uses them, and what those use in turn.
        Set<Long> asked = new HashSet<>();
        while (true) {
            Set<Long> missing = new HashSet<>(missingTypes());
            missing.removeAll(asked);
            if (missing.isEmpty()) {
                break;
            }
            asked.addAll(missing);
            Object oids = missing.toArray(Long[]::new);
            session.each(sqlFor("types"), this::type, oids);
        }
        Set<Rows.Modified> modified = new HashSet<>();
        for (List<Rows.Column> columns : rows.columns.values()) {
            for (Rows.Column column : columns) {
                if (column.modifier() >= 0) {
                    modified.add(new Rows.Modified(column.type(), column.modifier()));
                }
            }
        }
        for (Rows.Type type : rows.types.values()) {
            if (type.base() != 0 && type.baseModifier() >= 0) {
                modified.add(new Rows.Modified(type.base(), type.baseModifier()));
            }
        }
        Object types = modified.stream().map(Rows.Modified::type).toArray(Long[]::new);
        Object modifiers = modified.stream().map(Rows.Modified::modifier).toArray(Integer[]::new);
        session.each(
                sql("spellings"),
                r ->
                        rows.spellings.put(
                                new Rows.Modified(r.getLong(1), r.getInt(2)), r.getString(3)),
                types,
                modifiers);
    }

    private void type(ResultSet r) throws SQLException {
        rows.types.put(
                r.getLong(1),
                new Rows.Type(
                        r.getLong(1),
                        cells.pooled(r.getString(2)),
                        r.getString(3),
                        Cells.first(r.getString(4)),
                        Cells.first(r.getString(5)),
                        r.getBoolean(6),
                        r.getLong(7),
                        r.getLong(8),
                        r.getLong(9),
                        r.getInt(10),
                        r.getBoolean(11),
                        r.getString(12),
                        r.getLong(13),
                        r.getBoolean(14),
                        r.getString(15),
                        r.getBoolean(16),
                        r.getLong(17),
                        r.getLong(18)));
    }

    private Set<Long> missingTypes() {
        Set<Long> used = new HashSet<>();
        rows.columns.values().forEach(list -> list.forEach(c -> used.add(c.type())));
        for (Rows.Proc routine : rows.routines) {
            used.add(routine.result());
            used.addAll(routine.inputs());
            if (routine.all() != null) {
                used.addAll(routine.all());
            }
        }
        rows.operators.forEach(o -> used.addAll(List.of(o.left(), o.right(), o.result())));
        rows.casts.forEach(c -> used.addAll(List.of(c.source(), c.target())));
        for (Rows.Type type : rows.types.values()) {
            used.add(type.element());
            used.add(type.base());
        }
        used.remove(0L);
        used.removeAll(rows.types.keySet());
        return used;
    }

    /// Lists by oid. Rows of one relation mostly follow each other, so the last list is at hand.
    private static final class Grouped<T> {
        private final Map<Long, List<T>> lists;
        private long lastKey = -1;
        private List<T> last = List.of();

        Grouped(Map<Long, List<T>> lists) {
            this.lists = lists;
        }

        List<T> of(long key) {
            if (key != lastKey) {
                last = list(lists, key);
                lastKey = key;
            }
            return last;
        }
    }

    static <T> List<T> list(Map<Long, List<T>> lists, long key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>(4));
    }
}
