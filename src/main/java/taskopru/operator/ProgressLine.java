package taskopru.operator;

import java.io.PrintStream;
import java.time.Duration;
import taskopru.installation.Progress;

/**
 * How far a command has come: a bar that redraws itself on a terminal, a plain line every few
 * seconds elsewhere, so that a log stays readable.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long REDRAW = Duration.ofMillis(100).toNanos();
  private static final long LINE = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final boolean isTerminal;
  private long last = System.nanoTime();
  private boolean hasDrawn;

  ProgressLine(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public synchronized void at(String part, long done, long total) {
    var now = System.nanoTime();
    if (now - last < (isTerminal ? REDRAW : LINE)) {
      return;
    }
    last = now;
    var share = total == 0 ? 1.0 : Math.min(1.0, (double) done / total);
    if (isTerminal) {
      var filled = (int) (share * WIDTH);
      out.print(
          "\r\u001b[K%3d%% %s%s %s"
              .formatted(
                  (int) (share * 100), "█".repeat(filled), "░".repeat(WIDTH - filled), part));
      hasDrawn = true;
    } else {
      out.println("%3d%% %s".formatted((int) (share * 100), part));
    }
    out.flush();
  }

  /** Leaves an empty line for what comes next. */
  @Override
  public synchronized void close() {
    if (hasDrawn) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
