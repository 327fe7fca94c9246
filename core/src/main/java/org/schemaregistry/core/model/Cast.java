package org.schemaregistry.core.model;

/// A cast of the source's owner or an extension, between two canonical type texts.
///
/// Immutable.
public record Cast(String sourceType, String targetType, Context context, Method method) {

    /// Where the engine applies the cast by itself; each context includes the ones before it.
    public enum Context {
        EXPLICIT,
        ASSIGNMENT,
        IMPLICIT
    }

    public enum Method {
        FUNCTION,
        BINARY,
        INOUT
    }
}
