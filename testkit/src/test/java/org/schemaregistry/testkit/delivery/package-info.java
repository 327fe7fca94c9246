/// Tests of delivery on every store.
@NullMarked
package org.schemaregistry.testkit.delivery;

import org.jspecify.annotations.NullMarked;
