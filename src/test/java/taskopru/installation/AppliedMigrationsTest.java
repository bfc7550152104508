package taskopru.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppliedMigrationsTest {

  @TempDir static Path homes;

  private static LocalPostgres postgres;
  private static DataSource source;

  @TempDir Path files;

  @BeforeAll
  static void start() {
    postgres = LocalPostgres.start(Clusters.copyTo(homes.resolve("home")));
    source = postgres.dataSource();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void migrateTwoFiles() throws IOException {
    JdbcClient.create(source)
        .sql("drop schema public cascade; create schema public; create table public.before (n int)")
        .update();
    write("V1__lamps.sql", "\uFEFFcreate table lamps (name text);\r\n\r\n-- ışık, ضوء\n");
    write("V20__wicks.sql", "create table wicks (n int)");
    flyway().migrate();
  }

  @Test
  void whatFlywayHasAppliedNeedsNoFlyway() throws IOException {
    assertThat(areApplied()).isTrue();
  }

  @Test
  void aModuleNeverMigratedIsNotApplied() throws IOException {
    assertThat(AppliedMigrations.in(source).are("candles", resources())).isFalse();
  }

  @Test
  void anEmptyDatabaseHasNothing() throws IOException {
    JdbcClient.create(source).sql("drop schema public cascade; create schema public").update();
    assertThat(areApplied()).isFalse();
  }

  @Test
  void aNewFileIsNotApplied() throws IOException {
    write("V21__oil.sql", "create table oil (n int)");
    assertThat(areApplied()).isFalse();
  }

  @Test
  void aMissingFileIsLeftToFlyway() throws IOException {
    Files.delete(files.resolve("V20__wicks.sql"));
    assertThat(areApplied()).isFalse();
  }

  @Test
  void aChangedFileIsLeftToFlyway() throws IOException {
    write("V20__wicks.sql", "create table wicks (n bigint)");
    assertThat(areApplied()).isFalse();
  }

  @Test
  void aFailedMigrationIsLeftToFlyway() throws IOException {
    JdbcClient.create(source)
        .sql("update flyway_schema_history_lamps set success = false where version = '20'")
        .update();
    assertThat(areApplied()).isFalse();
  }

  @Test
  void aFileNamedInAnotherWayIsLeftToFlyway() throws IOException {
    write("R__every_time.sql", "select 1");
    assertThat(areApplied()).isFalse();
  }

  private boolean areApplied() throws IOException {
    return AppliedMigrations.in(source).are("lamps", resources());
  }

  private List<Resource> resources() {
    return Arrays.stream(files.toFile().listFiles())
        .map(FileSystemResource::new)
        .map(Resource.class::cast)
        .toList();
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(files.resolve(name), sql, StandardCharsets.UTF_8);
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(source)
        .locations("filesystem:" + files)
        .table("flyway_schema_history_lamps")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }
}
