/// The [org.schemaregistry.registry.store.Store] on SQLite and PostgreSQL: the only place of the
/// registry's own state that speaks SQL.
///
/// May be imported by the facade, which opens it; imports core, `store`, `outbox` and `audit`.
@NullMarked
package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.NullMarked;
