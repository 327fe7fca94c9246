/// Hands events over to a Kafka topic by the CloudEvents Kafka binding in structured mode.
///
/// May import core; found by `ServiceLoader`.
@NullMarked
package org.schemaregistry.adapter.sink.kafka;

import org.jspecify.annotations.NullMarked;
