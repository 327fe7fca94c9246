/// Holds rows against the contract they were planned on, in the process of whoever reads them: no
/// I/O, no registry, no value ever leaves it.
///
/// May import model, json, contract and version.
@NullMarked
package org.schemaregistry.core.guard;

import org.jspecify.annotations.NullMarked;
