package taskopru.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import taskopru.kernel.Problem;

class LocalPostgresTest {

  @TempDir Path folder;

  private Home home;

  @BeforeEach
  void aHomeWithADatabase() {
    home = Clusters.copyTo(folder.resolve("home"));
  }

  @AfterEach
  void nothingStaysBehind() {
    Clusters.end(home);
  }

  @Test
  void stopsWithTheLastWhoUsesIt() throws SQLException {
    var postgres = LocalPostgres.start(home);
    makeTable(postgres);
    write(postgres, "Seyhan");
    postgres.close();
    assertThat(Postmaster.find(home.database().resolve("data"))).isEmpty();
    try (var again = LocalPostgres.start(home)) {
      assertThat(rows(again)).isEqualTo(1);
    }
  }

  @Test
  void comesBackWithAllThatWasAcknowledgedWhenItIsKilled() throws Exception {
    try (var postgres = LocalPostgres.start(home)) {
      makeTable(postgres);
      var acknowledged = 0;
      try (var connection = connect(postgres);
          var statement = connection.createStatement()) {
        for (; acknowledged < 200; acknowledged++) {
          statement.execute("insert into visit values ('" + acknowledged + "')");
        }
      }
      var killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      var deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (postgres.pid() == killed || !answers(postgres)) {
        assertThat(Instant.now()).isBefore(deadline);
        Thread.sleep(50);
      }
      assertThat(rows(postgres)).isEqualTo(acknowledged);
    }
  }

