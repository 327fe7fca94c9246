/// The generator of the built-in catalogs, and their tests.
@NullMarked
package org.schemaregistry.sql.catalog.postgres;

import org.jspecify.annotations.NullMarked;
