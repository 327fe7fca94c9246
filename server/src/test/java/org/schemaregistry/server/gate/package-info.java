/// The gates that see the whole house: layout of the code, who may import whom, and documents that
/// must say what the code says.
@NullMarked
package org.schemaregistry.server.gate;

import org.jspecify.annotations.NullMarked;
