package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.Effect;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.rule.Variant;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Which events a subscriber wants; what is null or NONE does not narrow.
///
/// `source` and `table` are globs (`*` any run, `?` one character); `table` is held against the
/// table's name, with and without its source, and lets nothing through that tells of no table.
/// `minBump` lets through what moved a version at least so far. `profile` says whose work counts:
/// with a `minBump` it is that profile's bump which is compared; alone it lets through what affects
/// that profile or the meaning.
///
/// Immutable.
public record EventFilter(
        @Nullable String source, @Nullable String table, Bump minBump, @Nullable Profile profile) {
    public static final EventFilter ALL = new EventFilter(null, null, Bump.NONE, null);

    private static final String SOURCE_REMOVED = "org.schemaregistry.source.removed.v1";

    /// The longest glob, in characters.
    public static final int MAX_GLOB_CHARS = 512;

    public EventFilter {
        check("source", source);
        check("table", table);
    }

    public boolean accepts(OutboxEntry event) {
        String subject = event.subject();
        int dot = subject.indexOf('.');
        String sourceId = dot < 0 ? subject : subject.substring(0, dot);
        if (source != null && !Glob.matches(source, sourceId)) {
            return false;
        }
        if (table != null
                && (dot < 0
                        || !(Glob.matches(table, subject)
                                || Glob.matches(table, subject.substring(dot + 1))))) {
            return false;
        }
        if (minBump == Bump.NONE && profile == null) {
            return true;
        }
        return weighsEnough(event.type(), CanonicalJson.read(event.data()));
    }

    private boolean weighsEnough(String type, JsonNode data) {
        // It takes everything with it, and so names no bump.
        if (type.equals(SOURCE_REMOVED)) {
            return true;
        }
        Bump whole = bump(data);
        List<ClassifiedChange> changes = changes(data);
        if (changes.isEmpty() || profile == null) {
            return whole.compareTo(minBump) >= 0;
        }
        if (minBump != Bump.NONE) {
            return changes.stream()
                    .map(change -> bump(change, profile))
                    .anyMatch(bump -> bump.compareTo(minBump) >= 0);
        }
        return changes.stream().anyMatch(change -> affects(change, profile));
    }

    private static boolean affects(ClassifiedChange change, Profile profile) {
        List<Effect> effects = change.affects();
        return effects.contains(Effect.MEANING)
                || switch (profile) {
                    case READ -> effects.contains(Effect.READ);
                    case WRITE -> effects.contains(Effect.WRITE);
                    case READWRITE -> !effects.isEmpty();
                };
    }

    /// The change's bump was decided by the registry's own profile; its rule's rows know the
    /// others.
    private static Bump bump(ClassifiedChange change, Profile profile) {
        return change.rule().variants().stream()
                .filter(row -> row.affects().equals(change.affects()))
                .filter(row -> row.flags().equals(change.flags()))
                .map((Variant row) -> row.bump(profile))
                .max(Bump::compareTo)
                .orElse(change.bump());
    }

    private static Bump bump(JsonNode data) {
        JsonNode node = data.get("bump");
        if (node == null || !node.isString()) {
            return Bump.NONE;
        }
        for (Bump bump : Bump.values()) {
            if (bump.name().equals(node.stringValue())) {
                return bump;
            }
        }
        return Bump.NONE;
    }

    private static List<ClassifiedChange> changes(JsonNode data) {
        JsonNode node = data.get("changes");
        return node == null || !node.isArray() ? List.of() : ChangeJson.read(node);
    }

    private static void check(String what, @Nullable String glob) {
        if (glob != null && (glob.isBlank() || glob.length() > MAX_GLOB_CHARS)) {
            throw new IllegalArgumentException(
                    what + " pattern: expected 1 to " + MAX_GLOB_CHARS + " characters");
        }
    }
}
