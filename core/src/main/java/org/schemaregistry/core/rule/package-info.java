/// Stand-in until the package is merged.
@NullMarked
package org.schemaregistry.core.rule;

import org.jspecify.annotations.NullMarked;
