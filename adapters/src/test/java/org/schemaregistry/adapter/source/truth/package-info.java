/// What rules promise against what a real PostgreSQL does.
@NullMarked
package org.schemaregistry.adapter.source.truth;

import org.jspecify.annotations.NullMarked;
