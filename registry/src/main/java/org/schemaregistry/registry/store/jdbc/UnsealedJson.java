package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Sealing.Unsealed;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// What a commit leaves to be sealed, as one text, so that a commit inserts one row for it.
final class UnsealedJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private UnsealedJson() {}

    static String print(Unsealed unsealed) {
        ObjectNode node = JSON.createObjectNode();
        node.put("actor", unsealed.actor().name());
        node.put("at", unsealed.atMillis());
        node.put("request", unsealed.requestId());
        ArrayNode audits = node.putArray("audits");
        for (AuditDraft draft : unsealed.audits()) {
            audits.addArray()
                    .add(draft.action())
                    .add(draft.subject())
                    .add(draft.before())
                    .add(draft.after())
                    .add(draft.detail());
        }
        ArrayNode events = node.putArray("events");
        for (int i = 0; i < unsealed.events().size(); i++) {
            EventDraft draft = unsealed.events().get(i);
            events.addArray()
                    .add(unsealed.eventIds().get(i))
                    .add(draft.type())
                    .add(draft.subject())
                    .add(draft.data());
        }
        return JSON.writeValueAsString(node);
    }

    static Unsealed read(String json) {
        JsonNode node = JSON.readTree(json);
        List<AuditDraft> audits = new ArrayList<>();
        for (JsonNode draft : node.path("audits")) {
            audits.add(
                    new AuditDraft(
                            draft.path(0).stringValue(),
                            draft.path(1).stringValue(),
                            textOrNull(draft.path(2)),
                            textOrNull(draft.path(3)),
                            draft.path(4).stringValue()));
        }
        List<EventDraft> events = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode draft : node.path("events")) {
            ids.add(draft.path(0).stringValue());
            events.add(
                    new EventDraft(
                            draft.path(1).stringValue(),
                            draft.path(2).stringValue(),
                            draft.path(3).stringValue()));
        }
        return new Unsealed(
                new Actor(node.path("actor").stringValue()),
                node.path("at").longValue(),
                node.path("request").stringValue(),
                audits,
                events,
                ids);
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
