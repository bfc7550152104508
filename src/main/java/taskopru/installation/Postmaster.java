package taskopru.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server process that PostgreSQL's own note in the data folder speaks of. */
record Postmaster(long pid, int port, Path data) {

  private static final int LINE_OF_PORT = 3;

  static Path note(Path data) {
    return data.resolve("postmaster.pid");
  }

  static Optional<Postmaster> find(Path data) {
    try {
      var lines = Files.readAllLines(note(data));
      return lines.size() <= LINE_OF_PORT
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.getFirst().strip()),
                  Integer.parseInt(lines.get(LINE_OF_PORT).strip()),
                  data));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it lives and works on this data folder. After a reboot, or in a container, another
   * program may have been given its number.
   */
  boolean lives() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
        && worksOn(Long.toString(pid), data);
  }

  /** Whether any process, be it a straggler of a killed server, still works on the data folder. */
  static boolean anybodyWorksOn(Path data) {
    return ProcessHandle.allProcesses().anyMatch(one -> worksOn(Long.toString(one.pid()), data));
  }

  private static boolean worksOn(String pid, Path data) {
    var folder = Path.of("/proc", pid, "cwd");
    if (!Files.exists(Path.of("/proc/self/cwd"))) {
      return true; // no /proc to ask: believe the note
    }
    try {
      return Files.isSameFile(folder, data);
    } catch (IOException e) {
      return false;
    }
  }
}
