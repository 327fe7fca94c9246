package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;

/// A column of a query's result and the field of the contract that it shows unchanged.
///
/// @param column the result's name for it
/// @param field null for a column that is computed or comes from elsewhere; it is not guarded
/// @param nullable true where the query itself may make a null, as an outer join does
///
///   Immutable.
public record ProjectedColumn(String column, @Nullable String field, boolean nullable) {}
