package taskopru.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import taskopru.installation.Home;

/**
 * {@code taskopru rehearse}: one start in a throw-away home, with the pages a first visitor asks
 * for, while the Java machine takes notes for its start cache. bin/taskopru calls it after a build.
 */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

  private static final List<String> PAGES =
      List.of("/", "/tr", "/en", "/ar", "/tr/data", "/tr/council", "/api/v1/datasets");
  private static final int ROUNDS = 20;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("taskopru-rehearsal");
    SpringApplication.getShutdownHandlers().add(() -> delete(folder));
    try (var context =
            new House(operator.application(), new Home(folder)).with("server.port", 0).serving();
        var browser = HttpClient.newHttpClient()) {
      var port = context.getEnvironment().getProperty("local.server.port");
      for (var round = 0; round < ROUNDS; round++) {
        for (var page : PAGES) {
          var address = URI.create("http://127.0.0.1:" + port + page);
          browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        }
      }
    }
    return 0;
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      // It lies in the system's folder for temporary files, which the system empties.
    }
  }
}