  @Test
  void movesToAnotherPortWhenSomebodyTookItsOwn() throws Exception {
    var port = Integer.parseInt(Files.readString(home.database().resolve("port")));
    try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
        var postgres = LocalPostgres.start(home)) {
      assertThat(postgres.url()).doesNotContain(":" + port + "/");
      assertThat(answers(postgres)).isTrue();
    }
  }

  @Test
  @EnabledIf("isRoot")
  void runsAsNobodyWhereRootMayNotHaveANamespaceOfItsOwn() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var postgres = LocalPostgres.start(home, Unprivileged.nobody())) {
      assertThat(answers(postgres)).isTrue();
      assertThat(Files.getOwner(home.database().resolve("data")).getName()).isEqualTo("nobody");
      assertThat(ProcessHandle.of(postgres.pid()).orElseThrow().info().user()).contains("nobody");
    }
  }

  @Test
  @EnabledIf("isRoot")
  void saysSoWhenTheDiskIsFull() throws Exception {
    var small = Files.createDirectory(folder.resolve("small"));
    var mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", small.toString())
            .start();
    assumeThat(mount.waitFor()).as("mounting is allowed here").isZero();
    try {
      assertThatThrownBy(() -> LocalPostgres.start(new Home(small.resolve("home"))))
          .isInstanceOf(Problem.Refused.class)
          .hasMessage("installation.disk.full");
    } finally {
      new ProcessBuilder("umount", small.toString()).start().waitFor();
    }
  }

  @Test
  @EnabledIf("isRoot")
  void aDiskThatFillsUpUnderItLosesNothingAndItComesBackWhenThereIsRoom() throws Exception {
    var small = Files.createDirectory(folder.resolve("small"));
    var mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=250m", "tmpfs", small.toString())
            .start();
    assumeThat(mount.waitFor()).as("mounting is allowed here").isZero();
    var there = Clusters.copyTo(small.resolve("home"));
    var filler = small.resolve("filler");
    try (var postgres = LocalPostgres.start(there)) {
      makeTable(postgres);
      try (var serving = connect(postgres);
          var statement = serving.createStatement()) {
        statement.execute("insert into visit values ('Seyhan')");
        forgetWhatNewConnectionsNeed(there);
        fill(filler);
        assertThatThrownBy(() -> LocalPostgres.start(there))
            .as("a command beside it says so at once, and leaves the server alone")
            .isInstanceOf(Problem.Refused.class)
            .hasMessage("installation.disk.full");
        assertThat(serving.isValid(5)).isTrue();
        assertThatThrownBy(
                () -> {
                  for (var n = 0; ; n++) {
                    statement.execute(
                        "insert into visit select "
                            + n
                            + " || ' ' || g from generate_series(1, 9999) g");
                  }
                })
            .isInstanceOf(SQLException.class);
      }
      Files.delete(filler);
      var deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (!answers(postgres)) {
        assertThat(Instant.now()).isBefore(deadline);
        Thread.sleep(50);
      }
      assertThat(rows(postgres) % 9999).as("every insert wholly or not at all").isEqualTo(1);
    } finally {
      Clusters.end(there);
      new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
    }
  }

  @Test
  void getsANewPasswordWhenTheFileWithItIsLost() throws Exception {
    var file = home.database().resolve("password");
    try (var postgres = LocalPostgres.start(home)) {
      makeTable(postgres);
      write(postgres, "Seyhan");
      Files.delete(file);
      assertThatThrownBy(() -> LocalPostgres.start(home))
          .isInstanceOf(Problem.Conflict.class)
          .hasMessage("installation.database.password-lost");
      assertThat(rows(postgres)).isEqualTo(1);
    }
    try (var again = LocalPostgres.start(home)) {
      assertThat(rows(again)).isEqualTo(1);
      assertThat(file).hasContent(again.secret());
    }
    Files.writeString(file, "guess");
    assertThatThrownBy(() -> LocalPostgres.start(home))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("installation.database.password-wrong");
    assertThat(Postmaster.find(home.database().resolve("data"))).isEmpty();
    Files.delete(file);
    try (var again = LocalPostgres.start(home)) {
      assertThat(rows(again)).isEqualTo(1);
    }
  }

  /** PostgreSQL then writes it again at the next connection. */
  private static void forgetWhatNewConnectionsNeed(Home home) throws IOException {
    try (var files = Files.walk(home.database().resolve("data"))) {
      for (var file : files.filter(one -> one.endsWith("pg_internal.init")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      for (var block = new byte[1 << 20]; ; ) {
        out.write(block);
      }
    } catch (IOException e) {
      // Now it is full.
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void letsNobodyInWithoutThePassword() throws SQLException {
    try (var postgres = LocalPostgres.start(home)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url(), "postgres", postgres.secret()))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void writesThroughToTheDisk() throws SQLException {
    try (var postgres = LocalPostgres.start(home)) {
      assertThat(setting(postgres, "fsync")).isEqualTo("on");
      assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void closesEveryFileToOthers() throws IOException {
    try (var _ = LocalPostgres.start(home);
        var files = Files.walk(home.home())) {
      assertThat(files)
          .filteredOn(file -> !Files.isSymbolicLink(file))
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .as(file.toString())
                  .endsWith("------"));
    }
  }

  @Test
  void clearsAwayAHalfMadeCluster() throws Exception {
    PrivateFiles.deleteTree(home.database().resolve("data"));
    Files.createDirectories(home.database().resolve("data.new/base"));
    Files.writeString(home.database().resolve("data.new/PG_VERSION"), "18\n");
    try (var postgres = LocalPostgres.start(home)) {
      assertThat(answers(postgres)).isTrue();
    }
    assertThat(home.database().resolve("data.new")).doesNotExist();
  }

  @Test
  void ignoresANoteWhoseNumberNowBelongsToAnotherProgram() throws Exception {
    Files.writeString(
        home.database().resolve("data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n/old\n1\n5432\n\n127.0.0.1\n\nready\n");
    try (var postgres = LocalPostgres.start(home)) {
      assertThat(answers(postgres)).isTrue();
    }
  }

  @Test
  void saysSoWhenTheDatabaseIsDamaged() throws IOException {
    Files.delete(home.database().resolve("data/global/pg_control"));
    assertThatThrownBy(() -> LocalPostgres.start(home))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("installation.database.damaged");
  }

  @Test
  void neverTouchesTheDataOfAnotherVersion() throws IOException {
    Files.writeString(home.database().resolve("data/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> LocalPostgres.start(home))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("installation.database.other-version");
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.secret());
  }

  private static boolean answers(LocalPostgres postgres) {
    try (var connection = connect(postgres)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void makeTable(LocalPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute("create table visit (place text primary key)");
    }
  }

  private static void write(LocalPostgres postgres, String place) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.prepareStatement("insert into visit values (?)")) {
      statement.setString(1, place);
      statement.executeUpdate();
    }
  }

  private static int rows(LocalPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from visit")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String setting(LocalPostgres postgres, String name) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
