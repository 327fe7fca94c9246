package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.FindingJson;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.QueryImpact;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.SourceSummary;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.registry.api.TableDiff;
import org.schemaregistry.registry.api.TableSummary;
import org.schemaregistry.registry.api.TableVersion;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.function.Function;

/// The published JSON shapes of the commands, see `docs/reference/cli.md`.
final class Json {
    private Json() {}

    static ObjectNode object() {
        return CanonicalJson.mapper().createObjectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<T, ObjectNode> shape) {
        ArrayNode array = CanonicalJson.mapper().createArrayNode();
        items.forEach(item -> array.add(shape.apply(item)));
        return array;
    }

    /// A row of `source list`.
    static ObjectNode source(SourceSummary summary) {
        ObjectNode node = object();
        node.put("id", summary.source().id().value());
        node.put("uri", summary.source().uri().text());
        node.put("type", summary.source().type());
        node.put("version", summary.version().toString());
        node.put("updatedAt", summary.updatedAtMillis());
        return node;
    }

    /// `source show`.
    static ObjectNode sourceDetails(SourceSummary summary) {
        DataSource source = summary.source();
        ObjectNode node = source(summary);
        node.put("tables", summary.tables());
        node.put("revision", summary.revision());
        texts(node, "include", source.scope().include());
        texts(node, "exclude", source.scope().exclude());
        node.put("defaultSchema", source.scope().defaultSchema());
        texts(node, "searchPath", source.searchPath());
        node.put("credentials", text(source.credentials()));
        node.put("queryCredentials", text(source.queryCredentials()));
        Coverage coverage = summary.coverage();
        if (coverage == null) {
            node.putNull("coverage");
        } else {
            ObjectNode seen = node.putObject("coverage");
            seen.put("role", coverage.role());
            texts(seen, "notVisible", coverage.notVisible());
            texts(seen, "excluded", coverage.excluded());
            texts(seen, "failed", coverage.failed());
            texts(seen, "warnings", coverage.warnings());
        }
        return node;
    }

    /// An element of `introspect`.
    static ObjectNode scan(ScanReport report) {
        ObjectNode node = object();
        node.put("source", report.source().value());
        node.put("status", report.status().json());
        node.put("tablesSeen", report.tablesSeen());
        node.set("changed", array(report.changed(), Json::changed));
        node.set("impact", array(report.impact(), Json::impact));
        node.set("errors", array(report.errors(), Json::error));
        texts(node, "warnings", report.warnings());
        node.set("suggestions", array(report.suggestions(), Json::suggestion));
        node.put("durationMillis", report.durationMillis());
        node.put("revision", report.revision());
        return node;
    }

    /// An element of `introspect` for a scan that could not begin.
    static ObjectNode scan(SourceId source, Problem problem, long revision) {
        ObjectNode node = object();
        node.put("source", source.value());
        node.put("status", ScanStatus.FAILED.json());
        node.put("tablesSeen", 0);
        node.putArray("changed");
        node.putArray("impact");
        ObjectNode error = node.putArray("errors").addObject();
        error.putNull("object");
        error.put("code", problem.code());
        error.put("message", problem.message());
        error.put("hint", problem.hint());
        node.putArray("warnings");
        node.putArray("suggestions");
        node.put("durationMillis", 0);
        node.put("revision", revision);
        return node;
    }

    private static ObjectNode changed(TableChange change) {
        ObjectNode node = object();
        node.put("table", change.table().toString());
        if (change.renamedFrom() != null) {
            node.put("renamedFrom", change.renamedFrom().toString());
        }
        node.put("from", text(change.from()));
        node.put("to", change.to().toString());
        node.put("bump", change.bump().name());
        return node;
    }

    private static ObjectNode impact(QueryImpact impact) {
        ObjectNode node = object();
        node.put("query", impact.query());
        node.put("verdict", impact.verdict().json());
        node.put("breaks", impact.breaks());
        node.set("findings", FindingJson.write(impact.findings()));
        return node;
    }

    private static ObjectNode error(ScanError error) {
        ObjectNode node = object();
        node.put("object", error.object());
        node.put("code", error.code().name());
        node.put("message", error.message());
        node.put("hint", error.hint());
        return node;
    }

    private static ObjectNode suggestion(ScanReport.RenameSuggestion suggestion) {
        ObjectNode node = object();
        node.put("table", suggestion.table().toString());
        node.put("from", suggestion.from());
        node.put("to", suggestion.to());
        return node;
    }

    /// A row of `table list`.
    static ObjectNode table(TableSummary table) {
        ObjectNode node = object();
        node.put("name", table.name().toString());
        node.put("kind", table.kind().json());
        node.put("version", table.version().toString());
        node.put("ordinal", table.ordinal());
        node.put("fields", table.fields());
        node.put("description", table.description());
        return node;
    }

    /// `table show`: Table JSON and where it stands.
    static ObjectNode table(TableVersion version) {
        ObjectNode node = (ObjectNode) CanonicalJson.read(version.schemaJson());
        node.put("source", version.ref().source().value());
        node.put("name", version.ref().table().toString());
        node.put("version", version.version().toString());
        node.put("ordinal", version.ordinal());
        node.put("contentId", version.contentId());
        node.put("fingerprint", version.fingerprint());
        node.put("at", version.atMillis());
        return node;
    }

    /// A row of `history`.
    static ObjectNode history(HistoryEntry entry) {
        ObjectNode node = object();
        node.put("table", entry.table().toString());
        node.put("version", entry.version().toString());
        node.put("ordinal", entry.ordinal());
        node.put("fingerprint", entry.fingerprint());
        node.put("at", entry.atMillis());
        node.put("actor", entry.actor());
        node.put("bump", entry.bump() == null ? null : entry.bump().name());
        node.set("changes", ChangeJson.write(entry.changes()));
        return node;
    }

    static ObjectNode diff(TableDiff diff) {
        ObjectNode node = object();
        node.put("bump", diff.bump().name());
        node.set("changes", ChangeJson.write(diff.changes()));
        return node;
    }

    private static void texts(ObjectNode node, String member, Collection<?> items) {
        ArrayNode array = node.putArray(member);
        items.forEach(item -> array.add(item.toString()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
