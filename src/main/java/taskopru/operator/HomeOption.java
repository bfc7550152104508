package taskopru.operator;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import taskopru.installation.Home;

/** {@code --home}, on every command. */
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:TASKOPRU_HOME:-var}",
      description = "${bundle:operator.option.home}")
  private Path folder = Path.of("var");

  Home home() {
    return new Home(folder.toAbsolutePath().normalize());
  }
}
