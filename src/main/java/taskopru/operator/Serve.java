package taskopru.operator;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Announcement;
import taskopru.installation.Home;
import taskopru.installation.HomeLock;

/** {@code taskopru serve}: the pages, until somebody stops it. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "${bundle:operator.serve}")
final class Serve implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Mixin private final Options options = new Options();

  /** What can be said about serving, with or without the word serve. */
  static final class Options {

    @Mixin private final HomeOption home = new HomeOption();

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "${env:TASKOPRU_PORT:-8080}",
        description = "${bundle:operator.option.port}")
    private int port = 8080;

    @Option(
        names = "--address",
        paramLabel = "IP",
        defaultValue = "${env:TASKOPRU_ADDRESS:-127.0.0.1}",
        description = "${bundle:operator.option.address}")
    private String address = "127.0.0.1";
  }

  @Override
  public Integer call() {
    return serve(operator, options);
  }

  static int serve(Operator operator, Options options) {
    return serve(operator, options.home.home(), options.address, options.port);
  }

  static int serve(Operator operator, Home home, String address, int port) {
    var lock = HomeLock.take(home);
    SpringApplication.getShutdownHandlers().add(lock::close);
    var closed = new CountDownLatch(1);
    var context =
        new House(operator.application(), home)
            .with("server.address", address)
            .with("server.port", port)
            .serving();
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
    welcome(operator.terminal(), home, context);
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.close();
    }
    return 0;
  }

  private static void welcome(
      Terminal terminal, Home home, ConfigurableApplicationContext context) {
    var address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    terminal.say("operator.serve.ready", address, home.home().toString());
    context
        .getBeanProvider(Announcement.class)
        .orderedStream()
        .flatMap(one -> one.lines(terminal.language(), address).stream())
        .forEach(terminal::print);
    terminal.say("operator.serve.stop");
  }
}
