package org.schemaregistry.sql.syntax;

/// A keyword of one major version. Immutable.
///
/// @param bareLabel may be a column label without AS
record Keyword(String word, Category category, boolean bareLabel) {

    /// Where a keyword may stand as a name.
    enum Category {
        UNRESERVED,
        COLUMN_NAME,
        TYPE_OR_FUNCTION_NAME,
        RESERVED
    }
}
