package taskopru.operator;

import java.util.concurrent.Callable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import taskopru.kernel.Problem;

/**
 * The command line. Exit status 0: done; 1: refused or failed, with a sentence; 2: not understood.
 */
@Command(
    name = "taskopru",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "${bundle:operator.taskopru}",
    subcommands = {
      Serve.class,
      Demo.class,
      ImportCommand.class,
      BackUp.class,
      BringBack.class,
      AccountCommands.class,
      Verify.class,
      Rehearse.class
    })
public final class Operator implements Callable<Integer> {

  private final Class<?> application;
  private final Terminal terminal;

  @Mixin private final Serve.Options options = new Serve.Options();

  private Operator(Class<?> application, Terminal terminal) {
    this.application = application;
    this.terminal = terminal;
  }

  /** Runs one command of the house and answers with its exit status. */
  public static int run(Class<?> application, String... args) {
    LoggingSystem.get(Operator.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    var terminal = Terminal.ofThisProcess();
    var operator = new Operator(application, terminal);
    return new CommandLine(operator)
        .setResourceBundle(terminal.bundle())
        .setExecutionExceptionHandler((failure, _, _) -> {
          if (failure instanceof Problem problem) {
            terminal.refuse(problem);
          } else if (!(failure instanceof House.DidNotStart)) {
            throw failure;
          }
          return CommandLine.ExitCode.SOFTWARE;
        })
        .execute(args);
  }

  Class<?> application() {
    return application;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Without a command's name it serves. */
  @Override
  public Integer call() {
    return Serve.serve(this, options);
  }
}
