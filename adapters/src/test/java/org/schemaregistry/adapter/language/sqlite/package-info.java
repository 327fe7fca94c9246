/// The check of SQL for SQLite sources, held against real files.
@NullMarked
package org.schemaregistry.adapter.language.sqlite;

import org.jspecify.annotations.NullMarked;
