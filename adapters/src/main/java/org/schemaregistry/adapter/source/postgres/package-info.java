/// Describes PostgreSQL 13 to 18 from its own catalogs: a few set-based queries in one read-only
/// snapshot, never a query per table and never `information_schema`.
///
/// May import core; imported by nobody, found by `ServiceLoader`.
@NullMarked
package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.NullMarked;
