package taskopru.statistics;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Keywords;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Metadata;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Theme;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.statistics.ImportJob.Origin;
import taskopru.statistics.ImportOutcome.Rejected;
import taskopru.statistics.ImportOutcome.Stored;
import taskopru.statistics.ImportProgress.Step;
import taskopru.statistics.ingest.Building;
import taskopru.statistics.ingest.Built;
import taskopru.statistics.ingest.Cancelled;
import taskopru.statistics.ingest.Examined;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Wishes;
import taskopru.statistics.ingest.Workbench;
import taskopru.web.Messages;

/** From a file to a release in one go, as the command line does it. */
@Service
public class Importing {

  private final ImportJobs jobs;
  private final ImportFolders folders;
  private final ImportLocks locks;
  private final ImportSweeping sweeping;
  private final ReleaseKeeping keeping;
  private final ReleasePublishing publishing;
  private final Datasets datasets;
  private final TransactionTemplate transaction;
  private final Messages messages;

  Importing(
      ImportJobs jobs,
      ImportFolders folders,
      ImportLocks locks,
      ImportSweeping sweeping,
      ReleaseKeeping keeping,
      ReleasePublishing publishing,
      Datasets datasets,
      TransactionTemplate transaction,
      Messages messages) {
    this.jobs = jobs;
    this.folders = folders;
    this.locks = locks;
    this.sweeping = sweeping;
    this.keeping = keeping;
    this.publishing = publishing;
    this.datasets = datasets;
    this.transaction = transaction;
    this.messages = messages;
  }

  /**
   * Reads, checks, stores and, if asked, publishes. A file that cannot become a release leaves its
   * report and nothing else.
   */
  public ImportOutcome run(Actor actor, ImportOrder order, ImportProgress progress) {
    var kind = mayImport(actor, order);
    sweeping.sweep();
    var wishes = wishes(order.reading());
    var id = UUID.randomUUID();
    var name = nameOf(order.file());
    var lock = locks.take(id).orElseThrow();
    try (lock) {
      jobs.begin(
          id,
          order.dataset(),
          Origin.COMMAND_LINE,
          name,
          size(order.file(), name),
          actor.id(),
          ImportJob.State.RUNNING,
          wishes);
      try {
        return run(actor, order, kind, id, name, wishes, progress);
      } catch (RuntimeException | IOException | SQLException e) {
        throw ended(id, name, e);
      } finally {
        folders.remove(id);
      }
    }
  }

  private Kind mayImport(Actor actor, ImportOrder order) {
    var dataset = datasets.find(order.dataset());
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    var kind =
        dataset.map(Dataset::kind).orElse(order.kind() == null ? Kind.OFFICIAL : order.kind());
    if (order.kind() != null && order.kind() != kind) {
      throw new Problem.Refused("statistics.import.kind", order.dataset().value());
    }
    if (order.publish()) {
      actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
      ReleasePublishing.mustBeOfficial(kind);
    }
    return kind;
  }

  private ImportOutcome run(
      Actor actor,
      ImportOrder order,
      Kind kind,
      UUID id,
      String name,
      Wishes wishes,
      ImportProgress progress)
      throws IOException, SQLException {
    var noted = new NotedProgress(jobs, id, progress);
    var folder = folders.make(id);
    Built built;
    try (var bench = new Workbench(folder, order.file(), noted)) {
      built =
          switch (Examined.of(bench, order.file(), name, wishes)) {
            case Examined.Unreadable it -> rejected(it.findings());
            case Examined.Readable it ->
                new Building(
                        bench,
                        it.stage(),
                        it.profile(),
                        corrected(it.mapping(), order.meaning()),
                        kind,
                        wishes)
                    .run();
          };
    }
    var report = new ImportReport(name, built.findings());
    if (built.parquet() == null) {
      jobs.failed(id, "statistics.import.rejected", List.of(), built.findings());
      return new Rejected(report);
    }
    noted.at(Step.STORE, 0, built.rows());
    if (noted.isCancelled()) {
      throw new Cancelled();
    }
    var release =
        transaction.execute(_ -> {
          var dataset = dataset(actor, order, kind, built, name);
          var facts =
              order.facts().source().isEmpty()
                  ? new ReleaseFacts(
                      sourceOf(dataset, name), order.facts().referenceDate(), order.facts().note())
                  : order.facts();
          var kept = keeping.keep(actor, dataset, built, facts);
          if (order.publish()) {
            kept = publishing.publishWithDataset(actor, kept.id());
          }
          jobs.done(id, kept.id(), built.findings());
          return kept;
        });
    noted.at(Step.STORE, 1, built.rows());
    return new Stored(release, report);
  }

