package org.schemaregistry.core.json;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;

import tools.jackson.databind.node.ObjectNode;

/// A registered source as canonical JSON, references instead of secrets.
///
/// Stateless and thread-safe.
public final class DataSourceJson {
    private DataSourceJson() {}

    public static String write(DataSource source) {
        return CanonicalJson.write(toNode(source));
    }

    public static ObjectNode toNode(DataSource source) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("id", source.id().value());
        node.put("type", source.type());
        node.put("uri", source.uri().text());
        source.scope().include().forEach(node.putArray("include")::add);
        source.scope().exclude().forEach(node.putArray("exclude")::add);
        node.put("defaultSchema", source.scope().defaultSchema());
        source.searchPath().forEach(node.putArray("searchPath")::add);
        node.put("credentials", text(source.credentials()));
        node.put("queryCredentials", text(source.queryCredentials()));
        return node;
    }

    /// @throws IllegalArgumentException if the text is not what [#write] wrote
    public static DataSource read(String text) {
        JsonReader in = new JsonReader(CanonicalJson.read(text), "source");
        return new DataSource(
                new SourceId(in.text("id")),
                in.text("type"),
                new SourceUri(in.text("uri")),
                new Scope(
                        in.texts("include"), in.texts("exclude"), in.optionalText("defaultSchema")),
                in.texts("searchPath"),
                secret(in.optionalText("credentials")),
                secret(in.optionalText("queryCredentials")));
    }

    private static @Nullable String text(@Nullable SecretRef ref) {
        return ref == null ? null : ref.toString();
    }

    private static @Nullable SecretRef secret(@Nullable String text) {
        return text == null ? null : SecretRef.parse(text);
    }
}
