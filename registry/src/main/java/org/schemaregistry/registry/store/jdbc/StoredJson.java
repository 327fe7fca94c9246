package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The small JSON texts inside columns: a source's settings, lists of names and of references.
final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredJson() {}

    /// What a source has beyond the columns of the specification.
    static String printSettings(DataSource source) {
        ObjectNode node = JSON.createObjectNode();
        node.set("include", array(source.scope().include()));
        node.set("exclude", array(source.scope().exclude()));
        put(node, "defaultSchema", source.scope().defaultSchema());
        node.set("searchPath", array(source.searchPath()));
        put(node, "credentials", source.credentials());
        put(node, "queryCredentials", source.queryCredentials());
        return JSON.writeValueAsString(node);
    }

    static DataSource readSource(String id, String uri, String type, String settings) {
        JsonNode node = JSON.readTree(settings);
        return new DataSource(
                new SourceId(id),
                type,
                new SourceUri(uri),
                new Scope(
                        texts(node.path("include")),
                        texts(node.path("exclude")),
                        text(node.path("defaultSchema"))),
                texts(node.path("searchPath")),
                secret(node.path("credentials")),
                secret(node.path("queryCredentials")));
    }

    static String printNames(List<QualifiedName> names) {
        return JSON.writeValueAsString(array(names));
    }

    static List<QualifiedName> readNames(String json) {
        return texts(JSON.readTree(json)).stream().map(QualifiedName::parse).toList();
    }

    /// The specification's array of `source_id.table_name`.
    static String print(List<TableRef> tables) {
        return JSON.writeValueAsString(array(tables));
    }

    /// Reads a mapping that any program may have written; what is no reference is left out.
    static List<TableRef> readRefs(String json) {
        List<TableRef> refs = new ArrayList<>();
        for (String text : textsOrNone(json)) {
            TableRef ref = refOrNull(text);
            if (ref != null) {
                refs.add(ref);
            }
        }
        return List.copyOf(refs);
    }

    static String printVersions(SortedMap<QualifiedName, SemVer> versions) {
        ObjectNode node = JSON.createObjectNode();
        versions.forEach((name, version) -> node.put(name.toString(), version.toString()));
        return JSON.writeValueAsString(node);
    }

    static SortedMap<QualifiedName, SemVer> readVersions(String json) {
        SortedMap<QualifiedName, SemVer> versions = new TreeMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(one ->
                        versions.put(
                                QualifiedName.parse(one.getKey()),
                                SemVer.parse(one.getValue().stringValue())));
        return versions;
    }

    private static List<String> textsOrNone(String json) {
        try {
            return texts(JSON.readTree(json));
        } catch (JacksonException notJson) {
            return List.of();
        }
    }

    private static @Nullable TableRef refOrNull(String text) {
        try {
            return TableRef.parse(text);
        } catch (IllegalArgumentException notARef) {
            return null;
        }
    }

    private static ArrayNode array(Collection<?> values) {
        ArrayNode node = JSON.createArrayNode();
        values.forEach(value -> node.add(value.toString()));
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array) {
            if (node.isString()) {
                texts.add(node.stringValue());
            }
        }
        return texts;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable SecretRef secret(JsonNode node) {
        String text = text(node);
        return text == null ? null : SecretRef.parse(text);
    }
}
