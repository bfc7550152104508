package taskopru.operator;

import java.util.Optional;
import javax.sql.DataSource;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/** The home's database while a command works on it: shared with a server, or started for it. */
record OpenDatabase(DataSource source, Runnable end) implements AutoCloseable {

  static OpenDatabase of(Home home, Optional<ExternalDatabase> external) {
    if (external.isPresent()) {
      return new OpenDatabase(external.get().source(), () -> {});
    }
    var postgres = LocalPostgres.start(home);
    return new OpenDatabase(postgres.dataSource(), postgres::close);
  }

  @Override
  public void close() {
    end.run();
  }
}
