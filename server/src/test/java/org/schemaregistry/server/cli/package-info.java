/// The commands from end to end, in process, on real databases.
@NullMarked
package org.schemaregistry.server.cli;

import org.jspecify.annotations.NullMarked;
