package taskopru.statistics;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/** What can go wrong with a disk or a file, in words. */
final class ImportProblems {

  private static final int LONGEST_NAME = 200;

  private ImportProblems() {}

  /** The sentence for it; null where it is a bug, and should be loud. */
  static @Nullable Problem of(Throwable e, String name) {
    for (Throwable it = e; it != null; it = it.getCause()) {
      if (it instanceof Problem problem) {
        return problem;
      }
      if (it instanceof AccessDeniedException) {
        return new Problem.Refused("statistics.import.unreadable", name);
      }
      var said = String.valueOf(it.getMessage()).toLowerCase(Locale.ROOT);
      if (said.contains("no space left")
          || said.contains("disk full")
          || said.contains("disk quota")
          || said.contains("could not write all bytes")) {
        return new Problem.Refused("statistics.import.disk-full");
      }
      if (said.contains("out of memory error")
          || said.contains("failed to allocate")
          || said.contains("max_temp_directory_size")) {
        return new Problem.Refused("statistics.import.memory", name);
      }
      if (said.contains("read-only file system")
          || it instanceof FileSystemException file
              && String.valueOf(file.getReason()).contains("Read-only")) {
        return new Problem.Refused("statistics.import.read-only");
      }
    }
    return null;
  }

  /** A name as people may see it: no path, no signs that turn or hide text. */
  static String safeName(String name) {
    var plain = name.replace('\\', '/');
    plain =
        plain.substring(plain.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
    if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
      return "?";
    }
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }
}
