/// A real PostgreSQL server for the tests of this module.
@NullMarked
package org.schemaregistry.sql.testing;

import org.jspecify.annotations.NullMarked;
