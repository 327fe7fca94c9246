package org.schemaregistry.adapter.source.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a client and PostgreSQL and cuts every line when the client sends its n-th
/// statement, whichever line that is on. The client must not ask for TLS.
final class CuttingProxy implements AutoCloseable {
    private static final int STARTUP_HEADER_BYTES = 4;

    private final ServerSocket listening;
    private final ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
    private final int serverPort;
    private final int cutAtStatement;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    CuttingProxy(int serverPort, int cutAtStatement) throws IOException {
        this.serverPort = serverPort;
        this.cutAtStatement = cutAtStatement;
        listening = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        lines.execute(this::accept);
    }

    /// How many connections the client made.
    int connections() {
        return connections.get();
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        lines.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                connections.incrementAndGet();
                lines.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }

    private void serve(Socket accepted) {
        try (Socket client = accepted;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            lines.execute(() -> back(server, client));
            forth(client, server);
        } catch (IOException gone) {
            // A side that hangs up ends the line, as it should.
            return;
        }
    }

    private static void back(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // As above.
            return;
        }
    }

    /// After the startup packet each message is a letter, a length that counts itself, and a body.
    private void forth(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        int startup = in.readInt();
        out.writeInt(startup);
        out.write(in.readNBytes(startup - STARTUP_HEADER_BYTES));
        out.flush();
        while (true) {
            int letter = in.read();
            if (letter < 0) {
                return;
            }
            int length = in.readInt();
            byte[] body = in.readNBytes(length - STARTUP_HEADER_BYTES);
            boolean statement = letter == 'E' || letter == 'Q';
            int sent = statement ? statements.incrementAndGet() : statements.get();
            if (sent >= cutAtStatement) {
                return;
            }
            out.write(letter);
            out.writeInt(length);
            out.write(body);
            out.flush();
        }
    }
}
