/// Dry runs and runs through the registry, on real engines.
@NullMarked
package org.schemaregistry.adapter.dryrun;

import org.jspecify.annotations.NullMarked;
