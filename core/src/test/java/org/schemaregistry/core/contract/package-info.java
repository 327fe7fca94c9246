/// Tests of the derived texts.
@NullMarked
package org.schemaregistry.core.contract;

import org.jspecify.annotations.NullMarked;
