/// Holds the check against statements whose verdict a real server gave.
@NullMarked
package org.schemaregistry.sql.corpora;

import org.jspecify.annotations.NullMarked;
