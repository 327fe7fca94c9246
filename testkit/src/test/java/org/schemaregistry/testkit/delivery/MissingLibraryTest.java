package org.schemaregistry.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.SinkCapability;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.registry.flow.Extensions;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// A sink whose library an embedder left out: it is named, and nothing else fails.
final class MissingLibraryTest {
    @TempDir Path folder;

    @Test
    void theLibraryIsNamedWhereItIsMissed() {
        try (Registry registry =
                Registry.builder()
                        .url(folder.resolve("registry.db").toString())
                        .extensions(
                                new Extensions(
                                        List.of(), List.of(), List.of(), List.of(new Bare())))
                        .open()) {
            assertThatThrownBy(() -> add(registry, "early://host/x"))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SINK))
                    .hasMessageContaining("lacks a library")
                    .hasMessageContaining("no org/example/Library");
            add(registry, "late://host/x");
            registry.addSource(
                    DataSource.of(new SourceId("shop"), "sqlite", new SourceUri("shop.db")),
                    "test");
            assertThat(registry.workOnce(DeliverySettings.DEFAULT, scan -> {}).deliveries())
                    .satisfies(report -> assertThat(report.waiting()).isEqualTo(1));
            assertThat(registry.subscriptions().show("late").lastError())
                    .contains("NO_SINK", "org/example/Library", "kafka-clients");
        }
    }

    private static void add(Registry registry, String target) {
        SinkTarget parsed = SinkTarget.parse(target, true);
        registry.subscriptions().add(SubscriptionDefinition.of(parsed.scheme(), parsed), "test");
    }

    /// Missed when a target is checked, or not before one is opened.
    private static final class Bare implements EventSink {
        @Override
        public Set<String> schemes() {
            return Set.of("early", "late");
        }

        @Override
        public Set<SinkCapability> capabilities() {
            return Set.of();
        }

        @Override
        public void check(SinkTarget target) {
            if (target.scheme().equals("early")) {
                throw new NoClassDefFoundError("org/example/Library");
            }
        }

        @Override
        public Channel open(
                SinkTarget target, @Nullable Credentials secret, SinkLimits limits, Clock clock) {
            throw new NoClassDefFoundError("org/example/Library");
        }
    }
}
