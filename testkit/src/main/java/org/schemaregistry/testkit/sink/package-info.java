/// The contract of event sinks, and an HTTP receiver that misbehaves on demand.
///
/// May import core and the registry; imported by tests alone.
@NullMarked
package org.schemaregistry.testkit.sink;

import org.jspecify.annotations.NullMarked;
