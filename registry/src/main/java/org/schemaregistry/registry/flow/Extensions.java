package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.core.spi.SecretException;
import org.schemaregistry.core.spi.SecretProvider;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/// The connectors, secret providers and event sinks at hand.
///
/// Immutable and thread-safe.
public final class Extensions {
    private final SortedMap<String, Connector> connectors = new TreeMap<>();
    private final SortedMap<String, SecretProvider> secrets = new TreeMap<>();
    private final List<QueryLanguage> languages = new ArrayList<>();
    private final SortedMap<String, EventSink> sinks = new TreeMap<>();

    /// Without event sinks.
    public Extensions(
            Iterable<Connector> connectors,
            Iterable<SecretProvider> secrets,
            Iterable<QueryLanguage> languages) {
        this(connectors, secrets, languages, List.of());
    }

    public Extensions(
            Iterable<Connector> connectors,
            Iterable<SecretProvider> secrets,
            Iterable<QueryLanguage> languages,
            Iterable<EventSink> sinks) {
        sinks.forEach(
                sink -> sink.schemes().forEach(scheme -> this.sinks.putIfAbsent(scheme, sink)));
        connectors.forEach(connector -> this.connectors.putIfAbsent(connector.type(), connector));
        secrets.forEach(provider -> this.secrets.putIfAbsent(provider.scheme(), provider));
        languages.forEach(this.languages::add);
    }

    /// Everything on the class path.
    public static Extensions discovered() {
        ClassLoader loader = Extensions.class.getClassLoader();
        return new Extensions(
                ServiceLoader.load(Connector.class, loader),
                ServiceLoader.load(SecretProvider.class, loader),
                ServiceLoader.load(QueryLanguage.class, loader),
                ServiceLoader.load(EventSink.class, loader));
    }

    /// The types there is a connector for, sorted.
    public List<String> types() {
        return List.copyOf(connectors.keySet());
    }

    /// @throws RegistryException `NO_CONNECTOR`
    public Connector connector(String type) {
        Connector connector = connectors.get(type);
        if (connector == null) {
            throw new RegistryException(
                    ErrorCode.NO_CONNECTOR,
                    "no connector for source type '" + type + "'",
                    "one of " + connectors.keySet(),
                    type,
                    "add the connector's jar to the class path");
        }
        return connector;
    }

    /// The libraries of the sinks are optional, so that nobody has to take what he does not use.
    static RegistryException lacking(SinkTarget target, LinkageError e) {
        return new RegistryException(
                ErrorCode.NO_SINK,
                "delivery to targets of '" + target.scheme() + ":' lacks a library",
                "org.apache.httpcomponents.client5:httpclient5 for webhooks,"
                        + " org.apache.kafka:kafka-clients for Kafka",
                "no " + e.getMessage(),
                "add it to the class path",
                e);
    }

    /// The sink that delivers to a target.
    ///
    /// @throws RegistryException `NO_SINK`
    public EventSink sink(SinkTarget target) {
        EventSink sink = sinks.get(target.scheme());
        if (sink == null) {
            throw new RegistryException(
                    ErrorCode.NO_SINK,
                    "nothing delivers to targets of '" + target.scheme() + ":'",
                    "one of " + sinks.keySet(),
                    target.scheme(),
                    "check the target's beginning, or add the sink's jar to the class path");
        }
        return sink;
    }

    /// The type of the connector that takes the URI.
    public Optional<String> typeOf(SourceUri uri) {
        return connectorOf(uri).map(Connector::type);
    }

    /// The path of the file that the URI names and that is not there.
    public Optional<String> missingFile(SourceUri uri) {
        return connectorOf(uri).flatMap(connector -> connector.missingFile(uri));
    }

    private Optional<Connector> connectorOf(SourceUri uri) {
        return connectors.values().stream().filter(c -> c.accepts(uri)).findFirst();
    }

    /// The language that judges queries against sources of a type.
    ///
    /// @throws RegistryException `NO_LANGUAGE`
    public QueryLanguage language(String language, String sourceType) {
        return languages.stream()
                .filter(known -> known.language().equals(language) && known.serves(sourceType))
                .findFirst()
                .orElseThrow(() ->
                        new RegistryException(
                                ErrorCode.NO_LANGUAGE,
                                "no check of language '"
                                        + language
                                        + "' for sources of type '"
                                        + sourceType
                                        + "'",
                                "one of " + languages(sourceType),
                                language,
                                "leave --language out, or check the source's type with: source"
                                        + " list"));
    }

    private List<String> languages(String sourceType) {
        return languages.stream()
                .filter(known -> known.serves(sourceType))
                .map(QueryLanguage::language)
                .sorted()
                .toList();
    }

    /// Reads a secret; the caller closes it. Null reference, null credentials.
    ///
    /// @throws RegistryException `SECRET_UNAVAILABLE`
    public @Nullable Credentials lease(@Nullable SecretRef ref) {
        if (ref == null) {
            return null;
        }
        SecretProvider provider = secrets.get(ref.scheme());
        if (provider == null) {
            throw new RegistryException(
                    ErrorCode.SECRET_UNAVAILABLE,
                    "no secret provider for '" + ref.scheme() + ":'",
                    "one of " + secrets.keySet(),
                    ref.scheme(),
                    "use env:NAME or file:PATH");
        }
        try {
            return provider.lease(ref);
        } catch (SecretException e) {
            throw new RegistryException(
                    ErrorCode.SECRET_UNAVAILABLE,
                    String.valueOf(e.getMessage()),
                    null,
                    null,
                    "check that the reference names what this process may read",
                    e);
        }
    }
}
