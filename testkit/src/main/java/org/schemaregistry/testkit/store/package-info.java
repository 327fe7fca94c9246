/// The promises of the registry's store as a suite that every backend passes.
///
/// May be imported by tests only.
@NullMarked
package org.schemaregistry.testkit.store;

import org.jspecify.annotations.NullMarked;
