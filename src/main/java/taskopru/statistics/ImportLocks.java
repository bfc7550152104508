package taskopru.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Whether an import is alive. Its process holds a lock in PostgreSQL for as long as it lives, so
 * that what a killed one left behind can be told from what another process is at work on.
 */
@Component
class ImportLocks {

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int MOST_TRIES = 40;

  private final DataSource database;

  ImportLocks(DataSource database) {
    this.database = database;
  }

  /** Held until closed, or until the process or its connection dies. */
  static final class Held implements AutoCloseable {

    private final Connection connection;
    private final UUID job;

    private Held(Connection connection, UUID job) {
      this.connection = connection;
      this.job = job;
    }

    @Override
    public void close() {
      try (connection) {
        try (var unlock = connection.prepareStatement("select pg_advisory_unlock(?, ?)")) {
          unlock.setInt(1, first(job));
          unlock.setInt(2, second(job));
          unlock.execute();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The lock of that import, unless somebody alive holds it. */
  Optional<Held> take(UUID job) {
    Connection connection = null;
    try {
      connection = database.getConnection();
      try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
        lock.setInt(1, first(job));
        lock.setInt(2, second(job));
        try (var answer = lock.executeQuery()) {
          if (answer.next() && answer.getBoolean(1)) {
            var held = new Held(connection, job);
            connection = null;
            return Optional.of(held);
          }
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      close(connection);
    }
  }

  /** The same, but waits a moment for whoever is about to let go of it. */
  Optional<Held> takeSoon(UUID job) {
    for (int i = 0; i < MOST_TRIES; i++) {
      var held = take(job);
      if (held.isPresent()) {
        return held;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Optional.empty();
  }

  private static void close(@org.jspecify.annotations.Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static int first(UUID job) {
    return Long.hashCode(job.getMostSignificantBits());
  }

  private static int second(UUID job) {
    return Long.hashCode(job.getLeastSignificantBits());
  }
}
