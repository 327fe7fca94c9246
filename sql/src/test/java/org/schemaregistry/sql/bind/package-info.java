/// Tests of the binder against real servers.
@NullMarked
package org.schemaregistry.sql.bind;

import org.jspecify.annotations.NullMarked;
