package taskopru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Requests per second, asked by wrk; and an nginx that serves the same bytes as a yardstick. */
final class Load {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private Load() {}

  /** The better of two five-second runs after a warm-up, 32 connections. */
  static double rate(String url) throws IOException, InterruptedException {
    return rate(url, "Accept: */*");
  }

  /** The same, asked as every browser asks: for packed pages. */
  static double rateOfPage(String url) throws IOException, InterruptedException {
    return rate(url, "Accept-Encoding: gzip");
  }

  private static double rate(String url, String header) throws IOException, InterruptedException {
    wrk(url, header, 3);
    return Math.max(wrk(url, header, 5), wrk(url, header, 5));
  }

  private static double wrk(String url, String header, int seconds)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("wrk", "-t", "1", "-c", "32", "-H", header, "-d", seconds + "s", url)
            .redirectErrorStream(true)
            .start();
    var printed = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    var rate = RATE.matcher(printed);
    if (!rate.find() || ERRORS.matcher(printed).find()) {
      throw new IllegalStateException(url + ":\n" + printed);
    }
    return Double.parseDouble(rate.group(1));
  }

  /** What nginx, with its usual settings on this machine's cores, makes of these bytes. */
  static double ofNginx(Path folder, byte[] body, int port)
      throws IOException, InterruptedException {
    var root = Files.createDirectories(folder.resolve("nginx"));
    Files.write(root.resolve("table.json"), body);
    var configuration = root.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off; pid %1$s/pid; error_log %1$s/error.log; worker_processes auto; user root;
        events { worker_connections 1024; }
        http {
          access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=100;
          types { application/json json; }
          client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
          server { listen 127.0.0.1:%2$d; root %1$s; }
        }
        """
            .formatted(root, port));
    var nginx =
        new ProcessBuilder("nginx", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("out").toFile())
            .start();
    try {
      Thread.sleep(500);
      return rate("http://127.0.0.1:" + port + "/table.json");
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  static boolean isThere(String... tools) {
    return Arrays.stream(tools)
        .allMatch(tool ->
            Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))));
  }
}
