package taskopru.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Homes with a database: one is made by initdb, the others are copies, which are made faster. */
final class Clusters {

  private static final class Made {
    static final Path ONCE = make();

    private static Path make() {
      try {
        var folder = Files.createTempDirectory("taskopru-made");
        LocalPostgres.start(new Home(folder)).close();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Clusters() {}

  static Home copyTo(Path folder) {
    try {
      var made = Made.ONCE;
      new ProcessBuilder("cp", "-a", made.toString(), folder.toString()).start().waitFor();
      return new Home(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends what a failed test left running. */
  static void end(Home home) {
    Postmaster.find(home.database().toAbsolutePath().resolve("data"))
        .filter(Postmaster::lives)
        .flatMap(one -> ProcessHandle.of(one.pid()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void delete(Path folder) {
    try {
      PrivateFiles.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
