package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * No room for an import, and none for a backup: one sentence, exit status 1, and nothing half done
 * stays. Small disks are mounted in memory, which only root may do.
 */
@EnabledIf("isRoot")
class FullDiskTest {

  @TempDir Path folder;

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void anImportOrABackupWithoutRoomLeavesNothingAndLaterGoesThrough() throws Exception {
    var home = new Home(folder.resolve("home"));
    try (var postgres = LocalPostgres.start(home)) {
      var db = JdbcClient.create(postgres.dataSource());
      try (var _ = smallDisk(home.work(), "3m");
          var refused =
              start(
                  "import", large(), "--dataset=large", "--dimensions=il,yil,sira", "--publish")) {
        assertThat(refused.status()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("The disk is full").doesNotContain("Exception");
        assertThat(home.work()).isEmptyDirectory();
      }
      assertThat(count(db, "select count(*) from statistics.release")).isZero();
      assertThat(count(db, "select count(*) from catalogue.dataset where slug = 'large'")).isZero();

      try (var again =
          start("import", large(), "--dataset=large", "--dimensions=il,yil,sira", "--publish")) {
        assertThat(again.status()).as(again.output()).isZero();
      }

      var shelf = folder.resolve("shelf");
      try (var _ = smallDisk(shelf, "200k");
          var refused = start("backup", shelf.resolve("all.tar").toString())) {
        assertThat(refused.status()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("The disk is full").doesNotContain("Exception");
        assertThat(shelf).isEmptyDirectory();
      }
      try (var verify = start("verify")) {
        assertThat(verify.status()).as(verify.output()).isZero();
      }
    }
  }

  private Program start(String... arguments) {
    var all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--home=" + folder.resolve("home");
    return Program.start(folder, all);
  }

  /** Numbers that do not pack well. */
  private String large() throws IOException {
    var file = folder.resolve("large.csv");
    var random = new Random(7);
    try (var out = Files.newBufferedWriter(file)) {
      out.write("il,yil,sira,nufus\n");
      for (var row = 0; row < 700_000; row++) {
        out.write(
            "Adana,"
                + (1000 + row % 1000)
                + ","
                + row / 1000
                + ","
                + random.nextInt(1, 1_000_000_000)
                + "\n");
      }
    }
    return file.toString();
  }

  private static long count(JdbcClient db, String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  /** A disk with room for this much; closing it takes it away. */
  private static AutoCloseable smallDisk(Path place, String size) throws Exception {
    Files.createDirectories(place);
    var mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString())
            .start();
    assumeThat(mount.waitFor()).as("mounting is allowed here").isZero();
    return () -> new ProcessBuilder("umount", "-l", place.toString()).start().waitFor();
  }
}
