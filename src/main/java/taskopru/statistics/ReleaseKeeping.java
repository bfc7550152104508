package taskopru.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import taskopru.catalogue.Dataset;
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.statistics.StatisticsEvent.ReleaseImported;
import taskopru.statistics.ingest.Built;

/**
 * Enters a finished release in the books: file in its place, entry, code lists and event, all in
 * one transaction or not at all.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReleaseKeeping {

  /** Held shared by whoever puts a file in its place, alone by whoever sweeps away orphans. */
  private static final String FILES = "select pg_advisory_xact_lock_shared(7423, 1)";

  private static final String ALL_FILES = "select pg_try_advisory_xact_lock(7423, 1)";

  private final Releases releases;
  private final JdbcClient db;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReleaseKeeping(Releases releases, JdbcClient db, ApplicationEventPublisher events, Clock clock) {
    this.releases = releases;
    this.db = db;
    this.events = events;
    this.clock = clock;
  }

  Release keep(Actor actor, Dataset dataset, Built built, ReleaseFacts facts) {
    db.sql(FILES).query((_, _) -> true).list();
    int number = releases.nextNumber(dataset.id());
    var release =
        new Release(
            UUID.randomUUID(),
            dataset.id(),
            number,
            dataset.kind(),
            Objects.requireNonNull(built.structure()),
            built.sha256(),
            built.bytes(),
            built.rows(),
            built.timeFrom(),
            built.timeTo(),
            facts.source(),
            facts.referenceDate(),
            facts.note(),
            Instant.now(clock),
            null,
            null);
    place(Objects.requireNonNull(built.parquet()), releases.file(release));
    releases.add(release, built.findings(), actor.id());
    for (var list : built.codes()) {
      releases.addCodes(
          release.id(),
          list.dimension(),
          list.entries().stream().map(it -> new Releases.Code(it.code(), it.label())).toList());
    }
    events.publishEvent(
        new ReleaseImported(
            release.id(), actor.id(), dataset.id(), number, release.rows(), release.sha256()));
    return release;
  }

  /** Of two first imports of one dataset the second one waits, and then finds it. */
  void awaitTurn(Slug dataset) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", "statistics.dataset:" + dataset.value())
        .query((_, _) -> true)
        .list();
  }

  /** Whether nobody is putting a file in its place, and nobody will until this transaction ends. */
  boolean nobodyElsePlacesFiles() {
    return db.sql(ALL_FILES).query(Boolean.class).single();
  }

  private void place(Path from, Path to) {
    var folder = Objects.requireNonNull(to.getParent());
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rw-------"));
      undoUnlessCommitted(from, to);
      move(from, to);
      forceFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy, where the two folders lie on two disks: nobody knows its name before the commit. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      try (var channel = FileChannel.open(to, Set.of(StandardOpenOption.WRITE))) {
        channel.force(true);
      }
    }
  }

  /** A rolled back import puts its file back, so that it can be kept again. */
  private static void undoUnlessCommitted(Path from, Path to) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK && Files.exists(to)) {
              try {
                if (Files.notExists(from)
                    && Files.isDirectory(Objects.requireNonNull(from.getParent()))) {
                  Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
                } else { // it was a copy, or whoever made it has already tidied up
                  Files.delete(to);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        });
  }

  private static void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
      channel.force(true);
    }
  }
}
