package taskopru.operator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Home;
import taskopru.kernel.Problem;

/**
 * {@code taskopru demo}: a home folder of its own to try everything in. Its accounts are known to
 * everybody, so it never listens beyond this machine.
 */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "${bundle:operator.demo}")
final class Demo implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Option(names = "--home", paramLabel = "DIR", description = "${bundle:operator.demo.home}")
  private @Nullable Path folder;

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
      description = "${bundle:operator.demo.address}")
  private String address = "127.0.0.1";

  @Override
  public Integer call() {
    mustBeLoopback(address);
    var home =
        folder == null
            ? new HomeOption().home().home().resolve("demo")
            : folder.toAbsolutePath().normalize();
    operator.terminal().say("operator.demo.honest", home.toString());
    return Serve.serve(operator, new Home(home), address, port);
  }

  private static void mustBeLoopback(String address) {
    try {
      if (InetAddress.getByName(address).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      // No address of this machine either.
    }
    throw new Problem.Refused("operator.demo.loopback", address);
  }
}
