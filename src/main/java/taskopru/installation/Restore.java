package taskopru.installation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import taskopru.kernel.Problem;

/**
 * Brings a backup back. It is read and checked as a whole before anything is written; then the
 * modules migrate to exactly the versions the backup was made at, the rows are loaded in one
 * transaction, and every table is read back and must have the digest it was saved with. Only then
 * does the restored home take its place. The next start migrates it forward.
 */
public final class Restore {

  private static final List<String> PARTS =
      List.of("database", "releases", "files", "secrets", "work");
  private static final String FRESH = "restore.new";
  private static final String READY = "ready";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Home home;
  private final Clock clock;
  private final Progress progress;

  public Restore(Home home, Clock clock, Progress progress) {
    this.home = home;
    this.clock = clock;
    this.progress = progress;
  }

  /** What came back, and from when. */
  public record Report(int tables, long rows, int files, String madeAt, String program) {}

  /** Into the home's own PostgreSQL. What was there before is moved aside where that is allowed. */
  public Report intoHome(Path file, boolean replace) {
    try (var archive = Archive.open(file);
        var _ = HomeLock.take(home)) {
      if (!replace && !isEmpty()) {
        throw new Problem.Refused("installation.restore.not-empty", home.home().toString());
      }
      archive.verify(progress);
      var fresh = new Home(home.home().resolve(FRESH));
      try {
        PrivateFiles.deleteTree(fresh.home());
        Report report;
        try (var postgres = LocalPostgres.start(fresh)) {
          report = load(archive, postgres.dataSource(), fresh);
        }
        putInPlace(fresh);
        return report;
      } catch (IOException e) {
        throw PrivateFiles.sentence(e, fresh.home());
      } finally {
        if (Files.notExists(fresh.home().resolve(READY))) {
          deleteQuietly(fresh.home());
        }
      }
    }
  }

