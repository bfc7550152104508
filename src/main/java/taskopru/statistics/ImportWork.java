package taskopru.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Datasets;
import taskopru.kernel.Problem;
import taskopru.statistics.ImportJob.State;
import taskopru.statistics.ingest.Building;
import taskopru.statistics.ingest.Cancelled;
import taskopru.statistics.ingest.Examined;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Preview;
import taskopru.statistics.ingest.Profile;
import taskopru.statistics.ingest.Stage;
import taskopru.statistics.ingest.Workbench;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works through uploads while nobody waits: two at a time, a few more in line. Each holds the lock
 * of its import from being queued to its end, so that what dies with the process is swept away.
 */
@Component
class ImportWork {

  private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

  private static final int AT_ONCE = 2;
  private static final int IN_LINE = 4;

  private final Semaphore working = new Semaphore(AT_ONCE, true);
  private final Semaphore places = new Semaphore(IN_LINE);
  private final ImportJobs jobs;
  private final ImportFolders folders;
  private final ImportLocks locks;
  private final Datasets datasets;
  private final JsonMapper json;

  /** What was found out about the file, kept beside it, so that it need not be read twice. */
  private record Read(Stage stage, Profile profile) {}

  ImportWork(
      ImportJobs jobs,
      ImportFolders folders,
      ImportLocks locks,
      Datasets datasets,
      JsonMapper json) {
    this.jobs = jobs;
    this.folders = folders;
    this.locks = locks;
    this.datasets = datasets;
    this.json = json;
  }

  /** Notes that an import is to be worked on, in the books. */
  interface Queuing {
    boolean note() throws IOException;
  }

  /**
   * Puts it in line.
   *
   * @param before how it stood, to go back to where the file cannot be read as wished; null for a
   *     new one
   */
  void queue(UUID id, @Nullable ImportJob before, Queuing queuing) throws IOException {
    if (!places.tryAcquire()) {
      throw new Problem.TooMany("statistics.import.line-full");
    }
    ImportLocks.Held lock = null;
    boolean queued = false;
    try {
      lock = locks.takeSoon(id).orElseThrow(() -> new Problem.Conflict("statistics.import.busy"));
      if (!queuing.note()) {
        throw new Problem.Conflict("statistics.import.busy");
      }
      var held = lock;
      Thread.ofVirtual().name("import-" + id).start(() -> workOn(id, before, held));
      queued = true;
    } finally {
      if (!queued) {
        places.release();
        if (lock != null) {
          lock.close();
        }
      }
    }
  }

  private void workOn(UUID id, @Nullable ImportJob before, ImportLocks.Held lock) {
    try (lock) {
      working.acquire();
      try {
        work(id, before);
        forgetIfUnwanted(id);
      } finally {
        working.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("Import {} ended unexpectedly", id, e);
    } finally {
      places.release();
    }
  }

  private void work(UUID id, @Nullable ImportJob before) {
    try {
      if (!jobs.start(id, State.QUEUED)) {
        throw new Cancelled();
      }
      var job = jobs.get(id);
      var progress = new NotedProgress(jobs, id, ImportProgress.SILENT);
      try (var bench = new Workbench(folders.of(id), folders.upload(id), progress)) {
        var mapping = job.mapping();
        if (mapping == null) {
          examine(job, before, bench);
        } else {
          build(job, mapping, bench);
        }
      }
    } catch (RuntimeException | IOException | SQLException e) {
      var job = jobs.get(id);
      ended(job, job.mapping() == null ? before : job, e);
    }
  }

  /** Somebody may have asked to stop when there was nothing left to stop. */
  private void forgetIfUnwanted(UUID id) {
    var job = jobs.get(id);
    if (job.cancel() && !job.state().isOver()) {
      jobs.cancelled(id);
      folders.remove(id);
    }
  }

  private void examine(ImportJob job, @Nullable ImportJob before, Workbench bench)
      throws IOException, SQLException {
    switch (Examined.of(bench, folders.upload(job.id()), job.fileName(), job.wishes())) {
      case Examined.Unreadable it ->
          refused(job, before, "statistics.import.rejected", List.of(), it.findings());
      case Examined.Readable it -> {
        Files.write(kept(job.id()), json.writeValueAsBytes(new Read(it.stage(), it.profile())));
        jobs.examined(job.id(), Preview.of(it), it.mapping(), it.stage().findings());
      }
    }
  }

  private void build(ImportJob job, Mapping mapping, Workbench bench)
      throws IOException, SQLException {
    var read = json.readValue(Files.readAllBytes(kept(job.id())), Read.class);
    var built =
        new Building(
                bench,
                read.stage(),
                read.profile(),
                mapping,
                datasets.get(job.dataset()).kind(),
                job.wishes())
            .run();
    jobs.checked(job.id(), built.parquet() == null ? null : built, built.findings());
  }

  private Path kept(UUID id) {
    return folders.of(id).resolve("read.json");
  }

  private void ended(ImportJob job, @Nullable ImportJob before, Exception e) {
    if (e instanceof Cancelled) {
      jobs.cancelled(job.id());
      folders.remove(job.id());
      return;
    }
    var problem = ImportProblems.of(e, job.fileName());
    if (problem == null) {
      log.error("Import {} went wrong", job.id(), e);
      refused(job, null, "statistics.import.broken", List.of(), List.of());
    } else {
      var args = Arrays.stream(problem.args()).map(String::valueOf).toList();
      refused(job, before, problem.messageKey(), args, List.of());
    }
  }

  private void refused(
      ImportJob job,
      @Nullable ImportJob before,
      String problem,
      List<String> args,
      List<Finding> findings) {
    if (before != null) {
      jobs.back(before, problem, args, findings);
    } else {
      jobs.failed(job.id(), problem, args, findings);
      folders.remove(job.id());
    }
  }
}
