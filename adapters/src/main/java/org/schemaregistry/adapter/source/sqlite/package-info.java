/// A SQLite file as a data source: read-only, in one transaction, never creating a file.
///
/// Found by `ServiceLoader`; imports core alone. Nobody imports it.
@NullMarked
package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.NullMarked;
