package taskopru.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;
import taskopru.kernel.Problem;

/**
 * What the demo writes beside its data: that a play began there, so that one cut short may be
 * thrown away, and who its people are, once it was played to the end.
 */
final class DemoNotes {

  private static final Set<String> OURS = Set.of("serving.lock", "demo-began.txt");

  private final Home home;
  private final Path began;
  private final Path cast;

  DemoNotes(Home home) {
    this.home = home;
    began = home.home().resolve("demo-began.txt");
    cast = home.home().resolve("demo-cast.txt");
  }

  boolean isPlayed() {
    return Files.exists(cast);
  }

  /** A folder with a database that no play began in belongs to somebody: nothing is touched. */
  void mustBeDemo() {
    if (!Files.exists(began) && Files.exists(home.database().resolve("data"))) {
      throw new Problem.Refused("operator.demo.not-demo", home.home().toString());
    }
  }

  /** Notes that a play begins; whether an earlier one was cut short and has been thrown away. */
  boolean begin() {
    var again = Files.exists(began);
    try {
      if (again) {
        throwAway();
      }
      Files.writeString(began, "");
      home.prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return again;
  }

  void end(List<String> lines) {
    try {
      var half = Files.writeString(home.home().resolve("demo-cast.half"), String.join("\n", lines));
      Files.move(half, cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> cast() {
    try {
      return Files.readAllLines(cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The killed play's PostgreSQL may still run: it is taken over to be stopped. */
  private void throwAway() throws IOException {
    if (Files.exists(home.database().resolve("data"))) {
      LocalPostgres.start(home).close();
    }
    try (var all = Files.list(home.home())) {
      for (var one : all.toList()) {
        if (!OURS.contains(one.getFileName().toString())) {
          FileSystemUtils.deleteRecursively(one);
        }
      }
    }
  }
}
