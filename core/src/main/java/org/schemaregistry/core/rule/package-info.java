/// What a difference means to those who already work against a table: the change rules, the bump
/// each gives, and the JSON of a classified change.
///
/// May import model, json and diff; imported by version, event and everything above them.
@NullMarked
package org.schemaregistry.core.rule;

import org.jspecify.annotations.NullMarked;
