package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// FROM: range entries, what is visible of them, joins and their merged columns, as the server's
/// `parse_clause.c` does. One thread.
final class FromBinder {
    private static final String NO_SAMPLE =
            "TABLESAMPLE clause can only be applied to tables and materialized views";

    private final Binding binding;

    FromBinder(Binding binding) {
        this.binding = binding;
    }

    /// All items of a FROM clause, into the level's namespace.
    void clause(List<FromItem> items, Level level) {
        Map<String, List<Level.Item>> before = new HashMap<>();
        remember(level.namespace, before);
        for (FromItem item : items) {
            List<Level.Item> bound = item(item, level);
            for (Level.Item each : bound) {
                checkConflicts(before.getOrDefault(each.entry.alias, List.of()), List.of(each));
            }
            if (items.size() > 1) {
                remember(bound, before);
            }
            for (Level.Item each : bound) {
                each.lateralOnly = true;
                each.lateralOk = true;
            }
            level.namespace.addAll(bound);
        }
        for (Level.Item each : level.namespace) {
            each.lateralOnly = false;
            each.lateralOk = true;
        }
    }

    private static void remember(List<Level.Item> items, Map<String, List<Level.Item>> byName) {
        for (Level.Item item : items) {
            byName.computeIfAbsent(item.entry.alias, a -> new ArrayList<>(1)).add(item);
        }
    }

    void checkConflicts(List<Level.Item> before, List<Level.Item> added) {
        binding.step(before.size());
        for (Level.Item one : added) {
            for (Level.Item other : before) {
                if (!one.relationVisible
                        || !other.relationVisible
                        || !one.entry.alias.equals(other.entry.alias)) {
                    continue;
                }
                RelationInfo a = one.entry.relation;
                RelationInfo b = other.entry.relation;
                boolean twoSchemas =
                        a != null
                                && b != null
                                && a != b
                                && a.name().equals(one.entry.alias)
                                && b.name().equals(other.entry.alias);
                if (!twoSchemas) {
                    binding.error(
                            "42712",
                            null,
                            "table name \"" + one.entry.alias + "\" specified more than once");
                }
            }
        }
    }

    List<Level.Item> item(FromItem item, Level level) {
        return switch (item) {
            case FromItem.Relation r -> single(relation(r, level), true);
            case FromItem.Subquery s -> single(subquery(s, level), s.alias() != null);
            case FromItem.Function f -> single(binding.functionTables.function(f, level), true);
            case FromItem.XmlTable t -> single(binding.standardTables.xml(t, level), true);
            case FromItem.JsonTable t -> single(binding.standardTables.json(t, level), true);
            case FromItem.Join j -> binding.joins.join(j, level);
            case FromItem.Malformed ignored -> single(open("", level), false);
        };
    }

    private static List<Level.Item> single(RangeEntry entry, boolean named) {
        List<Level.Item> items = new ArrayList<>(1);
        items.add(new Level.Item(entry, named, true));
        return items;
    }

    RangeEntry open(String alias, Level level) {
        return new RangeEntry(
                RangeEntry.Kind.OPEN, alias, level, List.of(), null, Bound.UNRESOLVED);
    }

    RangeEntry added(RangeEntry entry, Level level) {
        level.entries.add(entry);
        return entry;
    }

    private RangeEntry relation(FromItem.Relation relation, Level level) {
        List<Name> name = relation.name();
        FromItem.Alias alias = relation.alias();
        String shown = alias == null ? name.getLast().text() : alias.name().text();
        if (name.size() == 1) {
            Level.CommonTable table = level.commonTable(name.get(0).text());
            if (table != null) {
                if (relation.sample() != null) {
                    binding.error("0A000", relation.span(), NO_SAMPLE);
                }
                return added(commonTable(relation, table, shown, level), level);
            }
        }
        RangeEntry entry = added(stored(relation, shown, level), level);
        FromItem.Sample sample = relation.sample();
        if (sample != null) {
            Level.Clause clause = level.clause;
            level.clause = Level.Clause.FROM_FUNCTION;
            sample(relation, sample, entry.relation, level);
            level.clause = clause;
        }
        return entry;
    }

