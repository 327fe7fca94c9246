/// PostgreSQL's type system: types, functions, operators and casts, and the rules by which the
/// server picks one of them for a call. Pure; the statement binder and the built-in catalog import
/// it.
@NullMarked
package org.schemaregistry.sql.type;

import org.jspecify.annotations.NullMarked;
