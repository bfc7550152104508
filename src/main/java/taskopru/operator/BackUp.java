package taskopru.operator;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Backup;
import taskopru.installation.LocalPostgres;
import taskopru.kernel.Problem;

/**
 * {@code taskopru backup FILE}: the whole home in one archive, also while it serves. It starts no
 * more of the program than it needs, and so never migrates what it is to save.
 */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "${bundle:operator.backup}")
final class BackUp implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Mixin private final HomeOption home = new HomeOption();

  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "${bundle:operator.backup.file}")
  private Path file;

  @Override
  public Integer call() throws SQLException {
    var external = ExternalDatabase.find();
    if (external.isEmpty() && !LocalPostgres.isIn(home.home())) {
      throw new Problem.NotFound("installation.backup.no-home", home.home().home().toString());
    }
    try (var database = OpenDatabase.of(home.home(), external);
        var connection = database.source().getConnection();
        var progress = operator.terminal().progress()) {
      var report =
          new Backup(connection, home.home(), Version.ofThisBuild(), Clock.systemUTC(), progress)
              .write(file.toAbsolutePath());
      progress.close();
      operator
          .terminal()
          .say(
              "operator.backup.done",
              file.toString(),
              report.tables(),
              report.rows(),
              report.files(),
              report.bytes() / 1_000_000.0);
    }
    return 0;
  }
}
