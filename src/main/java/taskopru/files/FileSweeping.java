package taskopru.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.installation.Home;

/**
 * Takes away bytes no row speaks of: of stores that were rolled back or killed, and of files that
 * were forgotten. Never while somebody stores or backs up.
 */
@Component
class FileSweeping {

  private static final Logger log = LoggerFactory.getLogger(FileSweeping.class);
  private static final String ALONE = "select pg_try_advisory_xact_lock(7423, 2)";

  /** A draft this old belongs to a process that is gone. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final JdbcClient db;
  private final Home home;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FileSweeping(JdbcClient db, Home home, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.home = home;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void sweep() {
    try {
      transaction.executeWithoutResult(_ -> {
        if (db.sql(ALONE).query(Boolean.class).single()) {
          orphans();
        }
      });
      drafts();
    } catch (UncheckedIOException e) {
      log.warn("Could not clear away files nobody speaks of", e);
    }
  }

  private void orphans() {
    if (!java.nio.file.Files.isDirectory(home.files())) {
      return;
    }
    var known = new HashSet<>(db.sql("select sha256 from files.file").query(String.class).list());
    try (var all = java.nio.file.Files.walk(home.files(), 2)) {
      for (var file :
          all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}")).toList()) {
        if (!known.contains(file.getFileName().toString())) {
          java.nio.file.Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drafts() {
    if (!java.nio.file.Files.isDirectory(home.work())) {
      return;
    }
    try (var all = java.nio.file.Files.list(home.work())) {
      for (var draft :
          all.filter(path -> path.getFileName().toString().matches("file-.*\\.part")).toList()) {
        if (isOld(draft)) {
          java.nio.file.Files.deleteIfExists(draft);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOld(Path draft) throws IOException {
    return java.nio.file.Files.getLastModifiedTime(draft)
        .toInstant()
        .isBefore(clock.instant().minus(PATIENCE));
  }
}