  /** Into an external, empty database; the files go into the home. */
  public Report intoDatabase(Path file, DataSource database) {
    try (var archive = Archive.open(file);
        var _ = HomeLock.take(home)) {
      if (!isEmpty() || !isEmpty(database)) {
        throw new Problem.Refused("installation.restore.server-not-empty", home.home().toString());
      }
      archive.verify(progress);
      return load(archive, database, home);
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, home.home());
    }
  }

  /**
   * Puts a restored home in its place, part by part. A crash between two parts leaves the mark
   * behind, and the next start carries on from there.
   */
  static void finish(Home home) {
    var fresh = home.home().resolve(FRESH);
    var mark = fresh.resolve(READY);
    if (Files.notExists(mark)) {
      return;
    }
    try {
      var aside = home.home().resolve("before-restore-" + Files.readString(mark).strip());
      for (var part : PARTS) {
        var restored = fresh.resolve(part);
        var present = home.home().resolve(part);
        if (Files.exists(restored)) {
          if (holdsFiles(present)) {
            PrivateFiles.folder(aside);
            Files.move(present, aside.resolve(part));
          } else {
            PrivateFiles.deleteTree(present);
          }
          Files.move(restored, present);
        }
      }
      PrivateFiles.deleteTree(fresh);
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, home.home());
    }
  }

  private static boolean holdsFiles(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return false;
    }
    try (var files = Files.walk(folder)) {
      return files.anyMatch(
          file -> Files.isRegularFile(file) && !file.toString().endsWith(".lock"));
    }
  }

  /** Refuses to go on where a restore was cut off between two parts. */
  static void mustBeFinished(Home home) {
    if (Files.exists(home.home().resolve(FRESH).resolve(READY))) {
      throw new Problem.Conflict("installation.restore.unfinished", home.home().toString());
    }
  }

  private boolean isEmpty() {
    return isEmptyFolder(home.database().resolve("data"))
        && isEmptyFolder(home.releases())
        && isEmptyFolder(home.files())
        && isEmptyFolder(home.secrets());
  }

  private static boolean isEmptyFolder(Path folder) {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, folder);
    }
  }

  private static boolean isEmpty(DataSource database) {
    try (var connection = database.getConnection()) {
      return Tables.list(connection).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be read", e);
    }
  }

  /** From the mark on no command starts to use the old database; one that does already is heard. */
  private void putInPlace(Home fresh) throws IOException {
    var mark = fresh.home().resolve(READY);
    PrivateFiles.write(mark, STAMP.format(clock.instant()));
    if (!LocalPostgres.stopLeftBehind(home)) {
      Files.delete(mark);
      throw new Problem.Conflict("installation.restore.in-use", home.home().toString());
    }
    finish(home);
  }

  private Report load(Archive archive, DataSource database, Home target) throws IOException {
    var manifest = archive.manifest();
    migrate(manifest, database);
    try (var connection = database.getConnection()) {
      makeTheEventLog(manifest, connection);
      connection.setAutoCommit(false);
      PlainText.speak(connection);
      fill(archive, connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The backup could not be loaded", e);
    }
    unpackFiles(archive, target);
    return new Report(
        manifest.tables().size(),
        manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
        manifest.parts().size() - manifest.tables().size(),
        manifest.madeAt().toString(),
        manifest.program());
  }

  private static void migrate(Manifest manifest, DataSource database) {
    for (var history : manifest.histories()) {
      var module = history.table().replaceFirst("^flyway_schema_history_?", "");
      var flyway =
          Flyway.configure()
              .dataSource(database)
              .locations("classpath:taskopru/" + module.replace('.', '/'))
              .table(history.table())
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .target(MigrationVersion.fromVersion(history.version()))
              .failOnMissingLocations(false)
              .load();
      var known =
          Arrays.stream(flyway.info().all())
              .anyMatch(one ->
                  one.getVersion() != null
                      && one.getVersion().getVersion().equals(history.version()));
      if (!known && !history.version().equals("0")) {
        throw new Problem.Refused("installation.restore.newer", manifest.program());
      }
      flyway.migrate();
    }
  }

  /** Spring Modulith makes this table at its first start, which comes after a restore. */
  private static void makeTheEventLog(Manifest manifest, Connection connection) {
    if (manifest.tables().stream().anyMatch(table -> table.name().equals("event_publication"))) {
      ScriptUtils.executeSqlScript(
          connection,
          new ClassPathResource(
              "org/springframework/modulith/events/jdbc/schemas/v2/schema-postgresql.sql"));
    }
  }

  private void fill(Archive archive, Connection connection) throws SQLException, IOException {
    var manifest = archive.manifest();
    var digests = new HashMap<String, String>();
    manifest.parts().forEach(part -> digests.put(part.name(), part.sha256()));
    var rules = takeDownForeignKeys(connection);
    var steps = manifest.tables().size() * 2L;
    var done = 0L;
    for (var table : manifest.tables()) {
      progress.at(table.schema() + "." + table.name(), done++, steps);
      execute(connection, "alter table " + Tables.name(table) + " disable trigger user");
      execute(connection, "delete from " + Tables.name(table));
      try (var rows = archive.open(table.entry())) {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Tables.copyIn(table), rows);
      }
      execute(connection, "alter table " + Tables.name(table) + " enable trigger user");
    }
    for (var rule : rules) {
      execute(connection, rule);
    }
    for (var sequence : manifest.sequences()) {
      try (var statement =
          connection.prepareStatement("select setval(format('%I.%I', ?, ?)::regclass, ?, ?)")) {
        statement.setString(1, sequence.schema());
        statement.setString(2, sequence.name());
        statement.setLong(3, sequence.value());
        statement.setBoolean(4, sequence.used());
        statement.execute();
      }
    }
    for (var table : manifest.tables()) {
      progress.at(table.schema() + "." + table.name(), done++, steps);
      mustBeAsSaved(connection, table, digests);
    }
  }

  private static void mustBeAsSaved(
      Connection connection, Manifest.Table table, Map<String, String> digests)
      throws SQLException, IOException {
    var digest = Backup.sha256();
    long rows;
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(Tables.copyOut(table), out);
    }
    var found = HexFormat.of().formatHex(digest.digest());
    if (rows != table.rows() || !found.equals(digests.get(table.entry()))) {
      throw new Problem.Refused(
          "installation.restore.differs", table.schema() + "." + table.name());
    }
  }

  /**
   * Rows come back table by table; the rules between tables are put up again, and checked, after.
   */
  private static List<String> takeDownForeignKeys(Connection connection) throws SQLException {
    var again = new ArrayList<String>();
    var down = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                       format('alter table %s add constraint %I %s',
                              conrelid::regclass, conname, pg_get_constraintdef(oid))
                  from pg_constraint
                 where contype = 'f'
                   and conparentid = 0
                """)) {
      while (rows.next()) {
        down.add(rows.getString(1));
        again.add(rows.getString(2));
      }
    }
    for (var rule : down) {
      execute(connection, rule);
    }
    return again;
  }

  private void unpackFiles(Archive archive, Home target) throws IOException {
    target.prepare();
    var tables = archive.manifest().tables().stream().map(Manifest.Table::entry).toList();
    var files =
        archive.manifest().parts().stream().filter(part -> !tables.contains(part.name())).toList();
    var done = 0;
    for (var part : files) {
      progress.at(part.name(), done++, files.size());
      var file = target.home().resolve(part.name()).normalize();
      PrivateFiles.folder(Objects.requireNonNull(file.getParent()));
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
      try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
        archive.copy(part, out);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      PrivateFiles.deleteTree(folder);
    } catch (IOException | UncheckedIOException e) {
      // Named restore.new, it is deleted before the next restore.
    }
  }
}
