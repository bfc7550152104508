package taskopru.installation;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/** A program that migrates a home's database, to be killed while it does. */
final class Migrating {

  private Migrating() {}

  public static void main(String[] arguments) {
    try (var postgres = LocalPostgres.start(new Home(Path.of(arguments[0])))) {
      Flyway.configure()
          .dataSource(postgres.dataSource())
          .locations("filesystem:" + arguments[1])
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
  }
}
