package taskopru.operator;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import taskopru.kernel.Problem;

/** The PostgreSQL server the settings name, for the commands that work without the whole house. */
record ExternalDatabase(String url, @Nullable String user, @Nullable String password) {

  private static final int OLDEST = 18;

  static Optional<ExternalDatabase> find() {
    return find(System.getenv()).map(ExternalDatabase::reached);
  }

  static Optional<ExternalDatabase> find(Map<String, String> environment) {
    return Stream.of("SPRING_DATASOURCE_URL", "TASKOPRU_DATABASE_URL")
        .map(environment::get)
        .filter(Objects::nonNull)
        .filter(url -> !url.isBlank())
        .findFirst()
        .map(url ->
            new ExternalDatabase(
                url,
                environment.get("SPRING_DATASOURCE_USERNAME"),
                environment.get("SPRING_DATASOURCE_PASSWORD")));
  }

  /** A sentence at once, rather than a pool of connections that waits and gives up. */
  ExternalDatabase reached() {
    try (var connection = source().getConnection()) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new Problem.Refused("operator.database.old", place(), version, OLDEST);
      }
      return this;
    } catch (SQLException e) {
      var problem =
          new Problem.Refused(
              "operator.database.unreachable", place(), String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  /** Where it is, without its password. */
  private String place() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  DataSource source() {
    var source = new DriverManagerDataSource(url);
    source.setUsername(user);
    source.setPassword(password);
    return source;
  }
}
