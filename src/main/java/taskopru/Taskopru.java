package taskopru;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import taskopru.operator.Operator;

/**
 * The whole house. Every package below this one is a module; docs/modules shows how they lean on
 * each other.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(
    systemName = "Taşköprü",
    sharedModules = {"kernel", "web"})
public class Taskopru {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  public static void main(String[] args) {
    System.exit(Operator.run(Taskopru.class, args));
  }
}
