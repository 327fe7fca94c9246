/// Tests of the SQLite source.
@NullMarked
package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.NullMarked;
