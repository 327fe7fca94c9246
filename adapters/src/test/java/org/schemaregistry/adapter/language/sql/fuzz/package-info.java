/// Drawn statements, of which the check and a live server must think alike.
@NullMarked
package org.schemaregistry.adapter.language.sql.fuzz;

import org.jspecify.annotations.NullMarked;
