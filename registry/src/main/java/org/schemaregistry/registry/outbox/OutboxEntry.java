package org.schemaregistry.registry.outbox;

/// One committed event. `seq` is dense from 1 over the whole store; events of one subject stand in
/// the order of their commits. `id` is a UUID, the same for every delivery.
///
/// Immutable.
public record OutboxEntry(
        long seq, String id, String type, String subject, long atMillis, String data) {}
