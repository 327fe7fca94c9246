package org.schemaregistry.registry.api;

/// An event that was given up for one subscriber; a replay from its number delivers it again.
///
/// Immutable.
public record GivenUpEvent(
        long sequence, String subject, int attempts, String error, long atMillis) {}
