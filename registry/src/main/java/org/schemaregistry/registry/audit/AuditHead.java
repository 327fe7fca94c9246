package org.schemaregistry.registry.audit;

/// The end of the chain: what to write down elsewhere to prove later that nothing before it was
/// changed. `seq` 0 is the empty chain.
///
/// Immutable.
public record AuditHead(long seq, String hash) {}
