package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a [Snapshot] of the catalogs' rows. Pure; one scan, one thread.
final class SnapshotAssembler {
    private final Rows rows;
    private final Facts facts;
    private final Scope scope;
    private final Types types;
    private final Map<Long, ScanError.Code> failedDeparsing;
    private final TableAssembler.Frame frame;

    SnapshotAssembler(
            Rows rows,
            Facts facts,
            Scope scope,
            String defaultSchema,
            Set<Long> inScope,
            Map<Long, ScanError.Code> failedDeparsing) {
        this.rows = rows;
        this.facts = facts;
        this.scope = scope;
        this.types = new Types(rows, inScope);
        this.failedDeparsing = failedDeparsing;
        this.frame =
                new TableAssembler.Frame(
                        rows, types, defaultSchema, new HashMap<>(), new HashMap<>());
    }

    Snapshot assemble(SourceId source, List<String> searchPath, long capturedAtMillis) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        SortedMap<QualifiedName, Identity.OfTable> identities = new TreeMap<>();
        List<QualifiedName> notVisible = new ArrayList<>();
        List<QualifiedName> excluded = new ArrayList<>();
        List<QualifiedName> failed = new ArrayList<>();
        List<ScanError> errors = new ArrayList<>();
        Map<QualifiedName, ScanError.Code> codes = new TreeMap<>();
        for (Rows.Relation relation : rows.relations.values()) {
            if (relation.partition()) {
                frame.partitions()
                        .computeIfAbsent(relation.partitionOf(), k -> new ArrayList<>())
                        .add(relation);
            }
            ScanError.Code code = failedDeparsing.get(relation.oid());
            if (code != null) {
                codes.put(frame.name(CatalogReader.root(rows, relation)), code);
            }
        }
        for (Rows.Relation relation : rows.relations.values()) {
            QualifiedName name = frame.name(relation);
            if (relation.partition()) {
                continue;
            }
            if (relation.ofExtension() || !scope.includes(relation.schema(), relation.name())) {
                excluded.add(name);
            } else if (!relation.readable()) {
                notVisible.add(name);
            } else if (codes.containsKey(name)) {
                failed.add(name);
            } else {
                TableAssembler table = new TableAssembler(frame, relation);
                tables.put(name, table.table());
                identities.put(name, table.identity());
            }
        }
        codes.forEach((name, code) -> {
            if (failed.contains(name)) {
                errors.add(error(name, code));
            }
        });
        return new Snapshot(
                source,
                tables,
                new ObjectsAssembler(rows, types).assemble(facts.major(), searchPath),
                new Coverage(
                        facts.role(),
                        notVisible,
                        excluded,
                        failed,
                        undescribed(),
                        Warnings.of(facts, rows, scope, source, searchPath),
                        new Coverage.Names(
                                rows.database,
                                rows.encoding,
                                names(rows.usableCollations),
                                names(rows.ownOpclasses),
                                rows.unseen.stream().map(this::unseen).toList())),
                errors,
                new Identity(facts.system(), identities),
                capturedAtMillis);
    }

    private Coverage.Unseen unseen(Rows.Hidden hidden) {
        return new Coverage.Unseen(
                Coverage.Unseen.Through.parse(hidden.kind()),
                frame.name(hidden.object().schema(), hidden.object().name()),
                frame.name(hidden.function().schema(), hidden.function().name()));
    }

    private List<QualifiedName> names(List<Rows.Named> named) {
        return named.stream().map(n -> frame.name(n.schema(), n.name())).toList();
    }

    private List<QualifiedName> undescribed() {
        List<QualifiedName> names = new ArrayList<>(names(rows.sequences));
        rows.relations.values().stream()
                .filter(Rows.Relation::partition)
                .forEach(r -> names.add(frame.name(r)));
        return names;
    }

    private static ScanError error(QualifiedName name, ScanError.Code code) {
        return switch (code) {
            case LOCKED ->
                    new ScanError(
                            name.toString(),
                            code,
                            name
                                    + ": its definition could not be read, another session holds a"
                                    + " lock on it or on what it is built on",
                            "scan again when the lock is gone; the table keeps its version");
            case LIMIT_EXCEEDED ->
                    new ScanError(
                            name.toString(),
                            code,
                            name + ": a definition is longer than the limit for one text",
                            "exclude the table or raise the limit");
            case OBJECT_VANISHED,
                    UNREACHABLE,
                    AUTHENTICATION_FAILED,
                    PERMISSION_DENIED,
                    TIMEOUT,
                    CONNECTION_LOST,
                    UNSTABLE,
                    NOT_A_DATABASE,
                    CORRUPT,
                    UNSUPPORTED,
                    CANCELLED,
                    INTERNAL ->
                    new ScanError(
                            name.toString(),
                            code,
                            name + ": it, or something it is built on, vanished during the scan",
                            "scan again; the table keeps its version");
        };
    }
}
