package taskopru;

import org.springframework.boot.SpringApplication;
import taskopru.identity.FirstAdministrator;
import taskopru.kernel.Language;

/** The whole house on your own machine, with a throw-away database and live templates: bin/dev. */
class DevTaskopru {

  public static void main(String[] args) {
    var house =
        SpringApplication.from(DevTaskopru::serve)
            .with(Database.class)
            .run("--taskopru.templates.live=true")
            .getApplicationContext();
    var address = "http://localhost:" + house.getEnvironment().getProperty("local.server.port");
    System.out.println("Ready: " + address);
    house
        .getBean(FirstAdministrator.class)
        .announce()
        .ifPresent(link -> System.out.println(address + link.path(Language.TR)));
  }

  private static void serve(String[] args) {
    SpringApplication.run(Taskopru.class, args);
  }
}
