package org.schemaregistry.adapter.source.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between a client and PostgreSQL and cuts the line when the client sends its n-th
/// statement. The client must not ask for TLS.
final class CuttingProxy implements AutoCloseable {
    private static final int STARTUP_HEADER_BYTES = 4;

    private final ServerSocket listening;
    private final ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();

    CuttingProxy(int serverPort, int cutAtStatement) throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        lines.execute(() -> serve(serverPort, cutAtStatement));
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        lines.close();
    }

    private void serve(int serverPort, int cutAtStatement) {
        try (Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            lines.execute(() -> back(server, client));
            forth(client, server, cutAtStatement);
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
    private static void forth(Socket client, Socket server, int cutAtStatement) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        int startup = in.readInt();
        out.writeInt(startup);
        out.write(in.readNBytes(startup - STARTUP_HEADER_BYTES));
        out.flush();
        int statements = 0;
        while (true) {
            int letter = in.read();
            if (letter < 0) {
                return;
            }
            int length = in.readInt();
            byte[] body = in.readNBytes(length - STARTUP_HEADER_BYTES);
            statements += letter == 'E' || letter == 'Q' ? 1 : 0;
            if (statements >= cutAtStatement) {
                return;
            }
            out.write(letter);
            out.writeInt(length);
            out.write(body);
            out.flush();
        }
    }
}
