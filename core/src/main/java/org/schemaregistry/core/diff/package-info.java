/// What differs between two descriptions of a table or of a whole source, as plain values that can
/// be told, stored and applied again.
///
/// May import model; imported by rule, version, event and everything above them.
@NullMarked
package org.schemaregistry.core.diff;

import org.jspecify.annotations.NullMarked;
