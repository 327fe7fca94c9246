/// All that an extension implements: connectors, secret providers and what passes between them and
/// the registry. Implementations live outside core and are found by `ServiceLoader`.
///
/// May import model, query and event; imported by adapters and the registry's flows.
@NullMarked
package org.schemaregistry.core.spi;

import org.jspecify.annotations.NullMarked;
