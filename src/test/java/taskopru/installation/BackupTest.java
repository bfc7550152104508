package taskopru.installation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Problem;

/** A ledger, because its sum shows whether a backup caught one moment. */
class BackupTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Progress SILENT = (_, _, _) -> {};

  @TempDir static Path folder;

  private static Home home;
  private static LocalPostgres postgres;
  private static JdbcClient db;

  @BeforeAll
  static void aLedgerWithSomeEntries() throws IOException {
    home = Clusters.copyTo(folder.resolve("home"));
    postgres = LocalPostgres.start(home);
    flyway(postgres.dataSource()).migrate();
    db = JdbcClient.create(postgres.dataSource());
    for (var name : new String[] {"Şişli\tİ\\ı", "Çukurova\n", "قاعدة", ""}) {
      db.sql("insert into ledger.account values (:id, :name, default, now(), :share, :seal)")
          .param("id", UUID.randomUUID())
          .param("name", name)
          .param("share", Math.nextUp(1.0 / 3))
          .param("seal", new byte[] {0, 1, '\\', 'n', -1})
          .update();
    }
    db.sql("select nextval('ledger.voucher')").query(Long.class).single();
    transfer(db);
    Files.createDirectories(home.releases().resolve("a/b"));
    Files.write(home.releases().resolve("a/b/1.parquet"), new byte[100_000]);
    Files.writeString(home.secrets().resolve("key"), "not a real one");
    Files.createDirectories(home.files().resolve("ab"));
    Files.writeString(home.files().resolve("ab").resolve("ab".repeat(32)), "signed minutes");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void catchesOneMomentWhileTheHouseIsWritingAndBringsItBackWhole() throws Exception {
    var file = folder.resolve("busy.zip");
    var written = new AtomicInteger();
    var done = new AtomicBoolean();
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                transfer(JdbcClient.create(postgres.dataSource()));
                written.incrementAndGet();
              }
            });
    while (written.get() < 20) {
      Thread.sleep(10);
    }
    backUp(file);
    done.set(true);
    writer.join();

    var restored = new Home(folder.resolve("restored"));
    var report = new Restore(restored, CLOCK, SILENT).intoHome(file, false);
    assertThat(report.files()).isEqualTo(3);
    try (var again = LocalPostgres.start(restored)) {
      var there = JdbcClient.create(again.dataSource());
      var entries = count(there, "ledger.entry");
      assertThat(entries).isBetween(40L, count(db, "ledger.entry"));
      assertThat(there.sql("select sum(amount) from ledger.entry").query(Long.class).single())
          .as("both sides of every transfer, or neither")
          .isZero();
      assertThat(accounts(there)).isEqualTo(accounts(db));
      transfer(there);
      assertThat(there.sql("select max(number) from ledger.entry").query(Long.class).single())
          .isGreaterThanOrEqualTo(entries + 2);
      assertThat(there.sql("select nextval('ledger.voucher')").query(Long.class).single())
          .isEqualTo(2);
      assertThatThrownBy(() -> there.sql("update ledger.entry set amount = 0").update())
          .hasMessageContaining("never changed");
      assertThatThrownBy(() ->
              there
                  .sql("insert into ledger.entry (account, amount) values (:nobody, 1)")
                  .param("nobody", UUID.randomUUID())
                  .update())
          .hasMessageContaining("entry_account_fkey");
      assertThat(flyway(again.dataSource()).info().pending()).isEmpty();
    }
    assertThat(restored.releases().resolve("a/b/1.parquet"))
        .hasSameBinaryContentAs(home.releases().resolve("a/b/1.parquet"));
    assertThat(restored.secrets().resolve("key")).hasContent("not a real one");
    assertThat(restored.files().resolve("ab").resolve("ab".repeat(32)))
        .hasContent("signed minutes");
    assertThat(restored.home().resolve("restore.new")).doesNotExist();
  }

  @Test
  void comesBackAtTheVersionItWasMadeAtAndMigratesForwardLater() throws Exception {
    var older = Clusters.copyTo(folder.resolve("older"));
    var file = folder.resolve("older.zip");
    try (var before = LocalPostgres.start(older)) {
      Flyway.configure()
          .configuration(flyway(before.dataSource()).getConfiguration())
          .target("1")
          .load()
          .migrate();
      try (var connection = before.dataSource().getConnection()) {
        new Backup(connection, older, "0.1", CLOCK, SILENT).write(file);
      }
    }
    var restored = new Home(folder.resolve("later"));
    new Restore(restored, CLOCK, SILENT).intoHome(file, false);
    try (var after = LocalPostgres.start(restored)) {
      assertThat(flyway(after.dataSource()).info().pending()).hasSize(1);
      flyway(after.dataSource()).migrate();
    }
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    var file = folder.resolve("modes.zip");
    backUp(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void neverOverwritesAFile() throws IOException {
    var file = Files.writeString(folder.resolve("there.zip"), "precious");
    assertThatThrownBy(() -> backUp(file)).hasMessage("installation.backup.exists");
    assertThat(file).hasContent("precious");
  }

  @Test
  void aDamagedOrTruncatedArchiveIsRefusedAndLeavesNothing() throws Exception {
    var file = folder.resolve("whole.zip");
    backUp(file);
    var whole = Files.readAllBytes(file);
    var target = new Home(folder.resolve("untouched"));
    for (var length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      refuses(Arrays.copyOf(whole, length), target);
    }
    for (var name : new String[] {"ledger.account.copy", "1.parquet", "secrets/key", "manifest"}) {
      var flipped = whole.clone();
      flipped[dataOf(name, whole)] ^= 0x10;
      refuses(flipped, target);
    }
    assertThat(target.database().resolve("data")).doesNotExist();
    assertThat(target.home().resolve("restore.new")).doesNotExist();
  }

  @Test
  void aHomeWithDataIsOnlyReplacedWhenAskedToAndThenKeptAside() throws Exception {
    var file = folder.resolve("replacement.zip");
    backUp(file);
    var taken = Clusters.copyTo(folder.resolve("taken"));
    assertThatThrownBy(() -> new Restore(taken, CLOCK, SILENT).intoHome(file, false))
        .hasMessage("installation.restore.not-empty");
    try (var _ = LocalPostgres.start(taken)) {
      assertThatThrownBy(() -> new Restore(taken, CLOCK, SILENT).intoHome(file, true))
          .as("a command at work keeps its database")
          .hasMessage("installation.restore.in-use");
    }
    new Restore(taken, CLOCK, SILENT).intoHome(file, true);
    try (var folders = Files.list(taken.home())) {
      assertThat(folders)
          .anySatisfy(
              aside -> assertThat(aside.resolve("database/data/PG_VERSION")).isRegularFile());
    }
    try (var again = LocalPostgres.start(taken)) {
      assertThat(accounts(JdbcClient.create(again.dataSource()))).isEqualTo(accounts(db));
    }
  }

  @Test
  void aRestoreCutOffBetweenTwoFoldersIsFinishedByTheNextStart() throws Exception {
    var file = folder.resolve("cut.zip");
    backUp(file);
    var restored = new Home(folder.resolve("cut"));
    new Restore(restored, CLOCK, SILENT).intoHome(file, false);
    // As it was before its last folders found their place.
    var fresh = Files.createDirectories(restored.home().resolve("restore.new"));
    Files.move(restored.secrets(), fresh.resolve("secrets"));
    Files.writeString(fresh.resolve("ready"), "20270301-120000");
    assertThatThrownBy(() -> LocalPostgres.start(restored))
        .hasMessage("installation.restore.unfinished");
    HomeLock.take(restored).close();
    assertThat(restored.secrets().resolve("key")).hasContent("not a real one");
    assertThat(fresh).doesNotExist();
  }

  /** The archive names an entry just before its data. */
  private static int dataOf(String name, byte[] archive) {
    return new String(archive, ISO_8859_1).indexOf(name) + name.length() + 7;
  }

  private static void refuses(byte[] archive, Home target) throws IOException {
    var file = Files.write(folder.resolve("damaged.zip"), archive);
    assertThatThrownBy(() -> new Restore(target, CLOCK, SILENT).intoHome(file, false))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("installation.restore.damaged");
  }

  private static void backUp(Path file) throws SQLException {
    try (var connection = postgres.dataSource().getConnection()) {
      new Backup(connection, home, "0.1", CLOCK, SILENT).write(file);
    }
  }

  private static void transfer(JdbcClient ledger) {
    ledger
        .sql(
            """
            insert into ledger.entry (account, amount, note)
            select id, side, 'n' || side
              from (select id from ledger.account order by random() limit 1) a,
                   (values (1), (-1)) s (side)
            """)
        .update();
  }

  private static long count(JdbcClient ledger, String table) {
    return ledger.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static Object accounts(JdbcClient ledger) {
    return ledger
        .sql(
            """
            select id::text || name || letter || opened || share || encode(seal, 'hex')
              from ledger.account
             order by id
            """)
        .query(String.class)
        .list();
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:taskopru/ledger")
        .table("flyway_schema_history_ledger")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }
}
