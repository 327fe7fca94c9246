package org.schemaregistry.adapter.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.testkit.sink.SinkContract;
import org.schemaregistry.testkit.sink.WebhookReceiver;
import org.schemaregistry.testkit.sink.WebhookReceiver.Answer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class WebhookSinkTest extends SinkContract {
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SinkLimits LIMITS = new SinkLimits(1_000, 1_000, 16 * 1024, 60_000, 4);
    private static final OutgoingEvent EVENT = event("shop.orders", 1);

    @Override
    protected EventSink sink() {
        return new WebhookSink();
    }

    @Override
    protected Credentials secret() {
        return new Credentials(null, SECRET.toCharArray());
    }

    @Override
    protected List<String> malformedTargets() {
        return List.of(
                "http:///path",
                "http://user:pw@host/path",
                "http://host/path#part",
                "http://127.0.0.1/",
                "http://localhost/",
                "http://hook.localhost/",
                "http://10.1.2.3/",
                "http://169.254.169.254/latest",
                "http://0.0.0.0/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://224.0.0.1/");
    }

    @Override
    protected Receiver receiver() {
        return new HttpReceiver();
    }

    @Test
    void sendsAStructuredCloudEventSignedAsStandardWebhooksSays() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, secret())) {
            assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
            WebhookReceiver.Request request = receiver.requests().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/hook");
            assertThat(request.header("content-type").replace(" ", ""))
                    .isEqualToIgnoringCase("application/cloudevents+json;charset=UTF-8");
            assertThat(request.header("webhook-id")).isEqualTo(EVENT.id());
            assertThat(request.header("webhook-timestamp"))
                    .isEqualTo(Long.toString(NOW.getEpochSecond()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            String signed = EVENT.id() + "." + NOW.getEpochSecond() + "." + request.body();
            assertThat(request.header("webhook-signature"))
                    .isEqualTo(
                            "v1,"
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    mac.doFinal(
                                                            signed.getBytes(
                                                                    StandardCharsets.UTF_8))));
        }
    }

    /// The example of the specification's own libraries.
    @Test
    void signsTheKnownExample() {
        Signature signature =
                Signature.of(
                        new Credentials(
                                null, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".toCharArray()));
        assertThat(
                        signature.header(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330L,
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void withoutASecretThereIsNoSignature() {
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
            assertThat(receiver.requests().getFirst().headers())
                    .containsKey("webhook-id")
                    .doesNotContainKey("webhook-signature");
        }
    }

    @Test
    void aMalformedSecretIsRefusedWithoutShowingIt() {
        for (String secret :
                List.of("canary", "whsec_", "whsec_***canary***", "whsec_Y2FuYXJ5", "WHSEC_abc")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new WebhookSink()
                                    .open(
                                            SinkTarget.parse("https://example.org/", false),
                                            new Credentials(null, secret.toCharArray()),
                                            LIMITS,
                                            Clock.systemUTC()))
                    .withMessageContaining("expected 'whsec_'")
                    .satisfies(e -> {
                        assertThat(e.getMessage()).doesNotContain("canary");
                        assertThat(e.getCause()).isNull();
                    });
        }
    }

    @Test
    void everyStatusHasItsMeaning() {
        Map<Integer, Class<? extends Delivery>> meanings =
                Map.of(
                        200, Delivery.Delivered.class,
                        202, Delivery.Delivered.class,
                        204, Delivery.Delivered.class,
                        400, Delivery.Retry.class,
                        401, Delivery.Retry.class,
                        404, Delivery.Retry.class,
                        410, Delivery.Gone.class,
                        413, Delivery.Dead.class,
                        500, Delivery.Retry.class,
                        503, Delivery.Retry.class);
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            meanings.forEach((code, meaning) -> {
                receiver.behave(request -> new Answer.Status(code));
                assertThat(channel.deliver(EVENT)).as("%d", code).isInstanceOf(meaning);
            });
        }
    }

    @Test
    void honoursRetryAfterWithinItsBound() {
        Map<String, Duration> asked =
                Map.of(
                        "7", Duration.ofSeconds(7),
                        "0", Duration.ZERO,
                        "99999999999999999999", Duration.ofSeconds(60),
                        "Sun, 01 Mar 2026 12:00:30 GMT", Duration.ofSeconds(30),
                        "Sun, 01 Mar 2026 11:00:00 GMT", Duration.ZERO,
                        "Tue, 01 Mar 2061 12:00:00 GMT", Duration.ofSeconds(60));
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            for (int code : new int[] {429, 503}) {
                asked.forEach((text, expected) -> {
                    receiver.behave(
                            request -> new Answer.Status(code, Map.of("Retry-After", text)));
                    assertThat(channel.deliver(EVENT))
                            .isInstanceOfSatisfying(
                                    Delivery.Retry.class,
                                    r -> assertThat(r.after()).isEqualTo(expected));
                });
            }
            receiver.behave(request -> new Answer.Status(503, Map.of("Retry-After", "soon")));
            assertThat(channel.deliver(EVENT))
                    .isInstanceOfSatisfying(
                            Delivery.Retry.class, r -> assertThat(r.after()).isNull());
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (WebhookReceiver other = new WebhookReceiver();
                WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            for (int code : new int[] {301, 302, 303, 307, 308}) {
                receiver.behave(request ->
                        new Answer.Status(code, Map.of("Location", other.uri().toString())));
                assertThat(channel.deliver(EVENT))
                        .isInstanceOfSatisfying(
                                Delivery.Retry.class,
                                r -> assertThat(r.reason()).contains("redirects are refused"));
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aHangingReceiverEndsAtTheTimeout() {
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            receiver.behave(request -> new Answer.Hang());
            long begin = System.nanoTime();
            assertThat(channel.deliver(EVENT))
                    .isInstanceOfSatisfying(
                            Delivery.Retry.class,
                            r -> assertThat(r.reason()).contains("within 1000 ms"));
            assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
            receiver.behave(request -> new Answer.Status(200));
            assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
        }
    }

    @Test
    void anAnswerThatBreaksOffOrNeverEndsIsNoAnswer() {
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel = open(receiver, null)) {
            receiver.behave(request -> new Answer.CloseMidResponse());
            assertThat(channel.deliver(EVENT)).isInstanceOf(Delivery.Retry.class);
            receiver.behave(request -> new Answer.Large(200, 1_000_000));
            assertThat(channel.deliver(EVENT))
                    .isInstanceOfSatisfying(
                            Delivery.Retry.class,
                            r -> assertThat(r.reason()).contains("at most 16384 bytes"));
            receiver.behave(request -> new Answer.Large(200, 16 * 1024));
            assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
        }
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsRefused() {
        for (String address :
                List.of(
                        "127.0.0.1",
                        "10.0.0.1",
                        "172.31.255.255",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "0.0.0.0",
                        "224.0.0.1",
                        "255.255.255.255",
                        "::",
                        "::1",
                        "::7f00:1",
                        "::ffff:127.0.0.1",
                        "fd12:3456::1",
                        "fe80::1",
                        "fec0::1",
                        "ff02::1",
                        "64:ff9b::7f00:1",
                        "2002:7f00:1::1",
                        "2001:0:1::1",
                        "2001:db8::1")) {
            EventSink sink = new WebhookSink(host -> addresses("93.184.215.14", address));
            try (EventSink.Channel channel =
                    sink.open(
                            SinkTarget.parse("http://hook.example/", false),
                            null,
                            LIMITS,
                            Clock.systemUTC())) {
                assertThat(channel.deliver(EVENT))
                        .as(address)
                        .isInstanceOfSatisfying(
                                Delivery.Retry.class,
                                r ->
                                        assertThat(r.reason())
                                                .contains("host hook.example: expected"));
            }
        }
    }

    @Test
    void publicAddressesPass() throws Exception {
        for (String address :
                List.of(
                        "93.184.215.14",
                        "1.1.1.1",
                        "172.32.0.1",
                        "100.128.0.1",
                        "2606:4700::1111")) {
            assertThat(AddressClass.of(InetAddress.getByName(address)))
                    .as(address)
                    .isEqualTo(AddressClass.PUBLIC);
        }
    }

    /// A name server that answers with a good address first and a bad one later gains nothing.
    @Test
    void aNameIsResolvedOncePerConnectionAndConnectedToWhereItWasChecked() {
        AtomicInteger lookups = new AtomicInteger();
        List<String> asked = new ArrayList<>();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            EventSink sink =
                    new WebhookSink(host -> {
                        asked.add(host);
                        lookups.incrementAndGet();
                        return addresses("127.0.0.1");
                    });
            SinkTarget target =
                    SinkTarget.parse("http://hook.example:" + receiver.port() + "/", true);
            try (EventSink.Channel channel = sink.open(target, null, LIMITS, Clock.systemUTC())) {
                assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
                assertThat(channel.deliver(EVENT)).isEqualTo(new Delivery.Delivered());
            }
            assertThat(asked).containsOnly("hook.example");
            assertThat(lookups).hasValue(1);
            assertThat(receiver.requests().getFirst().header("host"))
                    .isEqualTo("hook.example:" + receiver.port());
        }
    }

    @Test
    void anUntrustedCertificateIsNotDeliveredTo() {
        // A plain server behind https: the handshake fails, nothing is sent.
        try (WebhookReceiver receiver = new WebhookReceiver();
                EventSink.Channel channel =
                        new WebhookSink()
                                .open(
                                        SinkTarget.parse(
                                                "https://127.0.0.1:" + receiver.port() + "/", true),
                                        null,
                                        LIMITS,
                                        Clock.systemUTC())) {
            assertThat(channel.deliver(EVENT)).isInstanceOf(Delivery.Retry.class);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    private static EventSink.Channel open(WebhookReceiver receiver, @Nullable Credentials secret) {
        return new WebhookSink()
                .open(
                        new SinkTarget(receiver.uri(), true),
                        secret,
                        LIMITS,
                        Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    /// A web server that can be killed and started again on its port.
    private static final class HttpReceiver implements Receiver {
        private final List<WebhookReceiver> past = new ArrayList<>();
        private WebhookReceiver current = new WebhookReceiver();
        private final SinkTarget target = new SinkTarget(current.uri(), true);

        @Override
        public SinkTarget target() {
            return target;
        }

        @Override
        public List<Received> received() {
            List<WebhookReceiver> all = new ArrayList<>(past);
            if (!all.contains(current)) {
                all.add(current);
            }
            return all.stream()
                    .flatMap(receiver -> receiver.requests().stream())
                    .map(request -> new Received(null, request.body()))
                    .toList();
        }

        @Override
        public void goAway() {
            current.close();
            past.add(current);
        }

        @Override
        public void comeBack() {
            current = new WebhookReceiver(target.uri().getPort());
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
