package org.schemaregistry.core.event;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.guard.MismatchJson;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingJson;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that happened and was committed. Each table version has exactly one event.
///
/// Immutable.
public sealed interface RegistryEvent {

    SourceId source();

    record SourceAdded(SourceId source, SemVer version, String actor) implements RegistryEvent {}

    /// The source's settings or its objects beside tables (named types, routines, ...) changed.
    record SourceChanged(
            SourceId source, SemVer from, SemVer to, Bump bump, List<String> what, String actor)
            implements RegistryEvent {
        public SourceChanged {
            what = List.copyOf(what);
        }
    }

    record SourceRemoved(SourceId source, SemVer version, String actor) implements RegistryEvent {}

    /// One version of one table; `kind` says whether it was created, changed, renamed or dropped.
    record TableMoved(
            Kind kind,
            TableRef ref,
            @Nullable QualifiedName renamedFrom,
            @Nullable SemVer from,
            SemVer to,
            long ordinal,
            Bump bump,
            @Nullable String fingerprint,
            String actor,
            List<ClassifiedChange> changes)
            implements RegistryEvent {
        public enum Kind {
            CREATED,
            CHANGED,
            RENAMED,
            DROPPED
        }

        public TableMoved {
            changes = List.copyOf(changes);
        }

        @Override
        public SourceId source() {
            return ref.source();
        }
    }

    /// A scan that would delete so much that somebody has to approve it first.
    record ScanHeld(SourceId source, List<QualifiedName> deletions, int tables, String actor)
            implements RegistryEvent {
        public ScanHeld {
            deletions = List.copyOf(deletions);
        }
    }

    record ScanFailed(SourceId source, ScanError error, String actor) implements RegistryEvent {}

    /// What the scanning role may read changed; nothing was dropped.
    record AccessChanged(
            SourceId source, List<QualifiedName> lost, List<QualifiedName> regained, String actor)
            implements RegistryEvent {
        public AccessChanged {
            lost = List.copyOf(lost);
            regained = List.copyOf(regained);
        }
    }

    /// A commit broke a registered query; `findings` say how, with the nearest fix. Told once,
    /// until the query is whole again.
    record QueryBroken(
            SourceId source,
            String query,
            SortedMap<QualifiedName, SemVer> planned,
            List<Finding> findings,
            String actor)
            implements RegistryEvent {
        public QueryBroken {
            planned = Collections.unmodifiableSortedMap(new TreeMap<>(planned));
            findings = List.copyOf(findings);
        }
    }

    /// A commit made a broken query whole again.
    record QueryMended(SourceId source, String query, String actor) implements RegistryEvent {}

    /// Rows did not look as a version of their table says. `rescanAsked` is true where that was
    /// told before: the registry's picture of the source should be renewed.
    record GuardMismatch(
            TableRef ref,
            SemVer version,
            long rows,
            long checked,
            List<Mismatch> mismatches,
            RescanAnswer rescan,
            String actor)
            implements RegistryEvent {
        public GuardMismatch {
            mismatches = List.copyOf(mismatches);
        }

        @Override
        public SourceId source() {
            return ref.source();
        }
    }

    /// The CloudEvents `type`, such as `org.schemaregistry.table.changed.v1`.
    default String type() {
        return "org.schemaregistry." + topic() + ".v1";
    }

    /// The middle of the type, also the name of the audited action: `table.changed`.
    default String topic() {
        return switch (this) {
            case SourceAdded ignored -> "source.added";
            case SourceChanged ignored -> "source.changed";
            case SourceRemoved ignored -> "source.removed";
            case TableMoved moved ->
                    switch (moved.kind()) {
                        case CREATED -> "table.created";
                        case CHANGED -> "table.changed";
                        case RENAMED -> "table.renamed";
                        case DROPPED -> "table.dropped";
                    };
            case ScanHeld ignored -> "scan.held";
            case ScanFailed ignored -> "scan.failed";
            case AccessChanged ignored -> "access.changed";
            case QueryBroken ignored -> "query.broken";
            case QueryMended ignored -> "query.mended";
            case GuardMismatch ignored -> "guard.mismatch";
        };
    }

    /// The CloudEvents `subject`: the table, or the source where no single table is meant.
    default String subject() {
        return switch (this) {
            case TableMoved moved -> moved.ref().toString();
            case SourceAdded e -> e.source().value();
            case SourceChanged e -> e.source().value();
            case SourceRemoved e -> e.source().value();
            case ScanHeld e -> e.source().value();
            case ScanFailed e -> e.source().value();
            case AccessChanged e -> e.source().value();
            case QueryBroken e -> e.source().value();
            case QueryMended e -> e.source().value();
            case GuardMismatch e -> e.ref().toString();
        };
    }

    /// The CloudEvents `data`.
    default ObjectNode data() {
        ObjectNode data = CanonicalJson.mapper().createObjectNode();
        data.put("source", source().value());
        switch (this) {
            case SourceAdded e -> data.put("to", e.version().toString()).put("actor", e.actor());
            case SourceRemoved e ->
                    data.put("from", e.version().toString()).put("actor", e.actor());
            case SourceChanged e -> {
                data.put("from", e.from().toString()).put("to", e.to().toString());
                data.put("bump", e.bump().name()).put("actor", e.actor());
                e.what().forEach(data.putArray("what")::add);
            }
            case TableMoved e -> writeMoved(e, data);
            case ScanHeld e -> {
                data.put("tables", e.tables()).put("actor", e.actor());
                names(data, "deletions", e.deletions());
            }
            case ScanFailed e -> {
                data.put("code", e.error().code().name()).put("message", e.error().message());
                data.put("hint", e.error().hint()).put("actor", e.actor());
            }
            case AccessChanged e -> {
                names(data, "lost", e.lost());
                names(data, "regained", e.regained());
                data.put("actor", e.actor());
            }
            case QueryBroken e -> {
                data.put("query", e.query()).put("actor", e.actor());
                ObjectNode planned = data.putObject("planned");
                e.planned()
                        .forEach((table, version) ->
                                planned.put(table.toString(), version.toString()));
                data.set("findings", FindingJson.write(e.findings()));
            }
            case QueryMended e -> data.put("query", e.query()).put("actor", e.actor());
            case GuardMismatch e -> {
                data.put("table", e.ref().table().toString());
                data.put("version", e.version().toString());
                data.put("rows", e.rows()).put("checked", e.checked());
                data.set("mismatches", MismatchJson.write(e.mismatches()));
                data.put("rescanAsked", e.rescan().asked()).put("actor", e.actor());
                if (e.rescan().asked()) {
                    data.put("rescan", e.rescan().json());
                }
            }
        }
        return data;
    }

    private static void writeMoved(TableMoved e, ObjectNode data) {
        data.put("table", e.ref().table().toString());
        if (e.renamedFrom() != null) {
            data.put("renamedFrom", e.renamedFrom().toString());
        }
        data.put("from", e.from() == null ? null : e.from().toString());
        data.put("to", e.to().toString());
        data.put("ordinal", e.ordinal());
        data.put("bump", e.bump().name());
        data.put("fingerprint", e.fingerprint());
        data.put("actor", e.actor());
        data.set("changes", ChangeJson.write(e.changes()));
    }

    private static void names(ObjectNode data, String member, List<QualifiedName> names) {
        ArrayNode array = data.putArray(member);
        names.forEach(name -> array.add(name.toString()));
    }
}