    private void sample(
            FromItem.Relation relation,
            FromItem.Sample sample,
            @Nullable RelationInfo sampled,
            Level level) {
        boolean stored =
                sampled == null
                        || (sampled.kind() != RelationInfo.Kind.VIEW
                                && sampled.kind() != RelationInfo.Kind.SEQUENCE);
        if (!stored) {
            binding.error("0A000", relation.span(), NO_SAMPLE);
        }
        Name method = sample.method().getLast();
        if (!method.text().equals("bernoulli") && !method.text().equals("system")) {
            binding.error(
                    "42704",
                    method.span(),
                    "tablesample method " + Names.dotted(sample.method()) + " does not exist");
        } else if (sample.arguments().size() != 1) {
            binding.error(
                    "2202H",
                    method.span(),
                    "tablesample method "
                            + method.text()
                            + " requires 1 argument, not "
                            + sample.arguments().size());
        }
        for (Expr argument : sample.arguments()) {
            sampled(argument, Oids.FLOAT4, "TABLESAMPLE", level);
        }
        Expr repeatable = sample.repeatable();
        if (repeatable != null) {
            sampled(repeatable, Oids.FLOAT8, "REPEATABLE", level);
        }
    }

    private void sampled(Expr tree, int oid, String construct, Level level) {
        Bound setBefore = level.setCall;
        Bound value = binding.expressions.bind(tree, level);
        level.setCall = setBefore;
        if (!Binding.unresolved(value)) {
            binding.windows.coerce(value, binding.types.catalog().type(oid), construct);
        }
    }

    private RangeEntry stored(FromItem.Relation relation, String shown, Level level) {
        RelationInfo info = find(relation.name(), relation.span(), level);
        if (info == null) {
            RangeEntry open = open(shown, level);
            FromItem.Alias alias = relation.alias();
            if (alias == null || alias.columns().isEmpty()) {
                open.presumed = presumed(relation.name(), level);
            }
            return open;
        }
        binding.touch(info);
        binding.runs(Coverage.Unseen.Through.RELATION, info.schema(), info.name(), relation.span());
        return entry(info, relation.alias(), shown, level);
    }

    /// The relation of the name; null, and reported, if there is none.
    @Nullable RelationInfo find(List<Name> name, Span span, @Nullable Level level) {
        if (!binding.properlyQualified(name, span)) {
            return null;
        }
        String schema = schema(name);
        if (name.size() > 2
                && !binding.inDatabase(
                        name.get(0).text(), span, "\"" + Names.dotted(name) + "\"")) {
            return null;
        }
        return switch (binding.catalog.find(schema, name.getLast().text())) {
            case SchemaCatalog.Lookup.Found(RelationInfo relation) -> relation;
            case SchemaCatalog.Lookup.Uncovered ignored -> {
                binding.cannotTell(
                        "relation \"" + Names.dotted(name) + "\" is outside of what the scan saw");
                yield null;
            }
            case SchemaCatalog.Lookup.Missing ignored -> {
                List<Fault.Candidate> candidates = candidates(name, level);
                binding.report(
                        new Fault(
                                "42P01",
                                Severity.ERROR,
                                span,
                                "relation \""
                                        + (schema == null ? "" : schema + ".")
                                        + name.getLast().text()
                                        + "\" does not exist",
                                null,
                                name.getLast(),
                                candidates));
                yield null;
            }
        };
    }

    private static @Nullable String schema(List<Name> name) {
        return name.size() > 1 ? name.get(name.size() - 2).text() : null;
    }

    private List<Fault.Candidate> candidates(List<Name> name, @Nullable Level start) {
        List<Fault.Candidate> candidates = new ArrayList<>();
        if (binding.isFull()) {
            return candidates;
        }
        for (Level level = start; level != null && name.size() == 1; level = level.parent) {
            for (String table : level.commonTables.keySet()) {
                candidates.add(new Fault.Candidate(table, 0));
            }
        }
        candidates.addAll(binding.catalog.tables(schema(name), name.getLast().text()));
        return candidates;
    }

