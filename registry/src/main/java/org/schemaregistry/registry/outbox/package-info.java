/// Events that were committed with the change they tell of, in one dense order.
///
/// The dispatcher hands them over to subscribers through the sinks; what it remembers is behind
/// [DeliveryStore].
///
/// May be imported by `store`, `flow` and the facade; imports core only.
@NullMarked
package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.NullMarked;
