package taskopru;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
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
  static BeanFactoryPostProcessor freshDatabaseAndHome(ConfigurableEnvironment environment)
      throws IOException {
    var home = Files.createTempDirectory("taskopru-home");
    Map<String, Object> settings =
        Map.of(
            "spring.datasource.url",
            fresh(),
            "spring.datasource.hikari.maximum-pool-size",
            5,
            // At the end of the run the server may be gone before the contexts: do not wait long.
            "spring.datasource.hikari.connection-timeout",
            5000,
            "taskopru.home",
            home.toString());
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return _ -> {};
  }
}
