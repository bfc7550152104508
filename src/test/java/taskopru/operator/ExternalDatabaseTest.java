package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same house over a PostgreSQL that somebody else runs: one setting, nothing else. */
class ExternalDatabaseTest {

  private static final String TROUBLE = "\tat ";

  @TempDir static Path folder;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void aServerAsTheDocumentationWantsIt() throws Exception {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role taskopru login password 'not-a-real-one'");
      for (var name : new String[] {"house", "restored"}) {
        statement.execute(
            """
            create database %s owner taskopru
                   template template0 encoding 'UTF8' locale_provider icu icu_locale 'und' locale 'C'
            """
                .formatted(name));
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void isServedVerifiedBackedUpAndRestored() throws Exception {
    var home = folder.resolve("home").toString();
    var archive = folder.resolve("backup.zip").toString();
    var file = folder.resolve("population.csv");
    Files.writeString(file, "il,yil,nufus\nAdana,2022,5\nMersin,2022,6\nAdana,2023,7\n");
    try (var house = start("house", "serve", "--home=" + home, "--port=0")) {
      assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
      done("house", "import", file.toString(), "--dataset=population", "--publish", "--home", home);
      done("house", "backup", archive, "--home", home);
      assertThat(house.get("/api/v1/datasets/population").statusCode()).isEqualTo(200);
      house.stop();
    }
    done("house", "verify", "--home", home);
    assertThat(folder.resolve("home/database")).isEmptyDirectory();

    var elsewhere = folder.resolve("elsewhere").toString();
    try (var refused = start("house", "restore", archive, "--home", elsewhere)) {
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("external database").doesNotContain(TROUBLE);
    }
    done("restored", "restore", archive, "--home", elsewhere);
    done("restored", "verify", "--home", elsewhere);
    try (var house = start("restored", "serve", "--home", elsewhere, "--port=0")) {
      assertThat(house.get("/api/v1/datasets/population/table.json?rows=il").body())
          .contains("Adana");
    }
  }

  @Test
  void saysSoWhenTheServerIsNotThere() throws Exception {
    var nobody = Map.of("TASKOPRU_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/house");
    for (var command : new String[][] {{"serve", "--port=0"}, {"verify"}, {"backup", "x.zip"}}) {
      var arguments = Arrays.copyOf(command, command.length + 1);
      arguments[command.length] = "--home=" + folder.resolve("nowhere");
      try (var program = Program.start(nobody, folder, arguments)) {
        assertThat(program.status()).as(program.output()).isEqualTo(1);
        assertThat(program.output())
            .contains("127.0.0.1:1/house", "TASKOPRU_DATABASE_URL")
            .doesNotContain(TROUBLE);
      }
    }
  }

  private static void done(String database, String... arguments) throws Exception {
    try (var program = start(database, arguments)) {
      assertThat(program.status()).as(program.output()).isZero();
      assertThat(program.output()).doesNotContain(TROUBLE, "✗");
    }
  }

  private static Program start(String database, String... arguments) {
    var url =
        "jdbc:postgresql://127.0.0.1:%d/%s?user=taskopru&password=not-a-real-one"
            .formatted(server.getPort(), database);
    return Program.start(Map.of("TASKOPRU_DATABASE_URL", url), folder, arguments);
  }
}
