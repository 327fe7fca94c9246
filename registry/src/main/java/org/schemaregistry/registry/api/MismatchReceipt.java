package org.schemaregistry.registry.api;

/// What became of a report of mismatches: whether an event told of it (not if all of it was told
/// before), and whether the source should be scanned again.
public record MismatchReceipt(boolean told, boolean rescanAsked) {}
