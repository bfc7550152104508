package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One home through its days: served, asked, killed, backed up, stopped. Each start of the program
 * takes seconds, so the tests follow one another on the same home.
 */
@TestMethodOrder(OrderAnnotation.class)
class ProgramTest {

  @TempDir static Path folder;

  private static Program program;

  private static Path home() {
    return folder.resolve("home");
  }

  @BeforeAll
  static void aNewHomeIsServed() {
    program = Program.start(folder, "--home", home().toString(), "--port", "0");
  }

  @AfterAll
  static void nothingStaysBehind() throws InterruptedException {
    program.kill();
    postmaster().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  @Order(1)
  void servesAndTellsTheWayIn() throws Exception {
    program.await("/en/set-up/");
    assertThat(program.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(program.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void writesNothingThatOthersMayOpen() throws IOException {
    try (var files = Files.walk(home())) {
      assertThat(files)
          .filteredOn(file -> !Files.isSymbolicLink(file) && Files.exists(file))
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .as(file.toString())
                  .endsWith("------"));
    }
  }

  @Test
  @Order(3)
  void refusesASecondOneOnTheSameHome() throws Exception {
    try (var second = Program.start(folder, "--home", home().toString(), "--port", "0")) {
      assertThat(second.status()).isEqualTo(1);
      assertThat(second.output()).contains("already running").doesNotContain("Exception");
    }
    assertThat(program.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void worksOnTheSameDatabaseFromTheCommandLineMeanwhile() throws Exception {
    try (var invite =
        Program.start(
            folder,
            "account",
            "invite",
            "ayse@example.org",
            "--name=Ayşe",
            "--role=editor",
            "--home=" + home())) {
      assertThat(invite.status()).as(invite.output()).isZero();
      assertThat(invite.output()).contains("/tr/invitation/");
    }
    assertThat(program.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void losesNothingThatWasAcknowledgedWhenItAndItsDatabaseAreKilled() throws Exception {
    database().sql("create table public.kept (n int)").update();
    for (var n = 0; n < 50; n++) {
      database().sql("insert into public.kept values (:n)").param("n", n).update();
    }
    var server = postmaster().orElseThrow();
    program.kill();
    ProcessHandle.of(server).orElseThrow().destroyForcibly();

    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      program =
          Program.start(folder, "--home", home().toString(), "--port", "" + other.getLocalPort());
      assertThat(program.status()).isEqualTo(1);
      assertThat(program.output()).contains("another program has it").doesNotContain("Exception");
    }

    program = Program.start(folder, "--home", home().toString(), "--port", "0");
    program.awaitReady();
    assertThat(count("public.kept")).isEqualTo(50);
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void adoptsTheDatabaseThatAKilledProgramLeftBehind() throws Exception {
    var server = postmaster();
    program.kill();
    try (var verify = Program.start(folder, "verify", "--home=" + home())) {
      assertThat(verify.status()).as(verify.output()).isZero();
      assertThat(verify.output()).contains("✓").doesNotContain("✗");
    }
    assertThat(server.flatMap(ProcessHandle::of).filter(ProgramTest::lives)).isEmpty();
  }

  @Test
  @Order(7)
  void stopsCleanlyWithItsDatabase() throws Exception {
    program = Program.start(folder, "serve", "--home", home().toString(), "--port", "0");
    program.awaitReady();
    assertThat(program.stop()).isEqualTo(143);
    assertThat(home().resolve("database/data/postmaster.pid")).doesNotExist();
  }

  @Test
  @Order(8)
  void saysWhatIsWrongWithAHomeItCannotWriteTo() throws Exception {
    try (var refused = Program.start(folder, "serve", "--home", "/proc/taskopru")) {
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("Cannot write to").doesNotContain("Exception\n");
    }
  }

  @Test
  @Order(9)
  void theDemoNeverListensBeyondThisMachine() throws Exception {
    try (var refused = Program.start(folder, "demo", "--address", "0.0.0.0")) {
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("0.0.0.0");
    }
  }

  @Test
  @Order(10)
  void anUnknownWordIsAnsweredWithTheNearestOnes() throws Exception {
    try (var lost = Program.start(folder, "sevre")) {
      assertThat(lost.status()).isEqualTo(2);
      assertThat(lost.output()).contains("sevre").contains("taskopru serve");
    }
  }

  private static long accounts() throws IOException {
    return count("identity.account");
  }

  private static long count(String table) throws IOException {
    return database().sql("select count(*) from " + table).query(Long.class).single();
  }

  private static JdbcClient database() throws IOException {
    var port = Files.readAllLines(home().resolve("database/data/postmaster.pid")).get(3);
    return JdbcClient.create(
        new DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:" + port + "/taskopru",
            "taskopru",
            Files.readString(home().resolve("database/password"))));
  }

  private static Optional<Long> postmaster() {
    try {
      var note = Files.readAllLines(home().resolve("database/data/postmaster.pid"));
      return Optional.of(Long.parseLong(note.getFirst().strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A process that ended, but whose parent never asked about it, lives no more. */
  private static boolean lives(ProcessHandle process) {
    return Files.exists(Path.of("/proc", Long.toString(process.pid()), "cwd"));
  }
}
