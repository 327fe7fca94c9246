/// Events that were committed with the change they tell of, in one dense order.
///
/// May be imported by `store`, `flow` and the facade; imports core only.
@NullMarked
package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.NullMarked;
