package org.schemaregistry.registry.api;

import tools.jackson.databind.node.ObjectNode;

/// Is told of events inside the embedder's own process, one at a time, in their order, on a thread
/// of its own. An event may come more than once: after an exception, and again when a program
/// begins anew at a number it had seen.
@FunctionalInterface
public interface EventListener {
    /// One CloudEvent. What is thrown brings it again after a while, and what follows waits behind
    /// it; after [ListenerDefinition#maxAttempts] tries it is given up.
    void on(ObjectNode event) throws Exception;

    /// An event was given up; the next one follows.
    default void gaveUp(ObjectNode event, Exception reason) {}

    /// Events from `first` to `last` were forgotten by retention before this listener came to them.
    default void missed(long first, long last) {}
}
