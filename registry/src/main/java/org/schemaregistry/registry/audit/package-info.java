/// The audit log: what was done by whom, chained by SHA-256 so that an edit behind the registry's
/// back shows.
///
/// May be imported by `store`, `flow` and the facade; imports core only.
@NullMarked
package org.schemaregistry.registry.audit;

import org.jspecify.annotations.NullMarked;
