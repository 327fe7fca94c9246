/// Tests of the model's rules.
@NullMarked
package org.schemaregistry.core.model;

import org.jspecify.annotations.NullMarked;
