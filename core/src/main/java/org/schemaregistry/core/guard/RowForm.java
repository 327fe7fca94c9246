package org.schemaregistry.core.guard;

/// How strictly the values of a row stand for the types of the contract.
public enum RowForm {
    /// Each type has its own Java class, as from PostgreSQL over JDBC.
    TYPED,
    /// Numbers, text and bytes stand for everything else, as in SQLite: a boolean is 0 or 1, a time
    /// is a text or a number.
    DYNAMIC,
    /// What a query session hands out: values as in [#DYNAMIC], and the source's text for what has
    /// no class of its own.
    RECEIVED,
    /// What JSON can say: times, bytes and identifiers are texts, and values of [#TYPED] are taken
    /// too.
    JSON
}
