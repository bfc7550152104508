package taskopru.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.statistics.ImportJob.Origin;
import taskopru.statistics.ImportJob.State;
import taskopru.statistics.ingest.Built;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Wishes;

/**
 * From a file to a release step by step, as the browser does it: hand in, look at what we make of
 * it, correct it, read the report, keep, publish. Whoever may not edit gets nothing of a file to
 * see; whoever may not publish keeps without publishing.
 */
@Service
public class ImportDesk {

  private final ImportJobs jobs;
  private final ImportFolders folders;
  private final ImportLocks locks;
  private final ImportWork work;
  private final ReleaseKeeping keeping;
  private final ReleasePublishing publishing;
  private final Releases releases;
  private final Datasets datasets;
  private final TransactionTemplate transaction;

  ImportDesk(
      ImportJobs jobs,
      ImportFolders folders,
      ImportLocks locks,
      ImportWork work,
      ReleaseKeeping keeping,
      ReleasePublishing publishing,
      Releases releases,
      Datasets datasets,
      TransactionTemplate transaction) {
    this.jobs = jobs;
    this.folders = folders;
    this.locks = locks;
    this.work = work;
    this.keeping = keeping;
    this.publishing = publishing;
    this.releases = releases;
    this.datasets = datasets;
    this.transaction = transaction;
  }

  /** What a file is handed in as. */
  public interface Upload {
    void saveTo(Path file) throws IOException;
  }

  /** The dataset, for whoever works on its releases. */
  public Dataset dataset(Actor actor, Slug slug) {
    return datasets.getToWorkOn(actor, slug.value());
  }

  /** The dataset, for whoever hands files in: publishing alone is not enough. */
  public Dataset toImportInto(Actor actor, Slug slug) {
    var dataset = datasets.find(slug);
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    return dataset.orElseThrow(() -> new Problem.NotFound("catalogue.dataset.unknown"));
  }

  /** What was imported into it, newest first. */
  public List<ImportJob> imports(Actor actor, Dataset dataset) {
    return jobs.list(dataset(actor, dataset.slug()).slug());
  }

  /** Every release of it, newest first. */
  public List<Release> releases(Actor actor, Dataset dataset) {
    return releases.list(dataset(actor, dataset.slug()).id());
  }

  public Release release(Actor actor, Slug slug, int number) {
    var dataset = dataset(actor, slug);
    return releases
        .find(dataset.id(), number)
        .orElseThrow(() -> new Problem.NotFound("statistics.release.unknown", number));
  }

  /** One import of that dataset and no other. */
  public ImportJob job(Actor actor, Slug slug, UUID id) {
    var dataset = toImportInto(actor, slug);
    return jobs.find(id)
        .filter(job -> job.dataset().equals(dataset.slug()))
        .orElseThrow(() -> new Problem.NotFound("statistics.import.unknown"));
  }

  /** The release an import ended in. */
  public Release releaseOf(ImportJob job) {
    var release = job.release();
    if (release == null) {
      throw new Problem.NotFound("statistics.release.none");
    }
    return releases
        .find(release)
        .orElseThrow(() -> new Problem.NotFound("statistics.release.none"));
  }

  /** Takes a file in and has it examined. */
  public UUID handIn(Actor actor, Slug slug, String name, long bytes, Upload upload) {
    var dataset = toImportInto(actor, slug);
    var id = UUID.randomUUID();
    var plainName = ImportProblems.safeName(name);
    boolean queued = false;
    try {
      folders.make(id);
      upload.saveTo(folders.upload(id));
      work.queue(
          id,
          null,
          () -> {
            jobs.begin(
                id,
                dataset.slug(),
                Origin.BROWSER,
                plainName,
                bytes,
                actor.id(),
                State.QUEUED,
                Wishes.NONE);
            return true;
          });
      queued = true;
      return id;
    } catch (IOException e) {
      throw inWords(e, plainName);
    } finally {
      if (!queued) {
        folders.remove(id);
      }
    }
  }

  /** Has the file examined again, read as somebody says. */
  public void readAgain(Actor actor, Slug slug, UUID id, Wishes wishes) {
    var job = waiting(actor, slug, id);
    queue(job, wishes, null);
  }

  /** Keeps what somebody says the columns are for; what was made of them before is void. */
  public void correct(Actor actor, Slug slug, UUID id, Mapping mapping) {
    var job = waiting(actor, slug, id);
    if (!jobs.correct(job.id(), mapping)) {
      throw new Problem.Conflict("statistics.import.busy");
    }
  }

  /** Has the release made and checked; nothing is stored yet. */
  public void check(Actor actor, Slug slug, UUID id, Mapping mapping) {
    var job = waiting(actor, slug, id);
    mapping.structure();
    queue(job, job.wishes(), mapping);
  }

  private void queue(ImportJob job, Wishes wishes, @Nullable Mapping mapping) {
    try {
      work.queue(job.id(), job, () -> jobs.queue(job.id(), wishes, mapping));
    } catch (IOException e) {
      throw inWords(e, job.fileName());
    }
  }

  /** Stores what was checked as a release, and shows it to the public if asked. */
  public Release keep(Actor actor, Slug slug, UUID id, ReleaseFacts facts, boolean publish) {
    var job = waiting(actor, slug, id);
    var dataset = datasets.get(slug);
    if (publish) {
      actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
      ReleasePublishing.mustBeOfficial(dataset.kind());
    }
    try (var _ =
        locks.takeSoon(id).orElseThrow(() -> new Problem.Conflict("statistics.import.busy"))) {
      var release =
          transaction.execute(_ -> {
            var built = jobs.built(id, Built.class);
            var kept = keeping.keep(actor, dataset, built, facts);
            if (publish) {
              kept = publishing.publishWithDataset(actor, kept.id());
            }
            jobs.done(id, kept.id(), built.findings());
            return kept;
          });
      folders.remove(id);
      return release;
    } catch (RuntimeException e) {
      var problem = ImportProblems.of(e, job.fileName());
      throw problem == null ? e : problem;
    }
  }

  /** Ends it; what was handed in is deleted. */
  public void stop(Actor actor, Slug slug, UUID id) {
    var job = job(actor, slug, id);
    if (job.state().isOver()) {
      return;
    }
    jobs.askToStop(id);
    (job.state() == State.WAITING ? locks.takeSoon(id) : locks.take(id))
        .ifPresent(lock -> {
          try (lock) {
            jobs.cancelled(id);
            folders.remove(id);
          }
        });
  }

  public Release publish(Actor actor, Slug slug, int number) {
    var release = toPublish(actor, slug, number);
    return transaction.execute(_ -> publishing.publishWithDataset(actor, release.id()));
  }

  public Release withdraw(Actor actor, Slug slug, int number, String reason) {
    return publishing.withdraw(actor, toPublish(actor, slug, number).id(), reason);
  }

  /** The release, for whoever publishes it or takes it back. */
  public Release toPublish(Actor actor, Slug slug, int number) {
    var release = datasets.find(slug).flatMap(dataset -> releases.find(dataset.id(), number));
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    return release.orElseThrow(() -> new Problem.NotFound("statistics.release.unknown", number));
  }

  private ImportJob waiting(Actor actor, Slug slug, UUID id) {
    var job = job(actor, slug, id);
    if (job.state() != State.WAITING) {
      throw new Problem.Conflict("statistics.import.busy");
    }
    return job;
  }

  private static RuntimeException inWords(IOException e, String name) {
    var problem = ImportProblems.of(e, name);
    return problem == null ? new UncheckedIOException(e) : problem;
  }
}
