package taskopru.statistics;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import taskopru.installation.Home;
import taskopru.kernel.Problem;

/**
 * DuckDB inside this process, over the Parquet files in the home folder. It is locked: it can read
 * the folder of releases and nothing else, write nothing, load nothing and not be unlocked.
 *
 * <p>Questions run on threads of their own: native code would hold the few carriers of the virtual
 * threads that serve everybody.
 */
@Component
class DuckDbWarehouse implements Warehouse {

  private static final Logger log = LoggerFactory.getLogger(DuckDbWarehouse.class);

  private final QuerySettings settings;
  private final DuckDBConnection root;
  private final BlockingQueue<Connection> connections;
  private final Semaphore free;
  private final ExecutorService threads;

  DuckDbWarehouse(Home home, QuerySettings settings) {
    this.settings = settings;
    try {
      var folder = Files.createDirectories(home.releases()).toAbsolutePath().normalize();
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      for (var line :
          List.of(
              "set memory_limit = " + text(settings.memory()),
              "set temp_directory = ''",
              "set preserve_insertion_order = false",
              "set parquet_metadata_cache = true",
              "set allowed_directories = [" + text(folder.toString()) + "]",
              "set enable_external_access = false",
              "set lock_configuration = true")) {
        run(root, line);
      }
      connections = new ArrayBlockingQueue<>(settings.atOnce());
      for (int i = 0; i < settings.atOnce(); i++) {
        connections.add(root.duplicate());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
    free = new Semaphore(settings.atOnce(), true);
    threads =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofPlatform().name("duckdb-", 1).daemon().factory());
  }

  @Override
  public List<RawRow> ask(OfficialFigures figures, TableSql sql) {
    return waiting(() -> read(sql.text().replace("{figures}", rowsOf(figures)), sql));
  }

  @Override
  public List<RawRow> compare(OfficialFigures older, OfficialFigures newer, TableSql sql) {
    var text = sql.text().replace("{older}", rowsOf(older)).replace("{newer}", rowsOf(newer));
    return waiting(() -> read(text, sql));
  }

  private List<RawRow> waiting(Callable<List<RawRow>> question) {
    try {
      if (!free.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Problem.Busy("statistics.query.busy");
      }
      try {
        return threads.submit(question).get();
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem.Busy("statistics.query.busy");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<RawRow> read(String text, TableSql sql) throws InterruptedException {
    var connection = connections.take();
    try (var statement = connection.prepareStatement(text)) {
      statement.setQueryTimeout((int) settings.longest().toSeconds());
      for (int i = 0; i < sql.parameters().size(); i++) {
        statement.setString(i + 1, sql.parameters().get(i));
      }
      try (var answer = statement.executeQuery()) {
        var rows = new ArrayList<RawRow>();
        while (answer.next()) {
          rows.add(row(answer, sql));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw explained(e, text);
    } finally {
      connections.add(connection);
    }
  }

  private static RawRow row(ResultSet answer, TableSql sql) throws SQLException {
    var codes = new ArrayList<String>(sql.codes());
    for (int i = 1; i <= sql.codes(); i++) {
      codes.add(answer.getString(i));
    }
    var figures = new ArrayList<RawRow.Figure>(sql.figures());
    for (int i = 0; i < sql.figures(); i++) {
      var first = sql.codes() + 3 * i + 1;
      figures.add(
          new RawRow.Figure(
              decimal(answer.getObject(first)),
              answer.getLong(first + 1),
              answer.getLong(first + 2)));
    }
    return new RawRow(codes, figures);
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      case Double floating -> BigDecimal.valueOf(floating);
      case Number number -> BigDecimal.valueOf(number.longValue());
      default -> throw new IllegalStateException("not a figure: " + value.getClass());
    };
  }

  private static RuntimeException explained(SQLException e, String text) {
    var message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("out of memory")) {
      return new Problem.Refused("statistics.query.too-large");
    }
    if (message.contains("interrupt") || message.contains("timeout")) {
      return new Problem.Refused("statistics.query.too-slow");
    }
    log.error("DuckDB refused: {}", text);
    return new IllegalStateException(e);
  }

  private static String rowsOf(OfficialFigures figures) {
    return "read_parquet(" + text(figures.file().toAbsolutePath().normalize().toString()) + ")";
  }

  /** Our own words only: settings and paths of the home folder. */
  private static String text(String ours) {
    return "'" + ours.replace("'", "''") + "'";
  }

  private static void run(Connection connection, String line) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(line);
    }
  }

  @PreDestroy
  void close() throws SQLException {
    threads.shutdownNow();
    for (var connection : connections) {
      connection.close();
    }
    root.close();
  }
}
