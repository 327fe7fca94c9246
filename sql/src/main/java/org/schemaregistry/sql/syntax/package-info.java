/// Text to tree: the lexer, the sealed query tree with spans and the recovering parser for
/// PostgreSQL queries and DML. Pure; imported by `sql.bind` and by the dry run's single-statement
/// guarantee.
@NullMarked
package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.NullMarked;
