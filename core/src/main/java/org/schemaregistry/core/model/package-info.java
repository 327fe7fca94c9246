/// What a data source looks like: plain immutable data, and its canonical JSON.
///
/// May be imported by every package; imports none of ours.
@NullMarked
package org.schemaregistry.core.model;

import org.jspecify.annotations.NullMarked;
