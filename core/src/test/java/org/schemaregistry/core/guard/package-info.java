@NullMarked
package org.schemaregistry.core.guard;

import org.jspecify.annotations.NullMarked;
