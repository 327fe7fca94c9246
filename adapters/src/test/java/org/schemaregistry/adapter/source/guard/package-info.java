/// Rows of real engines against the contracts that the connectors derive from them.
@NullMarked
package org.schemaregistry.adapter.source.guard;

import org.jspecify.annotations.NullMarked;
