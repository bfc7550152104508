package taskopru.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home of its own, driven through {@code bin/taskopru} as an operator would. */
final class Installation implements AutoCloseable {

  private final Path checkout;
  private final Path home;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process server;
  private volatile long peak;

  Installation(Path checkout, Path home) throws IOException {
    this.checkout = checkout;
    this.home = home;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  /** Runs a command of the operator to its end; what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    var process = start(arguments);
    peak = 0;
    var watch = Thread.ofVirtual().start(() -> watch(process));
    var printed = new String(process.getInputStream().readAllBytes());
    watch.interrupt();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + " failed:\n" + printed);
    }
    return printed;
  }

  /** The most memory the last command held, in bytes, its database aside. */
  long peak() {
    return peak;
  }

  private void watch(Process process) {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      while (process.isAlive()) {
        for (var line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            peak = Math.max(peak, Long.parseLong(line.replaceAll("\\D", "")) * 1024);
          }
        }
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // it ended: what was seen last is what counts
    }
  }

  /** Starts serving; seconds until it is ready. */
  double serve() throws IOException, InterruptedException {
    var started = System.nanoTime();
    var process = start("serve", "--port", Integer.toString(port));
    server = process;
    var log = Files.createTempFile("bench-server", ".log");
    Thread.ofVirtual().start(() -> copy(process, log));
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server ended:\n" + Files.readString(log));
      }
      Thread.sleep(20);
    }
    return (System.nanoTime() - started) / 1e9;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  byte[] get(String path) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url(path))).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          path + ": " + answer.statusCode() + " " + new String(answer.body()));
    }
    return answer.body();
  }

  /** The largest release. */
  Path parquet() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("releases"))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  /** Proportional set size of the server and all it started, in bytes: shared pages count once. */
  long memory() throws IOException {
    var total = 0L;
    var processes = new ArrayList<>(database());
    if (server != null) {
      processes.add(server.toHandle());
      processes.addAll(server.descendants().toList());
    }
    for (var process : processes.stream().distinct().toList()) {
      var rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
      if (Files.isReadable(rollup)) {
        for (var line : Files.readAllLines(rollup)) {
          if (line.startsWith("Pss:")) {
            total += Long.parseLong(line.replaceAll("\\D", "")) * 1024;
          }
        }
      }
    }
    return total;
  }

  /**
   * PostgreSQL may have been orphaned from our process tree on purpose: found by its data folder.
   */
  private List<ProcessHandle> database() {
    var folder = home.toAbsolutePath().toString();
    return ProcessHandle.allProcesses()
        .filter(process ->
            process.info().commandLine().filter(line -> line.contains(folder)).isPresent()
                || process
                    .parent()
                    .flatMap(parent -> parent.info().commandLine())
                    .filter(line -> line.contains("postgres") && line.contains(folder))
                    .isPresent())
        .toList();
  }

  void stop() throws InterruptedException {
    var running = server;
    if (running != null) {
      running.toHandle().destroy();
      if (!running.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not stop");
      }
      server = null;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(checkout.resolve("bin/taskopru").toString()));
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--home", home.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private boolean isReady() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url("/health/ready")))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void copy(Process process, Path log) {
    try (var in = process.getInputStream()) {
      Files.copy(in, log, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // the process ended: nothing more to copy
    }
  }
}
