/// What is published: semantic versions.
///
/// May import model, diff and rule; imported by event and everything above.
@NullMarked
package org.schemaregistry.core.version;

import org.jspecify.annotations.NullMarked;
