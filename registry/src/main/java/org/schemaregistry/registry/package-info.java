/// The embedded product: one facade, [org.schemaregistry.registry.Registry].
///
/// May import the flows and the api; imported by the server and by embedders.
@NullMarked
package org.schemaregistry.registry;

import org.jspecify.annotations.NullMarked;
