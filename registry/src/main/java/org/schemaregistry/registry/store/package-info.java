/// What the registry remembers: the [org.schemaregistry.registry.store.Store], what is committed to
/// it and what is read from it, without a word about SQL.
///
/// May be imported by `flow` and the facade; imports core, `outbox` and `audit`.
@NullMarked
package org.schemaregistry.registry.store;

import org.jspecify.annotations.NullMarked;
