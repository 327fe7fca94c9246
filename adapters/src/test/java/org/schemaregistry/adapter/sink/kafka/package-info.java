/// Tests of the Kafka sink.
@NullMarked
package org.schemaregistry.adapter.sink.kafka;

import org.jspecify.annotations.NullMarked;
