package taskopru.operator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import taskopru.kernel.Problem;

/** Says in a sentence why the house did not come up, where we foresaw the reason. */
final class StartReport implements SpringBootExceptionReporter {

  StartReport(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        Terminal.ofThisProcess().refuse(problem);
        return true;
      }
      if (cause instanceof PortInUseException taken) {
        var port = Integer.toString(taken.getPort());
        Terminal.ofThisProcess().complain("operator.serve.port-taken", port, "");
        return true;
      }
    }
    return false;
  }
}
