/// What the registry tells the world when a schema moves, and its CloudEvents envelope.
///
/// May import model, json, diff, rule, version, query and guard.
@NullMarked
package org.schemaregistry.core.event;

import org.jspecify.annotations.NullMarked;
