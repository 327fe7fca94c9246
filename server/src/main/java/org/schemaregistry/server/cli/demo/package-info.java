/// The demo: a small shop database that changes under the registry's eyes. The one place outside
/// the adapters that speaks JDBC, because here the source itself is made.
///
/// May import the facade and core; imported by the command line.
@NullMarked
package org.schemaregistry.server.cli.demo;

import org.jspecify.annotations.NullMarked;
