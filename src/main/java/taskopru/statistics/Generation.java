package taskopru.statistics;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import taskopru.catalogue.CatalogueEvent;
import taskopru.kernel.DomainEvent;

/**
 * Which answers kept in memory are still good: those of the current generation. A new one begins
 * when a release or a dataset is published, described anew or withdrawn, in this process at once,
 * in another one within a second.
 */
@Component
public class Generation {

  private static final Logger log = LoggerFactory.getLogger(Generation.class);
  private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

  private final JdbcClient db;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long number;
  private volatile long askedAt = System.nanoTime() - A_SECOND;

  Generation(JdbcClient db) {
    this.db = db;
  }

  /**
   * The current generation, asked of the database at most once a second, by one reader at a time.
   */
  public long current() {
    if (System.nanoTime() - askedAt >= A_SECOND && asking.tryLock()) {
      try {
        askedAt = System.nanoTime();
        number = db.sql("select number from statistics.generation").query(Long.class).single();
      } catch (DataAccessException e) {
        log.warn("Cannot ask for the generation: {}", e.getMessage());
      } finally {
        asking.unlock();
      }
    }
    return number;
  }

  /** Releases have a trigger for this; what is told about datasets is another module's table. */
  @EventListener
  void on(CatalogueEvent event) {
    db.sql("update statistics.generation set number = number + 1").update();
  }

  @EventListener
  void on(DomainEvent event) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              askAgain();
            }
          });
    } else {
      askAgain();
    }
  }

  private void askAgain() {
    askedAt = System.nanoTime() - A_SECOND;
  }
}
