package taskopru.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.operator.Program;

class KilledMigrationTest {

  private static final String HALF =
      """
      create table public.first_half (n int);
      insert into public.first_half values (1);
      """;
  private static final String OTHER_HALF = "create table public.second_half (n int);\n";

  @TempDir Path folder;

  @Test
  void aMigrationCutOffInTheMiddleLeavesNothingAndRunsWholeNextTime() throws Exception {
    var home = Clusters.copyTo(folder.resolve("home"));
    var migration = Files.createDirectory(folder.resolve("db")).resolve("V1__halves.sql");
    Files.writeString(migration, HALF + "select pg_sleep(600);\n" + OTHER_HALF);
    try (var postgres = LocalPostgres.start(home)) {
      var db = JdbcClient.create(postgres.dataSource());
      try (var program = migrate(home)) {
        awaitTheMiddle(db, program);
        program.kill();
      }
      assertThat(db.sql("select to_regclass('public.first_half')").query(String.class).optional())
          .isEmpty();

      Files.writeString(migration, HALF + OTHER_HALF);
      try (var program = migrate(home)) {
        assertThat(program.status()).as(program.output()).isZero();
      }
      assertThat(db.sql("select count(*) from public.first_half").query(Long.class).single())
          .isEqualTo(1);
      assertThat(db.sql("select count(*) from public.second_half").query(Long.class).single())
          .isZero();
    }
  }

  private Program migrate(Home home) {
    return Program.start(
        Migrating.class.getName(), folder, home.home().toString(), folder.resolve("db").toString());
  }

  private static void awaitTheMiddle(JdbcClient db, Program program) throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (db.sql("select count(*) from pg_stat_activity where query like 'select pg_sleep(600)%'")
            .query(Long.class)
            .single()
        == 0) {
      assertThat(Instant.now()).as(program.output()).isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
