/// Stand-in until the package is merged.
@NullMarked
package org.schemaregistry.core.version;

import org.jspecify.annotations.NullMarked;
