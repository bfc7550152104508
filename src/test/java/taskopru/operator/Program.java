package taskopru.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Taşköprü as a process of its own, as an operator runs it. */
public final class Program implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static Program start(Path folder, String... arguments) {
    return start("taskopru.Taskopru", folder, arguments);
  }

  public static Program start(String main, Path folder, String... arguments) {
    return start(main, Map.of(), folder, arguments);
  }

  static Program start(Map<String, String> settings, Path folder, String... arguments) {
    return start("taskopru.Taskopru", settings, folder, arguments);
  }

  private static Program start(
      String main, Map<String, String> settings, Path folder, String... arguments) {
    try {
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx400m",
                  "-Dstdout.encoding=UTF-8",
                  "-Dstderr.encoding=UTF-8",
                  "-cp",
                  System.getProperty("java.class.path"),
                  main));
      command.addAll(List.of(arguments));
      var output = Files.createTempFile(folder, "output", ".txt");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("TASKOPRU_"));
      builder.environment().put("TASKOPRU_LANG", "en");
      builder.environment().putAll(settings);
      return new Program(builder.redirectOutput(output.toFile()).start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that it serves; answers with its port. */
  int awaitReady() throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var match = ADDRESS.matcher(output());
      if (output().contains("ready") && match.find()) {
        return Integer.parseInt(match.group(1));
      }
      if (!process.isAlive()) {
        throw new AssertionError("It ended: " + output());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("It is not ready: " + output());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var browser = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + awaitReady() + path);
      return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  void await(String said) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!output().contains(said)) {
      if (Instant.now().isAfter(deadline) || !process.isAlive()) {
        throw new AssertionError("It never said “" + said + "”: " + output());
      }
      Thread.sleep(50);
    }
  }

  public String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C does. */
  int interrupt() throws InterruptedException, IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return status();
  }

  /** As kill does. */
  int stop() throws InterruptedException {
    process.destroy();
    return status();
  }

  public int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
