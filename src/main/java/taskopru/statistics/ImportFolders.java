package taskopru.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.installation.Home;

/** One folder in the work folder for each import that is not over; nobody else may look in. */
@Component
class ImportFolders {

  private static final String PREFIX = "import-";

  private final Home home;

  ImportFolders(Home home) {
    this.home = home;
  }

  Path make(UUID job) throws IOException {
    var work = home.work().toAbsolutePath();
    Files.createDirectories(work);
    return Files.createDirectory(
        work.resolve(PREFIX + job),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  Path of(UUID job) {
    return home.work().toAbsolutePath().resolve(PREFIX + job);
  }

  /** The file as it was handed in. */
  Path upload(UUID job) {
    return of(job).resolve("upload");
  }

  void remove(UUID job) {
    var folder = of(job);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of which imports there are folders. */
  List<UUID> list() throws IOException {
    if (!Files.isDirectory(home.work())) {
      return List.of();
    }
    try (var all = Files.list(home.work())) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> name.substring(PREFIX.length()))
          .flatMap(name -> id(name).stream())
          .toList();
    }
  }

  private static Optional<UUID> id(String name) {
    try {
      return Optional.of(UUID.fromString(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
