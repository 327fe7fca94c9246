package org.schemaregistry.registry.outbox;

/// An event that was given up for one subscriber. A replay delivers it again.
///
/// Immutable.
public record DeadLetter(long seq, String subject, int attempts, String error, long atMillis) {}
