package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.SinkTarget;

import java.util.regex.Pattern;

/// Somebody who wants to be told. The secret stands here by reference only.
///
/// Immutable.
public record Subscription(
        String name, SinkTarget target, @Nullable SecretRef secret, EventFilter filter) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Subscription {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "subscription name '"
                            + name
                            + "': expected 1 to 64 of letters, digits, '_' and '-'");
        }
    }
}
