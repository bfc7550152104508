package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * An import whose process dies at the worst moment: its file is in its place, its release is
 * written, but not yet committed.
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

      try (var gate = postgres.dataSource().getConnection();
          var statement = gate.createStatement()) {
        gate.setAutoCommit(false);
        statement.execute("lock table statistics.code in share row exclusive mode");
        try (var dying = start(home)) {
          awaitAtTheGate(db, dying);
          assertThat(files(home)).hasSize(2);
          dying.kill();
        }
        gate.rollback();
      }
      assertThat(releases(db)).isEqualTo(1);

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
          .containsExactly("done", "done", "failed");
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
    return Program.start(
        folder, "import", file.toString(), "--dataset=population", "--home=" + home.home());
  }

  private static long releases(JdbcClient db) {
    return db.sql("select count(*) from statistics.release").query(Long.class).single();
  }

  private static List<Path> files(Home home) throws IOException {
    try (var all = Files.walk(home.releases())) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static void awaitAtTheGate(JdbcClient db, Program program) throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (db.sql(
                "select count(*) from pg_locks where relation = 'statistics.code'::regclass and not granted")
            .query(Long.class)
            .single()
        == 0) {
      assertThat(Instant.now()).as(program.output()).isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
