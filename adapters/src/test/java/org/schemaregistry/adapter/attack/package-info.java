/// What tries to get past dry runs and read-only runs, on real engines.
@NullMarked
package org.schemaregistry.adapter.attack;

import org.jspecify.annotations.NullMarked;
