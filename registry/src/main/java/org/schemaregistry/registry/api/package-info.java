/// The values the registry takes and answers with, and its errors.
///
/// May import core; imported by the flows, the facade and everything above.
@NullMarked
package org.schemaregistry.registry.api;

import org.jspecify.annotations.NullMarked;
