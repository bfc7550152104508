package taskopru.operator;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * The settings of the home's own database. It starts beside the house: whoever asks where it is
 * waits until it is there, and hears why it is not where it cannot start.
 */
final class HomeDatabase extends EnumerablePropertySource<CompletableFuture<LocalPostgres>> {

  private static final Map<String, Function<LocalPostgres, String>> SETTINGS =
      Map.of(
          "spring.datasource.url", LocalPostgres::url,
          "spring.datasource.username", LocalPostgres::user,
          "spring.datasource.password", LocalPostgres::secret);

  private HomeDatabase(CompletableFuture<LocalPostgres> postgres) {
    super("home database", postgres);
  }

  static HomeDatabase startingIn(Home home) {
    return new HomeDatabase(
        CompletableFuture.supplyAsync(
            () -> LocalPostgres.start(home),
            work -> Thread.ofPlatform().name("postgres-start").start(work)));
  }

  @Override
  public String[] getPropertyNames() {
    return SETTINGS.keySet().toArray(String[]::new);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    var setting = SETTINGS.get(name);
    return setting == null ? null : setting.apply(started());
  }

  private LocalPostgres started() {
    try {
      return source.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Stops it, also where the house gave up while it was still starting. */
  void stop() {
    source.handle((postgres, _) -> postgres).thenAccept(HomeDatabase::close).join();
  }

  private static void close(@Nullable LocalPostgres postgres) {
    if (postgres != null) {
      postgres.close();
    }
  }
}
