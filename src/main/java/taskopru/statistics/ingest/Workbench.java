package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import taskopru.statistics.ImportProgress;
import taskopru.statistics.ImportProgress.Step;

/**
 * A DuckDB of its own for one import: bounded memory, shut in one folder and one file, no network,
 * no way to unlock it again.
 */
public final class Workbench implements AutoCloseable {

  private static final String MEMORY = "1GB";

  private final Connection db;
  private final Path folder;
  private final ImportProgress progress;

  /** Turns one row of an answer into something. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * @param folder where it may read and write
   * @param file what it may read besides
   */
  public Workbench(Path folder, Path file, ImportProgress progress)
      throws SQLException, IOException {
    this.folder = folder;
    this.progress = progress;
    var settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", folder.resolve("spill").toString());
    settings.setProperty(
        "threads", Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    this.db = DriverManager.getConnection("jdbc:duckdb:", settings);
    try (var statement = db.createStatement()) {
      statement.execute("set allowed_directories = [" + quoted(folder.toRealPath() + "/") + "]");
      statement.execute("set allowed_paths = [" + quoted(file.toRealPath().toString()) + "]");
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    } catch (SQLException | IOException e) {
      db.close();
      throw e;
    }
  }

  /** A file in its folder. */
  public Path path(String name) throws IOException {
    return folder.toRealPath().resolve(name);
  }

  /** That file, under a name in the folder that has no signs with a meaning of their own. */
  Path link(Path file) throws IOException {
    var link = path("source");
    Files.deleteIfExists(link);
    return Files.createSymbolicLink(link, file.toRealPath());
  }

  /** Runs a statement that may take long, telling how far it is. */
  void run(Step step, long rows, String sql) throws SQLException {
    try (var statement = db.createStatement()) {
      var ended = new CountDownLatch(1);
      var watch = Thread.ofVirtual().unstarted(() -> watch(step, rows, statement, ended));
      progress.at(step, 0, rows);
      watch.start();
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        if (progress.isCancelled()) {
          throw new Cancelled();
        }
        throw e;
      } finally {
        ended.countDown();
        awaitEnd(watch);
      }
    }
    if (progress.isCancelled()) {
      throw new Cancelled();
    }
  }

  /** It may be noting the progress just now: an interruption would break that connection. */
  private static void awaitEnd(Thread watch) {
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Step step, long rows, java.sql.Statement statement, CountDownLatch ended) {
    try {
      while (!ended.await(200, TimeUnit.MILLISECONDS)) {
        if (progress.isCancelled()) {
          statement.cancel();
          return;
        }
        if (statement instanceof DuckDBPreparedStatement running) {
          progress.at(step, running.getQueryProgress().getPercentage() / 100, rows);
        }
      }
    } catch (InterruptedException | SQLException e) {
      // It has ended; there is nothing left to watch.
    }
  }

  void run(String sql) throws SQLException {
    try (var statement = db.createStatement()) {
      statement.execute(sql);
    }
    if (progress.isCancelled()) {
      throw new Cancelled();
    }
  }

  <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
    try (var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reading.of(rows));
      }
      return list;
    }
  }

  long count(String sql) throws SQLException {
    return list(sql, row -> row.getLong(1)).getFirst();
  }

  /** A small table of texts, such as a code list. */
  void table(String name, List<String> columns, List<String[]> rows) throws SQLException {
    var sql = new StringBuilder("create or replace table " + name + " (");
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(columns.get(i)).append(" varchar");
    }
    run(sql.append(")").toString());
    try (var appender =
        db.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
      for (var row : rows) {
        appender.beginRow();
        for (var cell : row) {
          appender.append(cell);
        }
        appender.endRow();
      }
    }
  }

  ImportProgress progress() {
    return progress;
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
