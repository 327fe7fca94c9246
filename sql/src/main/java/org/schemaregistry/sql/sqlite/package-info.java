/// SQLite's dialect: its tokens; for the check the same query in words that the parser and the
/// binder of this module read, with every place led back to the text it came from; for dry runs
/// where a statement ends, whether it writes and what it calls.
///
/// May import core and this module's binder; imported by the adapter that asks the engine.
@NullMarked
package org.schemaregistry.sql.sqlite;

import org.jspecify.annotations.NullMarked;
