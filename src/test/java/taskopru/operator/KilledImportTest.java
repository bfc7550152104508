package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * An import whose process dies at the worst moments: its file is in its place, and its release is
 * written, or even published and entered in the audit trail, but not yet committed. And one that
 * somebody stops with Ctrl-C.
 */
class KilledImportTest {

  @TempDir Path folder;

  @Test
  void leavesNoReleaseAndAfterTheNextImportNoFile() throws Exception {
    var home = new Home(folder.resolve("home"));
    try (var postgres = LocalPostgres.start(home)) {
      var db = JdbcClient.create(postgres.dataSource());
      imports(home);
      assertThat(releases(db)).isEqualTo(1);

      for (var worst : List.of("statistics.code", "audit.entry")) {
        try (var gate = postgres.dataSource().getConnection();
            var statement = gate.createStatement()) {
          gate.setAutoCommit(false);
          statement.execute("lock table " + worst + " in share row exclusive mode");
          try (var dying = start(home)) {
            awaitAtTheGate(db, dying, worst);
            assertThat(files(home)).hasSize(2);
            dying.kill();
          }
          gate.rollback();
        }
        assertThat(releases(db)).isEqualTo(1);
        try (var verify = program(home, "verify")) {
          assertThat(verify.status()).as(verify.output()).isZero();
        }
      }
      try (var stopped =
          program(
              home,
              "import",
              large(),
              "--dataset=large",
              "--dimensions=il,yil,sira",
              "--publish")) {
        awaitAtWork(db, stopped);
        assertThat(stopped.interrupt()).isEqualTo(130);
        assertThat(stopped.output()).contains("stopped").doesNotContain("Exception");
      }
      assertThat(home.work()).isEmptyDirectory();

      imports(home);
      assertThat(releases(db)).isEqualTo(2);
      assertThat(files(home))
          .extracting(file -> file.getFileName().toString().replace(".parquet", ""))
          .hasSameElementsAs(
              db.sql("select id::text from statistics.release").query(String.class).list());
      assertThat(home.work()).isEmptyDirectory();
      assertThat(
              db.sql("select state from statistics.import_job order by state")
                  .query(String.class)
                  .list())
          .containsExactly("cancelled", "done", "done", "failed", "failed");
      assertThat(count(db, "select count(*) from catalogue.dataset")).isEqualTo(1);
    }
  }

  private void imports(Home home) throws Exception {
    try (var program = start(home)) {
      assertThat(program.status()).as(program.output()).isZero();
      assertThat(program.output().strip()).containsPattern("imported-in-ms=\\d+$");
    }
  }

  private Program start(Home home) throws IOException {
    var file = folder.resolve("population.csv");
    Files.writeString(file, "il,yil,nufus\nAdana,2022,5\nMersin,2022,6\nAdana,2023,7\n");
    return program(home, "import", file.toString(), "--dataset=population", "--publish");
  }

  private Program program(Home home, String... arguments) {
    var all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--home=" + home.home();
    return Program.start(folder, all);
  }

  /** It takes so long to read that nobody comes too late to stop it. */
  private String large() throws IOException {
    var file = folder.resolve("large.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("il,yil,sira,nufus\n");
      for (var row = 0; row < 5_000_000; row++) {
        out.write("Adana," + (1000 + row % 1000) + "," + row / 1000 + "," + row + "\n");
      }
    }
    return file.toString();
  }

  private static long releases(JdbcClient db) {
    return count(db, "select count(*) from statistics.release");
  }

  private static List<Path> files(Home home) throws IOException {
    try (var all = Files.walk(home.releases())) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static void awaitAtTheGate(JdbcClient db, Program program, String table)
      throws InterruptedException {
    await(
        db,
        program,
        "select count(*) from pg_locks where relation = '%s'::regclass and not granted"
            .formatted(table));
  }

  private static void awaitAtWork(JdbcClient db, Program program) throws InterruptedException {
    await(
        db,
        program,
        "select count(*) from statistics.import_job where dataset = 'large' and step is not null");
  }

  private static void await(JdbcClient db, Program program, String sign)
      throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(3));
    while (count(db, sign) == 0) {
      assertThat(Instant.now()).as(program.output()).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  private static long count(JdbcClient db, String sql) {
    return db.sql(sql).query(Long.class).single();
  }
}
