/// Tests of the webhook sink.
@NullMarked
package org.schemaregistry.adapter.sink.webhook;

import org.jspecify.annotations.NullMarked;
