/// What the registry does: one class is one flow, read from top to bottom. Decisions are made here;
/// the store and the connectors only carry them out.
///
/// May import core, api, store, outbox and audit; imported by the facade.
@NullMarked
package org.schemaregistry.registry.flow;

import org.jspecify.annotations.NullMarked;
