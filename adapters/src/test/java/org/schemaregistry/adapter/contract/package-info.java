/// Derived contracts under a standard validator, which core does not depend on.
@NullMarked
package org.schemaregistry.adapter.contract;

import org.jspecify.annotations.NullMarked;
