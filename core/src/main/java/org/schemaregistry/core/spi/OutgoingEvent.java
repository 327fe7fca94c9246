package org.schemaregistry.core.spi;

/// One event on its way out. `cloudEvent` is the whole event in the JSON format of CloudEvents 1.0;
/// `id` is the same in every delivery of it, `partitionKey` is what order is kept by (the table),
/// `sequence` its number in the registry.
///
/// Immutable.
public record OutgoingEvent(String id, String partitionKey, long sequence, String cloudEvent) {}
