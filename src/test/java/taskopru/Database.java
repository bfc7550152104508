package taskopru;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A real PostgreSQL for tests: one server for the whole run, a fresh database and an empty home
 * folder for each application context. Use with {@code @Import(Database.class)}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Database {

  private static final class Server {
    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final Set<ConfigurableApplicationContext> OPEN =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  /**
   * Closes the run's application contexts while their PostgreSQL still serves. Left to the end of
   * the Java machine, PostgreSQL may go first, and each context then waits for it in vain.
   */
  public static final class AtTheEnd implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
      List.copyOf(OPEN).forEach(ConfigurableApplicationContext::close);
    }
  }

  /** A database of its own: its JDBC address. */
  public static String fresh() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.ONE.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Server.ONE.getJdbcUrl("postgres", name);
  }

  /** Early enough for filters that need the database while the web server starts. */
  @Bean
  static BeanFactoryPostProcessor freshDatabaseAndHome(
      ConfigurableEnvironment environment, ConfigurableApplicationContext context)
      throws IOException {
    OPEN.add(context);
    var home = Files.createTempDirectory("taskopru-home");
    Map<String, Object> settings =
        Map.of(
            "spring.datasource.url",
            fresh(),
            "spring.datasource.hikari.maximum-pool-size",
            5,
            "taskopru.home",
            home.toString());
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return _ -> {};
  }
}
