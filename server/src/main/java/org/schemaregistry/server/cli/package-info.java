/// The command line: one thin line from arguments to the registry's facade and back to a screen or
/// to JSON. Commands, JSON shapes and exit codes are a published contract, see
/// `docs/reference/cli.md`.
///
/// May import the facade and core; imported by nobody.
@NullMarked
package org.schemaregistry.server.cli;

import org.jspecify.annotations.NullMarked;