  private static Mapping corrected(Mapping proposed, ImportOrder.Meaning meaning) {
    return proposed.corrected(meaning.time(), meaning.dimensions(), meaning.measures());
  }

  private static Built rejected(List<Finding> findings) {
    return new Built(null, null, List.of(), 0, null, null, "", 0, findings);
  }

  /** The dataset it is for; a new one knows at least where it comes from. */
  private Dataset dataset(Actor actor, ImportOrder order, Kind kind, Built built, String name) {
    keeping.awaitTurn(order.dataset());
    var known = datasets.find(order.dataset());
    if (known.isPresent()) {
      return known.get();
    }
    var title = order.title() == null ? titleOf(order.dataset().value()) : order.title();
    var source = order.facts().source().isEmpty() ? name : order.facts().source();
    return datasets.create(
        actor,
        order.dataset(),
        kind,
        new Metadata(
            title,
            description(name, built.rows()),
            LocalizedText.of(""),
            publisherOf(order.dataset().value() + " " + source),
            "",
            source,
            "",
            order.licence() == null ? Licence.NOT_STATED : order.licence(),
            List.of(Theme.SOCI),
            Keywords.NONE,
            List.of(),
            built.timeFrom() == null || built.timeFrom().contains("Q") ? null : built.timeFrom(),
            built.timeTo() == null || built.timeTo().contains("Q") ? null : built.timeTo(),
            Periodicity.UNKNOWN,
            null));
  }

  private LocalizedText description(String name, long rows) {
    return new LocalizedText(
        messages.text(Language.TR, "statistics.import.description", name, rows),
        messages.text(Language.EN, "statistics.import.description", name, rows),
        messages.text(Language.AR, "statistics.import.description", name, rows));
  }

  private static LocalizedText titleOf(String slug) {
    var words = slug.replace('-', ' ');
    return LocalizedText.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** Whose figures they are, where their names say so. */
  private static String publisherOf(String words) {
    var text = words.toLowerCase(Locale.ROOT);
    if (text.contains("unhcr")) {
      return "unhcr";
    }
    if (text.contains("tuik") || text.contains("tüik") || text.contains("turkstat")) {
      return "tuik";
    }
    if (text.contains("undesa") || text.contains("un desa") || text.contains("un-desa")) {
      return "un-desa";
    }
    return text.matches("(.*\\W)?iom(\\W.*)?") ? "iom" : "working-group";
  }

  private static String sourceOf(Dataset dataset, String name) {
    var source = dataset.metadata().source();
    return source.isEmpty() ? name : source;
  }

  /** Ends the job with what went wrong, in words if we have them. */
  private RuntimeException ended(UUID id, String name, Exception e) {
    if (e instanceof Cancelled) {
      jobs.cancelled(id);
      return new Problem.Refused("statistics.import.cancelled");
    }
    var problem = ImportProblems.of(e, name);
    if (problem != null) {
      jobs.failed(
          id,
          problem.messageKey(),
          Arrays.stream(problem.args()).map(String::valueOf).toList(),
          null);
      return problem;
    }
    jobs.failed(id, "statistics.import.broken", List.of(), null);
    return e instanceof RuntimeException it ? it : new IllegalStateException(e);
  }

  private static Wishes wishes(ImportOrder.Reading it) {
    return new Wishes(
        it.sheet(),
        it.encoding(),
        it.delimiter(),
        it.decimal(),
        it.headerRows(),
        null,
        it.keepTotals(),
        it.lengthen());
  }

  private static String nameOf(Path file) {
    var name = file.getFileName();
    return name == null ? "?" : ImportProblems.safeName(name.toString());
  }

  private static long size(Path file, String name) {
    try {
      if (Files.isDirectory(file)) {
        throw new Problem.Refused("statistics.import.folder", name);
      }
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw new Problem.Refused("statistics.import.no-file", file.toString());
    } catch (FileSystemException e) {
      throw new Problem.Refused("statistics.import.unreadable", name);
    } catch (IOException e) {
      throw new Problem.Refused("statistics.import.unreadable", name);
    }
  }
}
