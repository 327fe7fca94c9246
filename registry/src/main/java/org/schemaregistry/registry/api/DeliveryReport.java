package org.schemaregistry.registry.api;

/// What a delivery run did: events delivered, tables that wait for another try, events given up.
///
/// Immutable.
public record DeliveryReport(int delivered, int waiting, int givenUp) {}
