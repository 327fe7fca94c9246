package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.spi.SinkTarget;

/// Who is told of which events. `source` and `table` are globs; null and NONE do not narrow.
/// `profile` says whose work counts: with a `minBump` it is that profile's bump which is compared;
/// alone it lets through what affects that profile or the meaning.
///
/// Immutable.
public record SubscriptionDefinition(
        String name,
        SinkTarget target,
        @Nullable SecretRef secret,
        @Nullable String source,
        @Nullable String table,
        Bump minBump,
        @Nullable Profile profile) {
    /// All events, unsigned.
    public static SubscriptionDefinition of(String name, SinkTarget target) {
        return new SubscriptionDefinition(name, target, null, null, null, Bump.NONE, null);
    }
}
