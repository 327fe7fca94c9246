@NullMarked
package org.schemaregistry.testkit.guard;

import org.jspecify.annotations.NullMarked;
