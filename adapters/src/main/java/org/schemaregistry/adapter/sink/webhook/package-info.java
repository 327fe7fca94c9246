/// Hands events over by HTTP: CloudEvents 1.0 in structured mode, signed as Standard Webhooks says.
///
/// May import core; found by `ServiceLoader`.
@NullMarked
package org.schemaregistry.adapter.sink.webhook;

import org.jspecify.annotations.NullMarked;
