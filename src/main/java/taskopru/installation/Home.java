package taskopru.installation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The home folder: everything an installation owns. Folders are 0700, files 0600.
 *
 * @param home the folder itself, setting {@code taskopru.home}
 */
@ConfigurationProperties("taskopru")
public record Home(Path home) {

  /** The embedded PostgreSQL's data, binaries, port and password. */
  public Path database() {
    return home.resolve("database");
  }

  /** Immutable Parquet releases: {@code releases/<dataset id>/<release id>.parquet}. */
  public Path releases() {
    return home.resolve("releases");
  }

  /** Files people brought or the house made: {@code files/ab/abcd…}, named by their SHA-256. */
  public Path files() {
    return home.resolve("files");
  }

  /** Uploads and half-made releases; may be emptied whenever nothing runs. */
  public Path work() {
    return home.resolve("work");
  }

  /** Keys that encrypt what the database must not hold in clear, such as TOTP secrets. */
  public Path secrets() {
    return home.resolve("secrets");
  }

  /** Makes the folders, closed to everybody else, or says why it cannot. */
  public void prepare() {
    var whole = home.toAbsolutePath().normalize();
    PrivateFiles.folder(whole);
    PrivateFiles.folder(releases());
    PrivateFiles.folder(files());
    PrivateFiles.folder(work());
    PrivateFiles.folder(secrets());
    PrivateFiles.folder(database());
  }
}
