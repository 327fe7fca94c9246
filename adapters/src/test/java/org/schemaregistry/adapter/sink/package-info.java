/// The whole path of an event, from a commit to its receiver.
@NullMarked
package org.schemaregistry.adapter.sink;

import org.jspecify.annotations.NullMarked;
