/// Runs whose source fails as the test says.
@NullMarked
package org.schemaregistry.testkit.query;

import org.jspecify.annotations.NullMarked;
