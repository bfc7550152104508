package taskopru.statistics;

import java.util.UUID;

/** Passes on how far an import is, and notes it in the books a few times a second at most. */
final class NotedProgress implements ImportProgress {

  private static final long PAUSE = 500_000_000L;

  private final ImportJobs jobs;
  private final UUID job;
  private final ImportProgress waiting;
  private long noted = System.nanoTime() - PAUSE;
  private volatile boolean stop;

  NotedProgress(ImportJobs jobs, UUID job, ImportProgress waiting) {
    this.jobs = jobs;
    this.job = job;
    this.waiting = waiting;
  }

  @Override
  public synchronized void at(Step step, double share, long rows) {
    waiting.at(step, share, rows);
    if (System.nanoTime() - noted >= PAUSE) {
      noted = System.nanoTime();
      stop |= jobs.progress(job, step, share, rows);
    }
  }

  @Override
  public boolean isCancelled() {
    return stop || waiting.isCancelled();
  }
}
