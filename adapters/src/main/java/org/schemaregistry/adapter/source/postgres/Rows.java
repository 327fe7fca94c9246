package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The catalogs' rows of one scan by oid, as far as they feed the model. Filled by [CatalogReader]
/// and [Deparser], read by [SnapshotAssembler]. Each member is filled by one thread; whoever reads
/// it waits for that one.
final class Rows {
    final Map<Long, Relation> relations = new HashMap<>();
    final Map<Long, List<Column>> columns = new HashMap<>();
    final Map<Long, Map<Integer, String>> comments = new HashMap<>();
    final Map<Long, List<String>> parents = new HashMap<>();
    final Map<Long, List<Constraint>> constraints = new HashMap<>();
    final Map<Long, List<Index>> indexes = new HashMap<>();
    final Map<Long, List<Policy>> policies = new HashMap<>();
    final Map<Long, List<Deparsed>> deparsed = new HashMap<>();
    final Map<Long, Map<Integer, String>> targetColumns = new HashMap<>();
    final Map<Long, String> opclasses = new HashMap<>();
    final Map<Long, String> collations = new HashMap<>();
    final Map<Long, Type> types = new HashMap<>();
    final Map<Modified, String> spellings = new HashMap<>();
    final Map<Long, List<String>> labels = new HashMap<>();
    final Map<Long, List<String>> domainChecks = new HashMap<>();
    final List<Named> sequences = new ArrayList<>();
    final List<Hidden> unseen = new ArrayList<>();
    String encoding = "";
    String database = "";
    final List<Named> usableCollations = new ArrayList<>();
    final List<Named> ownOpclasses = new ArrayList<>();
    final List<Proc> routines = new ArrayList<>();
    final List<Oper> operators = new ArrayList<>();
    final List<Conversion> casts = new ArrayList<>();

    /// A row of pg_class. `partitionOf` is 0 for what is no partition.
    record Relation(
            long oid,
            String schema,
            String name,
            char kind,
            boolean partition,
            long partitionOf,
            String owner,
            SortedMap<String, String> options,
            boolean rowSecurity,
            boolean forcedRowSecurity,
            boolean ofExtension,
            boolean readable,
            boolean writable) {
        Relation {
            options = new TreeMap<>(options);
        }

        String shown() {
            return schema + "." + name;
        }
    }

    /// Something of which nothing but its name is told.
    record Named(String schema, String name) {}

    /// A function that an object of a kind, `relation` or `operator`, runs unseen.
    record Hidden(String kind, Named object, Named function) {}

    /// A row of pg_attribute; `collation` is 0 where the type has none.
    record Column(
            int number,
            String name,
            long type,
            int modifier,
            boolean notNull,
            char identity,
            char generated,
            long collation) {}

    record Constraint(
            long oid,
            String name,
            char kind,
            boolean deferrable,
            boolean validated,
            List<Integer> columns,
            long target,
            List<Integer> targetColumns,
            char onUpdate,
            char onDelete,
            char match,
            List<Integer> setColumns,
            boolean period,
            boolean enforced,
            boolean nullsNotDistinct) {}

    record Index(
            long oid,
            String name,
            String method,
            boolean unique,
            boolean nullsNotDistinct,
            int keys,
            List<Integer> columns,
            List<Integer> options,
            List<Long> opclasses,
            List<Long> collations) {}

    record Policy(long oid, String name, char command, boolean permissive, List<String> roles) {}

    /// One deparsed text; see deparse.sql for the kinds.
    record Deparsed(
            String kind,
            long key,
            @Nullable String name,
            @Nullable String body,
            @Nullable String extra) {}

    record Type(
            long oid,
            String schema,
            String name,
            char kind,
            char category,
            boolean preferred,
            long element,
            long relation,
            long base,
            int baseModifier,
            boolean notNull,
            @Nullable String defaultValue,
            long collation,
            boolean ownCollation,
            String spelling,
            boolean array,
            long rangeOf,
            long multirange) {}

    /// A type with a modifier.
    record Modified(long type, int modifier) {}

    record Proc(
            String schema,
            String name,
            char kind,
            boolean returnsSet,
            long result,
            long variadic,
            List<Long> inputs,
            @Nullable List<Long> all,
            @Nullable String modes,
            List<String> names,
            int defaults,
            char aggregate,
            int directArguments) {}

    record Oper(String schema, String name, long left, long right, long result) {}

    record Conversion(long source, long target, char context, char method) {}
}
