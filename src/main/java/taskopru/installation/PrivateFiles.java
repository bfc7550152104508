package taskopru.installation;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/** Files and folders nobody else on the machine may open, whatever the umask was. */
final class PrivateFiles {

  static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
  static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Makes the folder where it is missing, and closes it to others where it is ours. */
  static void folder(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
          Files.setPosixFilePermissions(folder, FOLDER);
        }
      } else {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      }
    } catch (IOException e) {
      throw sentence(e, folder);
    }
  }

  /** Writes the whole file or nothing: a reader never sees half of it, not even after a crash. */
  static void write(Path file, String content) {
    var half = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(FILE));
      Files.writeString(half, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw sentence(e, file);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null && !(e instanceof NoSuchFileException)) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What a person can do about a file that cannot be written. */
  static Problem sentence(IOException cause, Path path) {
    var reason = reason(cause);
    Problem problem;
    if (saysDiskIsFull(reason)) {
      problem = new Problem.Refused("installation.disk.full", path.toString());
    } else if (cause instanceof FileSystemException) {
      problem = new Problem.Refused("installation.home.unwritable", path.toString(), reason);
    } else {
      problem = new Problem.Refused("installation.home.broken", path.toString(), reason);
    }
    problem.initCause(cause);
    return problem;
  }

  static boolean saysDiskIsFull(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }

  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException refused && refused.getReason() != null) {
      return refused.getReason();
    }
    return cause instanceof FileSystemException
        ? cause.getClass().getSimpleName()
        : String.valueOf(cause.getMessage());
  }
}
