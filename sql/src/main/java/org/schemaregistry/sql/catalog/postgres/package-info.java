/// PostgreSQL's built-in objects, one generated resource per major version. Imports `sql.type`
/// only.
@NullMarked
package org.schemaregistry.sql.catalog.postgres;

import org.jspecify.annotations.NullMarked;
