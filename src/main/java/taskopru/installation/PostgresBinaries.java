package taskopru.installation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import taskopru.kernel.Problem;

/** PostgreSQL's programs: unpacked once per version from the archive on the class path. */
final class PostgresBinaries {

  private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  static Path unpackedIn(Path database) {
    var archive = archive();
    var folder = database.resolve("bin-" + version(archive));
    if (Files.isExecutable(folder.resolve("bin/postgres"))) {
      return folder;
    }
    var half = database.resolve(folder.getFileName() + ".new");
    try {
      PrivateFiles.deleteTree(half);
      PrivateFiles.folder(half);
      unpack(archive, half);
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, folder);
    }
    return folder;
  }

  private static URL archive() {
    var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var chip =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    var name =
        (system.startsWith("mac") ? "postgres-darwin-" : "postgres-" + system + "-")
            + chip
            + ".txz";
    var archive = PostgresBinaries.class.getClassLoader().getResource(name);
    if (archive == null) {
      throw new Problem.Refused("installation.database.no-binaries", system + " " + machine);
    }
    return archive;
  }

  /** The version in the jar's name; where it has none, the archive's checksum serves as well. */
  private static String version(URL archive) {
    var match = VERSION.matcher(archive.toString());
    if (match.find()) {
      return match.group(1);
    }
    try {
      return archive.openConnection() instanceof JarURLConnection jar && jar.getJarEntry() != null
          ? Long.toHexString(jar.getJarEntry().getCrc())
          : "unnamed";
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + archive, e);
    }
  }

  private static void unpack(URL archive, Path into) throws IOException {
    try (var in =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive.openStream(), 1 << 16)))) {
      TarArchiveEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          PrivateFiles.folder(target);
        } else if (!isForCompilers(entry.getName())) {
          PrivateFiles.folder(Objects.requireNonNull(target.getParent()));
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
          } else {
            Files.copy(in, target);
            Files.setPosixFilePermissions(
                target,
                PosixFilePermissions.fromString(
                    (entry.getMode() & 0100) == 0 ? "rw-------" : "rwx------"));
          }
        }
      }
    }
  }

  private static boolean isForCompilers(String name) {
    return name.endsWith(".a") || name.contains("/pkgconfig/") || name.contains("/pgxs/");
  }
}
