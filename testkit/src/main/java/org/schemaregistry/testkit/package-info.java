/// What an extension's tests are built from: contract suites to extend, and real servers to run
/// them against.
///
/// May import core and the registry; imported by tests alone.
@NullMarked
package org.schemaregistry.testkit;

import org.jspecify.annotations.NullMarked;
