/// What is derived from a table for people, prompts and validators: JSON Schema 2020-12, readable
/// DDL and a compact one-line form. None of it is stored; the table is the source of all three.
///
/// May import model alone.
@NullMarked
package org.schemaregistry.core.contract;

import org.jspecify.annotations.NullMarked;
