package org.schemaregistry.testkit.sink;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A web server on the loopback address that takes webhooks and answers as a test says, also badly.
///
/// Thread-safe.
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Request> requests = new ArrayList<>();
    private volatile Function<Request, Answer> behaviour;

    /// One request; header names in lower case, `at` in nanoseconds of `System.nanoTime`.
    public record Request(
            String method, String path, Map<String, String> headers, String body, long at) {
        public Request {
            headers = Map.copyOf(headers);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// What the receiver does with a request.
    public sealed interface Answer {
        /// A status with headers and an empty body.
        record Status(int code, Map<String, String> headers) implements Answer {
            public Status {
                headers = Map.copyOf(headers);
            }

            public Status(int code) {
                this(code, Map.of());
            }
        }

        /// A status with so many bytes of body.
        record Large(int code, int bodyBytes) implements Answer {}

        /// Nothing, until the receiver closes.
        record Hang() implements Answer {}

        /// Promises a body and hangs up in its middle.
        record CloseMidResponse() implements Answer {}
    }

    /// Starts on a free port and accepts everything.
    public WebhookReceiver() {
        this(0);
    }

    /// Starts on a port; 0 takes a free one.
    public WebhookReceiver(int port) {
        behaviour = request -> new Answer.Status(204);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What it does with requests from now on.
    public void behave(Function<Request, Answer> answers) {
        behaviour = answers;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/hook");
    }

    /// All requests so far, whatever was answered, in the order of their arrival.
    public List<Request> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until so many requests have come.
    ///
    /// @throws AssertionError after half a minute
    public List<Request> await(int count) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(30);
            while (requests.size() < count) {
                if (left <= 0) {
                    throw new AssertionError(
                            "expected " + count + " requests, found " + requests.size());
                }
                left = arrived.awaitNanos(left);
            }
            return List.copyOf(requests);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        Answer answer = behaviour.apply(request);
        lock.lock();
        try {
            requests.add(request);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        switch (answer) {
            case Answer.Status status -> {
                status.headers().forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(status.code(), -1);
                exchange.close();
            }
            case Answer.Large large -> {
                exchange.sendResponseHeaders(large.code(), large.bodyBytes());
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(new byte[large.bodyBytes()]);
                }
            }
            case Answer.Hang ignored -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case Answer.CloseMidResponse ignored -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(new byte[10]);
                exchange.getResponseBody().flush();
                // Fewer bytes than promised make the server cut the connection.
                exchange.close();
            }
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        Headers given = exchange.getRequestHeaders();
        given.forEach((name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                body,
                System.nanoTime());
    }
}
