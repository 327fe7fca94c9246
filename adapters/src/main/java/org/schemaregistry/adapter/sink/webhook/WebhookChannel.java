package org.schemaregistry.adapter.sink.webhook;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkLimits;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A client of its own for one target: no redirects, cookies, retries or decompression of its own,
/// and a resolver that guards where it connects.
///
/// Thread-safe.
final class WebhookChannel implements EventSink.Channel {
    private static final ContentType STRUCTURED =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);
    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_CHARS = 8192;

    private final URI target;
    private final @Nullable Signature signature;
    private final SinkLimits limits;
    private final Clock clock;
    private final CloseableHttpClient client;

    WebhookChannel(
            URI target,
            @Nullable Signature signature,
            GuardedResolver resolver,
            SinkLimits limits,
            Clock clock) {
        this.target = target;
        this.signature = signature;
        this.limits = limits;
        this.clock = clock;
        this.client = client(resolver, limits);
    }

    @Override
    public Delivery deliver(OutgoingEvent event) {
        byte[] body = event.cloudEvent().getBytes(StandardCharsets.UTF_8);
        HttpPost request = new HttpPost(target);
        long timestamp = clock.instant().getEpochSecond();
        request.setHeader("webhook-id", event.id());
        request.setHeader("webhook-timestamp", Long.toString(timestamp));
        if (signature != null) {
            request.setHeader("webhook-signature", signature.header(event.id(), timestamp, body));
        }
        request.setEntity(new ByteArrayEntity(body, STRUCTURED));
        // Socket timeouts bound each read; this bounds them all together.
        CompletableFuture<Void> deadline = new CompletableFuture<>();
        CompletableFuture<?> unused =
                deadline.orTimeout(limits.timeoutMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((done, late) -> {
                            if (late != null) {
                                request.cancel();
                            }
                        });
        try {
            return client.execute(request, this::answered);
        } catch (IOException | RuntimeException e) {
            // The deadline is over before the cancelled request fails; `unused` is so only after.
            return new Delivery.Retry(reason(e, deadline.isCompletedExceptionally()));
        } finally {
            deadline.complete(null);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private Delivery answered(ClassicHttpResponse response) throws HttpException, IOException {
        // An answer that breaks off in its middle is no answer.
        readBounded(response.getEntity());
        int status = response.getCode();
        String reason = "HTTP status " + status + " from " + target.getRawAuthority();
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered();
        }
        return switch (status) {
            case 410 -> new Delivery.Gone(reason + ": the receiver wants no more events");
            case 413 -> new Delivery.Dead(reason + ": the event is too large for it");
            case 301, 302, 303, 307, 308 ->
                    new Delivery.Retry(reason + ": redirects are refused; change the target");
            default -> {
                Header after = response.getFirstHeader("Retry-After");
                yield new Delivery.Retry(
                        reason,
                        after == null
                                ? null
                                : RetryAfter.parse(
                                        after.getValue(),
                                        clock.instant(),
                                        limits.maxRetryAfterMillis()));
            }
        };
    }

    private void readBounded(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return;
        }
        try (InputStream in = entity.getContent()) {
            byte[] buffer = new byte[4096];
            int total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > limits.maxResponseBytes()) {
                    throw new IOException(
                            "expected an answer of at most "
                                    + limits.maxResponseBytes()
                                    + " bytes, found more");
                }
            }
        }
    }

    private String reason(Exception e, boolean late) {
        boolean silent =
                e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException);
        if (late || silent) {
            return "no answer from "
                    + target.getRawAuthority()
                    + " within "
                    + limits.timeoutMillis()
                    + " ms";
        }
        if (e instanceof GuardedResolver.Refused) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return "interrupted";
        }
        return "cannot deliver to "
                + target.getRawAuthority()
                + ": "
                + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static CloseableHttpClient client(GuardedResolver resolver, SinkLimits limits) {
        Timeout connect = Timeout.ofMilliseconds(limits.connectTimeoutMillis());
        Timeout read = Timeout.ofMilliseconds(limits.timeoutMillis());
        Http1Config bounded =
                Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_CHARS)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(resolver)
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(bounded)
                                                .build())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(connect)
                                                .setSocketTimeout(read)
                                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                                .build())
                                .setDefaultSocketConfig(
                                        SocketConfig.custom().setSoTimeout(read).build())
                                .setMaxConnPerRoute(limits.connections())
                                .setMaxConnTotal(limits.connections())
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(read)
                                .setResponseTimeout(read)
                                .setRedirectsEnabled(false)
                                .build())
                .setUserAgent("schema-registry")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }
}
