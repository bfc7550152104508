package taskopru.operator;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL server the settings name, for the commands that work without the whole house. */
record ExternalDatabase(String url, @Nullable String user, @Nullable String password) {

  static Optional<ExternalDatabase> find() {
    return find(System.getenv());
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

  DataSource source() {
    var source = new DriverManagerDataSource(url);
    source.setUsername(user);
    source.setPassword(password);
    return source;
  }
}
