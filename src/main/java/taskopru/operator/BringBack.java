package taskopru.operator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Restore;

/** {@code taskopru restore FILE}: a backup into an empty home, or in the place of one. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "${bundle:operator.restore}")
final class BringBack implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--replace", description = "${bundle:operator.restore.replace}")
  private boolean replace;

  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "${bundle:operator.restore.file}")
  private Path file;

  @Override
  public Integer call() {
    try (var progress = operator.terminal().progress()) {
      var restore = new Restore(home.home(), Clock.systemUTC(), progress);
      var external = ExternalDatabase.find();
      var report =
          external.isPresent()
              ? restore.intoDatabase(file.toAbsolutePath(), external.get().source())
              : restore.intoHome(file.toAbsolutePath(), replace);
      progress.close();
      operator
          .terminal()
          .say(
              "operator.restore.done",
              home.home().home().toString(),
              report.tables(),
              report.rows(),
              report.files(),
              report.madeAt(),
              report.program());
    }
    return 0;
  }
}
