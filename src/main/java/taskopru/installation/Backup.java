package taskopru.installation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import taskopru.kernel.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole home in one archive, made while the house serves: every table as it was in one moment,
 * then the files that moment speaks of. Releases and stored files never change, nobody sweeps while
 * the backup reads, and secrets only grow, so files read after that moment fit it.
 */
public final class Backup {

  /** Files whose row goes while the backup reads stay until it is done. See files.FileSweeping. */
  private static final String NOBODY_SWEEPS = "select pg_advisory_lock_shared(7423, 2)";

  private static final String SWEEPING_AGAIN = "select pg_advisory_unlock_shared(7423, 2)";

  private final Connection connection;
  private final Home home;
  private final String program;
  private final Clock clock;
  private final Progress progress;

  /**
   * @param connection used by the backup alone
   * @param program the version of the program, kept in the archive
   */
  public Backup(Connection connection, Home home, String program, Clock clock, Progress progress) {
    this.connection = connection;
    this.home = home;
    this.program = program;
    this.clock = clock;
    this.progress = progress;
  }

  /** What came into the archive. */
  public record Report(int tables, long rows, int files, long bytes) {}

  /** Writes it to a file that is not there yet. Until it is whole it is named {@code ….part}. */
  public Report write(Path file) {
    if (Files.exists(file)) {
      throw new Problem.Refused("installation.backup.exists", file.toString());
    }
    var half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
      Manifest manifest;
      try (var zip =
          new ZipOutputStream(
              new BufferedOutputStream(Files.newOutputStream(half, StandardOpenOption.WRITE)))) {
        manifest = fill(zip);
      }
      try (var written = Archive.open(half)) {
        written.verify((_, _, _) -> {});
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      return new Report(
          manifest.tables().size(),
          manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
          manifest.parts().size() - manifest.tables().size(),
          Files.size(file));
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, file);
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be read", e);
    } finally {
      deleteQuietly(half);
    }
  }

  private Manifest fill(ZipOutputStream zip) throws IOException, SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(NOBODY_SWEEPS);
    }
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try {
      PlainText.speak(connection);
      var tables = Tables.list(connection);
      var files = files();
      var steps = tables.size() + files.size();
      var parts = new ArrayList<Manifest.Part>();
      var counted = new ArrayList<Manifest.Table>();
      for (var table : tables) {
        progress.at(table.schema() + "." + table.name(), parts.size(), steps);
        var part = new Entry(zip, table.entry());
        var rows = copier().copyOut(Tables.copyOut(table), part);
        counted.add(new Manifest.Table(table.schema(), table.name(), table.columns(), rows));
        parts.add(part.end());
      }
      for (var file : files) {
        var name = home.home().relativize(file).toString();
        progress.at(name, parts.size(), steps);
        var part = new Entry(zip, name);
        Files.copy(file, part);
        parts.add(part.end());
      }
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              program,
              clock.instant(),
              connection.getMetaData().getDatabaseProductVersion(),
              parts,
              counted,
              Tables.sequences(connection),
              Tables.histories(connection));
      var last = new Entry(zip, Manifest.ENTRY);
      last.write(
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(manifest)
              .getBytes(StandardCharsets.UTF_8));
      last.end();
      progress.at(Manifest.ENTRY, steps, steps);
      return manifest;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(SWEEPING_AGAIN);
      }
    }
  }

  /** Work in progress and the database's own files stay out: the rows are there already. */
  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var folder : List.of(home.releases(), home.files(), home.secrets())) {
      if (Files.isDirectory(folder)) {
        try (var all = Files.walk(folder)) {
          all.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (UncheckedIOException e) {
          if (!(e.getCause() instanceof NoSuchFileException)) {
            throw e.getCause();
          }
        }
      }
    }
    return files;
  }

  private CopyManager copier() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The disk that refused the backup may refuse this as well.
    }
  }

  /** Counts and digests what goes into one entry. Closing it leaves the archive open. */
  private static final class Entry extends OutputStream {

    private final ZipOutputStream zip;
    private final String name;
    private final MessageDigest digest;
    private long bytes;

    Entry(ZipOutputStream zip, String name) throws IOException {
      this.zip = zip;
      this.name = name;
      this.digest = sha256();
      zip.putNextEntry(new ZipEntry(name));
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      zip.write(buffer, from, length);
      digest.update(buffer, from, length);
      bytes += length;
    }

    Manifest.Part end() throws IOException {
      zip.closeEntry();
      return new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
