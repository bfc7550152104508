package taskopru.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import taskopru.identity.DemoCast;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.web.Site;

/** Plays the scenes of all modules, with the clock moved back to each moment. */
final class DemoPlay {

  /** What time it is while the demo plays. */
  static final class StageClock extends Clock {

    private volatile Instant now = Instant.now().minus(Duration.ofDays(420));

    void set(Instant moment) {
      now = moment;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      var stage = this;
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
          return stage.withZone(other);
        }

        @Override
        public Instant instant() {
          return stage.instant();
        }
      };
    }
  }

  /** Only where the demo plays. */
  @Configuration(proxyBeanMethods = false)
  @Profile(DemoScene.PROFILE)
  static class Time {
    @Bean
    @Primary
    StageClock stageClock() {
      return new StageClock();
    }
  }

  private DemoPlay() {}

  /** Plays the year; who its people are. */
  static List<DemoCast.Line> play(ApplicationContext house, ProgressLine progress) {
    var clock = house.getBean(StageClock.class);
    var year = new DemoYear(Instant.now(), house.getBean(Site.class).zone());
    house.getBeanProvider(DemoScene.class).orderedStream().forEach(scene -> scene.plan(year));
    var first = year.at(year.firstDay(), 0, 0).getEpochSecond();
    var whole = Instant.now().getEpochSecond() - first;
    year.play(moment -> {
      clock.set(moment);
      progress.at(moment.toString().substring(0, 10), moment.getEpochSecond() - first, whole);
    });
    return house.getBean(DemoCast.class).lines();
  }
}
