package taskopru.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Check;

/** {@code taskopru verify}: asks every module whether what it keeps is still whole. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "${bundle:operator.verify}")
final class Verify implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Mixin private final HomeOption home = new HomeOption();

  @Override
  public Integer call() {
    var terminal = operator.terminal();
    var found = 0;
    try (var house = new House(operator.application(), home.home()).forCommands()) {
      for (var check : house.getBeanProvider(Check.class).orderedStream().toList()) {
        try (var progress = terminal.progress()) {
          var problems = check.run(progress);
          progress.close();
          terminal.print((problems.isEmpty() ? "✓ " : "✗ ") + terminal.text(check.key()));
          problems.forEach(terminal::refuse);
          found += problems.size();
        }
      }
    }
    terminal.say("operator.verify.done", found);
    return found == 0 ? 0 : 1;
  }
}
