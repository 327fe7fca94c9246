/// What whole instances survive: their own death, and that of what they work with.
@NullMarked
package org.schemaregistry.server.fault;

import org.jspecify.annotations.NullMarked;
