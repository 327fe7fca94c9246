/// The check of SQL for SQLite sources: the engine itself, over an empty copy of the contract in
/// memory, gives the verdict; the binder of the sql module says where and what was meant.
///
/// May import core, sql and java.sql (for the engine alone); found by ServiceLoader.
@NullMarked
package org.schemaregistry.adapter.language.sqlite;

import org.jspecify.annotations.NullMarked;
