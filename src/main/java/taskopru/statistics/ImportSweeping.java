package taskopru.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.installation.Home;

/**
 * Clears away what imports left behind that were killed: their folders, their unfinished entries,
 * and Parquet files that no release knows. What somebody alive is at work on stays.
 */
@Component
class ImportSweeping {

  private static final Logger log = LoggerFactory.getLogger(ImportSweeping.class);

  /** How long an upload waits for somebody to go on with it. */
  private static final Duration PATIENCE = Duration.ofDays(7);

  private final ImportJobs jobs;
  private final ImportFolders folders;
  private final ImportLocks locks;
  private final ReleaseKeeping keeping;
  private final Releases releases;
  private final TransactionTemplate transaction;
  private final Home home;
  private final Clock clock;

  ImportSweeping(
      ImportJobs jobs,
      ImportFolders folders,
      ImportLocks locks,
      ReleaseKeeping keeping,
      Releases releases,
      TransactionTemplate transaction,
      Home home,
      Clock clock) {
    this.jobs = jobs;
    this.folders = folders;
    this.locks = locks;
    this.keeping = keeping;
    this.releases = releases;
    this.transaction = transaction;
    this.home = home;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void sweep() {
    try {
      entries();
      leftFolders();
      transaction.executeWithoutResult(_ -> orphans());
    } catch (IOException | UncheckedIOException e) {
      log.warn("Could not clear away what earlier imports left", e);
    }
  }

  /** Entries of imports whose process is gone. */
  private void entries() {
    var tooOld = Instant.now(clock).minus(PATIENCE);
    for (var job : jobs.unfinished()) {
      boolean patient = job.state() == ImportJob.State.WAITING && job.changedAt().isAfter(tooOld);
      if (patient && Files.isDirectory(folders.of(job.id()))) {
        continue;
      }
      locks
          .take(job.id())
          .ifPresent(lock -> {
            try (lock) {
              jobs.failed(job.id(), "statistics.import.interrupted", List.of(), null);
              folders.remove(job.id());
            }
          });
    }
  }

  private void leftFolders() throws IOException {
    for (var id : folders.list()) {
      var job = jobs.find(id);
      if (job.isEmpty() || job.get().state().isOver()) {
        locks
            .take(id)
            .ifPresent(lock -> {
              try (lock) {
                folders.remove(id);
              }
            });
      }
    }
  }

  private void orphans() {
    if (!keeping.nobodyElsePlacesFiles()) {
      return;
    }
    var files = new ArrayList<Path>();
    var ids = new ArrayList<UUID>();
    if (!Files.isDirectory(home.releases())) {
      return;
    }
    try (var all = Files.walk(home.releases(), 2)) {
      all.filter(path -> path.getFileName().toString().matches("[0-9a-f-]{36}\\.parquet"))
          .forEach(path -> {
            files.add(path);
            ids.add(UUID.fromString(path.getFileName().toString().substring(0, 36)));
          });
      var known = new HashSet<>(releases.known(ids));
      for (int i = 0; i < files.size(); i++) {
        if (!known.contains(ids.get(i))) {
          Files.deleteIfExists(files.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
