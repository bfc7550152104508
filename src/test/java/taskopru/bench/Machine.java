package taskopru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the figures were taken on, and what else it was doing. */
final class Machine {

  private Machine() {}

  static String now() throws IOException {
    var load = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return "%d cores, load %s %s %s (1, 5, 15 minutes), %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            load[0],
            load[1],
            load[2],
            Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS));
  }
}
