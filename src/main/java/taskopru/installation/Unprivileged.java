package taskopru.installation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * PostgreSQL refuses to run as root. Where we are root, its programs run in a user namespace of
 * their own, in which nobody is root; where the kernel or a container forbids that, as the user
 * nobody, to whom the database folder then belongs.
 *
 * @param prefix what stands before each of PostgreSQL's command lines
 * @param owner the user its files must belong to, null for whoever we are
 */
record Unprivileged(List<String> prefix, @Nullable String owner) {

  private static final String NOBODY = "nobody";

  static Unprivileged find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), null);
    }
    var namespace = List.of("unshare", "-U", "--");
    return works(namespace) ? new Unprivileged(namespace, null) : nobody();
  }

  static Unprivileged nobody() {
    var switched =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups", "--");
    if (!works(switched)) {
      switched = List.of("runuser", "-u", NOBODY, "--");
    }
    if (!works(switched)) {
      throw new Problem.Refused("installation.database.root");
    }
    return new Unprivileged(switched, NOBODY);
  }

  List<String> command(String... arguments) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Hands the database folder to the user the programs run as, opens the way through the home
   * folder, and checks that this user can get there.
   */
  void own(Path home, Path folder) {
    if (owner == null) {
      return;
    }
    try {
      var user =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
      Files.setAttribute(home, "posix:owner", user);
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
                throws IOException {
              return visitFile(visited, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes)
                throws IOException {
              Files.setAttribute(visited, "posix:owner", user, LinkOption.NOFOLLOW_LINKS);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, folder);
    }
    if (!works(command("test", "-x", folder.toString()))) {
      throw new Problem.Refused("installation.database.unreachable", folder.toString(), owner);
    }
  }

  private static boolean works(List<String> prefix) {
    var command = new ArrayList<>(prefix);
    if (command.getLast().equals("--")) {
      command.add("true");
    }
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
