package org.schemaregistry.adapter.sink.kafka;

import org.schemaregistry.core.spi.SinkTarget;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Brokers and topic of `kafka://host:9092,host2:9092/topic`.
///
/// Immutable.
record KafkaTarget(List<String> brokers, String topic) {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern BROKER =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");
    private static final int DEFAULT_PORT = 9092;

    KafkaTarget {
        brokers = List.copyOf(brokers);
    }

    /// @throws IllegalArgumentException if it is none
    static KafkaTarget of(SinkTarget target) {
        List<String> brokers = new ArrayList<>();
        for (String broker : target.uri().getRawAuthority().split(",", -1)) {
            if (!BROKER.matcher(broker).matches()) {
                throw malformed("a malformed broker '" + broker + "'");
            }
            boolean hasPort = broker.lastIndexOf(':') > broker.lastIndexOf(']');
            if (hasPort && !isPort(broker.substring(broker.lastIndexOf(':') + 1))) {
                throw malformed("a port that is not 1 to 65535 in '" + broker + "'");
            }
            brokers.add(hasPort ? broker : broker + ":" + DEFAULT_PORT);
        }
        String path = target.uri().getRawPath();
        String topic = path.startsWith("/") ? path.substring(1) : path;
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw malformed("the topic '" + topic + "'");
        }
        if (target.uri().getRawQuery() != null || target.uri().getRawFragment() != null) {
            throw malformed("more after the topic");
        }
        return new KafkaTarget(brokers, topic);
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }

    private static IllegalArgumentException malformed(String found) {
        return new IllegalArgumentException(
                "kafka target: expected kafka://HOST:PORT[,HOST:PORT...]/TOPIC with a topic of 1"
                        + " to 249 letters, digits, '.', '_' and '-', found "
                        + found);
    }
}
