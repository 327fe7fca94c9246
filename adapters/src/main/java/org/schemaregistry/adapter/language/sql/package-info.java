/// Registers the sql module's check as a query language.
///
/// May import core and sql; found by ServiceLoader.
@NullMarked
package org.schemaregistry.adapter.language.sql;

import org.jspecify.annotations.NullMarked;
