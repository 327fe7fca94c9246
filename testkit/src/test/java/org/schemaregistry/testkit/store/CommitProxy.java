package org.schemaregistry.testkit.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between a store and PostgreSQL. Once it is armed, a statement that carries [#STALL] is
/// held back until [#release]; the transaction of one that carries [#CUT] loses its connection at
/// COMMIT, once.
///
/// Thread-safe.
final class CommitProxy implements AutoCloseable {
    /// In the id of a source.
    static final String STALL = "stalled";

    static final String CUT = "cut-off";

    /// Which side of COMMIT does not arrive.
    enum Lost {
        REQUEST,
        ANSWER
    }

    private static final int HEADER_BYTES = 4;
    private static final int STARTUP_CODES = 1234 << 16;

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int serverPort;
    private final Lost lost;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean wasCut = new AtomicBoolean();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private volatile boolean armed;

    CommitProxy(int serverPort, Lost lost) throws IOException {
        this.serverPort = serverPort;
        this.lost = lost;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// The store is open: it names its sources to read them, too.
    void arm() {
        armed = true;
    }

    /// Waits until a statement is held back.
    void awaitStalled() throws InterruptedException {
        stalled.await();
    }

    void release() {
        released.countDown();
    }

    boolean wasCut() {
        return wasCut.get();
    }

    @Override
    public void close() throws IOException {
        release();
        listening.close();
        threads.close();
    }

    private void accept() {
        try {
            while (true) {
                Line line = new Line(listening.accept());
                threads.execute(line::serve);
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }

    private final class Line {
        private final Socket client;

        /// The transaction under way is to be cut; then, that its statement was answered.
        private volatile boolean marked;

        private volatile boolean answered;

        Line(Socket client) {
            this.client = client;
        }

        void serve() {
            try (client;
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(server.getOutputStream());
                start(in, out);
                threads.execute(() -> back(server));
                forth(in, out);
            } catch (IOException gone) {
                // A side that hangs up ends the line, as it should.
                return;
            }
        }

        /// Passes the startup packet on, after declining encryption.
        private void start(DataInputStream in, DataOutputStream out) throws IOException {
            while (true) {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - HEADER_BYTES);
                int code = ((body[0] & 0xFF) << 24) | ((body[1] & 0xFF) << 16);
                if (code != STARTUP_CODES) {
                    out.writeInt(length);
                    out.write(body);
                    out.flush();
                    return;
                }
                client.getOutputStream().write('N');
            }
        }

        private void forth(DataInputStream in, DataOutputStream out) throws IOException {
            for (int letter = in.read(); letter >= 0; letter = in.read()) {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - HEADER_BYTES);
                String text = new String(body, StandardCharsets.ISO_8859_1);
                if (armed && text.contains(STALL)) {
                    stalled.countDown();
                    awaitRelease();
                }
                if (armed && text.contains(CUT) && !wasCut.get()) {
                    marked = true;
                }
                if (marked
                        && answered
                        && lost == Lost.REQUEST
                        && wasCut.compareAndSet(false, true)) {
                    return;
                }
                out.write(letter);
                out.writeInt(length);
                out.write(body);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }

        private void back(Socket server) {
            try (client;
                    server) {
                DataInputStream in = new DataInputStream(server.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                for (int letter = in.read(); letter >= 0; letter = in.read()) {
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - HEADER_BYTES);
                    boolean committed =
                            letter == 'C'
                                    && new String(body, StandardCharsets.ISO_8859_1)
                                            .startsWith("COMMIT");
                    if (committed
                            && marked
                            && lost == Lost.ANSWER
                            && wasCut.compareAndSet(false, true)) {
                        return;
                    }
                    answered |= marked && letter == 'Z';
                    out.write(letter);
                    out.writeInt(length);
                    out.write(body);
                    out.flush();
                }
            } catch (IOException gone) {
                // As above.
                return;
            }
        }

        private void awaitRelease() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
