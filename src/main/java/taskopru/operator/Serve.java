package taskopru.operator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.ZoneId;
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
import taskopru.identity.FirstAdministrator;
import taskopru.installation.Home;
import taskopru.installation.HomeLock;
import taskopru.kernel.Problem;

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
    return serve(operator, new House(operator.application(), home), home, address, port);
  }

  static int serve(Operator operator, House house, Home home, String address, int port) {
    var lock = HomeLock.take(home);
    SpringApplication.getShutdownHandlers().add(lock::close);
    mustBeFree(address, port);
    var closed = new CountDownLatch(1);
    var context = house.with("server.address", address).with("server.port", port).serving();
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

  /** Said at once, rather than after the database has started. */
  static void mustBeFree(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new Problem.Conflict("operator.serve.port-taken", Integer.toString(port), address);
    }
  }

  private static void welcome(
      Terminal terminal, Home home, ConfigurableApplicationContext context) {
    var address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    terminal.say("operator.serve.ready", address, home.home().toString());
    context
        .getBean(FirstAdministrator.class)
        .announce()
        .ifPresent(link ->
            terminal.say(
                "operator.serve.first-administrator",
                address + link.path(terminal.language()),
                terminal.language().dateTime(link.expiresAt().atZone(ZoneId.systemDefault()))));
    terminal.say("operator.serve.stop");
  }
}