    /// The one relation whose name is so near that binding can go on with its columns.
    @Nullable RelationInfo presumed(List<Name> name, @Nullable Level level) {
        String wrong = name.getLast().text();
        Fault.Candidate nearest = Suggestions.slipped(wrong, candidates(name, level));
        if (nearest == null) {
            return null;
        }
        String schema = nearest.schema() == null ? schema(name) : nearest.schema();
        return binding.catalog.find(schema, nearest.name())
                        instanceof SchemaCatalog.Lookup.Found(RelationInfo relation)
                ? relation
                : null;
    }

    RangeEntry entry(RelationInfo info, FromItem.@Nullable Alias alias, String shown, Level level) {
        List<RangeEntry.Column> columns = new ArrayList<>(info.columns().size());
        for (RelationInfo.Column column : info.columns()) {
            columns.add(
                    new RangeEntry.Column(
                            column.name(),
                            column.type(),
                            !column.notNull(),
                            null,
                            column.collation()));
            if (column.collation() != null) {
                binding.collations.collatedColumn();
            }
        }
        PgType row = info.rowType();
        return new RangeEntry(
                RangeEntry.Kind.RELATION,
                shown,
                level,
                renamed(columns, alias, shown),
                info,
                row == null ? binding.type(Oids.RECORD) : TypeRef.of(row));
    }

    private RangeEntry commonTable(
            FromItem.Relation relation, Level.CommonTable table, String shown, Level level) {
        List<RangeEntry.Column> columns = table.columns;
        if (columns == null || table.open) {
            if (table.missingReturning) {
                binding.error(
                        "0A000",
                        relation.span(),
                        "WITH query \"" + table.name + "\" does not have a RETURNING clause");
            }
            return open(shown, level);
        }
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.COMMON_TABLE,
                        shown,
                        level,
                        renamed(columns, relation.alias(), shown),
                        null,
                        binding.type(Oids.RECORD));
        entry.selfReference = table.defining;
        return entry;
    }

    /// The columns under the names that an alias gives them.
    List<RangeEntry.Column> renamed(
            List<RangeEntry.Column> columns, FromItem.@Nullable Alias alias, String shown) {
        if (alias == null || alias.columns().isEmpty()) {
            return columns;
        }
        if (alias.columns().size() > columns.size()) {
            binding.error(
                    "42P10",
                    null,
                    "table \""
                            + shown
                            + "\" has "
                            + columns.size()
                            + " columns available but "
                            + alias.columns().size()
                            + " columns specified");
        }
        List<RangeEntry.Column> result = new ArrayList<>(columns);
        for (int i = 0; i < columns.size() && i < alias.columns().size(); i++) {
            RangeEntry.Column column = columns.get(i);
            result.set(i, column.named(alias.columns().get(i).text()));
        }
        return result;
    }

    private RangeEntry subquery(FromItem.Subquery subquery, Level level) {
        FromItem.Alias alias = subquery.alias();
        String shown = alias == null ? "unnamed_subquery" : alias.name().text();
        boolean before = level.lateralActive;
        Level.Clause clause = level.clause;
        level.lateralActive = subquery.lateral();
        level.clause = Level.Clause.FROM_SUBQUERY;
        level.unlockableBelow = "";
        SelectBinder.Result result =
                subquery.lateral()
                        ? binding.selects.subquery(subquery.query(), level)
                        : unlateral(subquery, level);
        level.lateralActive = before;
        level.clause = clause;
        if (result.open()) {
            return added(open(shown, level), level);
        }
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.SUBQUERY,
                        shown,
                        level,
                        renamed(result.columns(), alias, shown),
                        null,
                        binding.type(Oids.RECORD));
        entry.unlockable = level.unlockableBelow;
        return added(entry, level);
    }

    private SelectBinder.Result unlateral(FromItem.Subquery subquery, Level level) {
        return binding.selects.subquery(subquery.query(), level);
    }
}
