/// Reads and writes the model as canonical JSON (RFC 8785): the bytes that are fingerprinted,
/// stored and published.
///
/// May import model; imported by version, contract, and everything outside core.
@NullMarked
package org.schemaregistry.core.json;

import org.jspecify.annotations.NullMarked;
