/// Where a SQLite text ends, whether it writes and what it calls. Imported by the language adapter.
///
/// May import core.
@NullMarked
package org.schemaregistry.sql.statement;

import org.jspecify.annotations.NullMarked;
