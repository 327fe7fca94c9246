/// The form of a secret, shared by the providers of its sub-packages.
///
/// May import core.spi and core.model; imported by those providers alone.
@NullMarked
package org.schemaregistry.adapter.secret;

import org.jspecify.annotations.NullMarked;
