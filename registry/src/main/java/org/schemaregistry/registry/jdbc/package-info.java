/// Rows over JDBC under guard, in the process of whoever reads them.
///
/// May import core; embedders import it.
@NullMarked
package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.NullMarked;
