package org.schemaregistry.registry.outbox;

/// The events of one subject that wait for one subscriber, beginning with `seq`, which was tried
/// `attempts` times. They wait behind each other so that their order holds; those of other subjects
/// go on.
///
/// Immutable.
public record BlockedLane(
        String subject, long seq, int attempts, long nextAttemptAtMillis, String error) {}
