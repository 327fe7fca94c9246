/// What is published: semantic versions and fingerprints.
///
/// May import model, json, diff and rule.
@NullMarked
package org.schemaregistry.core.version;

import org.jspecify.annotations.NullMarked;
