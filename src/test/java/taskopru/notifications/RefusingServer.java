package taskopru.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that knows nobody: 550 to every receiver. */
final class RefusingServer implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger greetings = new AtomicInteger();

  RefusingServer(int port) throws IOException {
    socket = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::listen);
  }

  int greetings() {
    return greetings.get();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        greetings.incrementAndGet();
        talk(client);
      } catch (IOException _) {
        // Closed: by the test, or by the client.
      }
    }
  }

  private static void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 test");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT")) {
        say(client, "550 5.1.1 nobody of that name");
      } else if (line.startsWith("QUIT")) {
        say(client, "221 bye");
        return;
      } else {
        say(client, "250 ok");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
