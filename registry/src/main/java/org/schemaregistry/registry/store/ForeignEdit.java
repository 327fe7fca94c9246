package org.schemaregistry.registry.store;

/// What another program wrote into the specification's tables behind the registry, as it stands
/// now. Texts are raw: nobody has checked them. `number` goes into [Write.SettleForeignEdit].
///
/// Immutable.
public sealed interface ForeignEdit {
    long number();

    /// A row of `data_sources` is new or changed.
    record SourceRow(
            long number, String id, String uri, String type, String version, long updatedAtMillis)
            implements ForeignEdit {}

    /// A row of `data_sources` is gone.
    record SourceGone(long number, String id) implements ForeignEdit {}

    /// A row of `table_meta` is new or changed.
    record TableRow(
            long number,
            String source,
            String table,
            String schemaJson,
            String version,
            long updatedAtMillis)
            implements ForeignEdit {}

    /// A row of `table_meta` is gone.
    record TableGone(long number, String source, String table) implements ForeignEdit {}
}
