package taskopru.privacy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import taskopru.kernel.Actor;

/** Once a day the retention rules are carried out. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DestructionDay {

  private static final Logger log = LoggerFactory.getLogger(DestructionDay.class);

  private final Destruction destruction;

  DestructionDay(Destruction destruction) {
    this.destruction = destruction;
  }

  @Scheduled(cron = "${taskopru.privacy.destruction}")
  void comes() {
    log.info("Retention rules destroyed {} rows", destruction.run(Actor.operator()));
  }
}
