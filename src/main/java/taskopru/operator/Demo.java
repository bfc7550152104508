package taskopru.operator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import taskopru.identity.DemoCast;
import taskopru.installation.Home;
import taskopru.installation.HomeLock;
import taskopru.kernel.DemoScene;
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
        new Home(
            folder == null
                ? new HomeOption().home().home().resolve("demo")
                : folder.toAbsolutePath().normalize());
    Serve.mustBeFree(address, port);
    operator.terminal().say("operator.demo.honest", home.home().toString());
    var notes = new DemoNotes(home);
    try (var _ = HomeLock.take(home)) {
      notes.mustBeDemo();
      if (!notes.isPlayed()) {
        play(home, notes);
      }
    }
    notes.cast().forEach(operator.terminal()::print);
    return Serve.serve(operator, own(home), home, address, port);
  }

  private void play(Home home, DemoNotes notes) {
    if (notes.begin()) {
      operator.terminal().say("operator.demo.again");
    }
    operator.terminal().say("operator.demo.plays");
    try (var place =
            own(home)
                .with("spring.profiles.active", DemoScene.PROFILE)
                .with("taskopru.statistics.starter", "");
        var house = place.forCommands();
        var progress = operator.terminal().progress()) {
      notes.end(lines(DemoPlay.play(house, progress)));
    }
  }

  /** Never the database or the mail server of a real house, whatever the environment names. */
  private House own(Home home) {
    return new House(operator.application(), home)
        .with("spring.datasource.url", "")
        .with("spring.mail.host", "")
        .with("taskopru.site.name.tr", "Taşköprü (deneme)")
        .with("taskopru.site.name.en", "Taşköprü (trial)")
        .with("taskopru.site.name.ar", "تاش كوبرو (تجربة)");
  }

  private List<String> lines(List<DemoCast.Line> cast) {
    var terminal = operator.terminal();
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(terminal.text("operator.demo.cast", DemoCast.PASSWORD));
    lines.add("");
    for (var line : cast) {
      lines.add(
          "  %-24s %-28s %s"
              .formatted(line.email(), terminal.text(line.role()), line.part().called()));
      if (!line.codes().isEmpty()) {
        lines.add("    " + terminal.text("operator.demo.codes", String.join(" ", line.codes())));
      }
    }
    lines.add("");
    return lines;
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
