package taskopru.kernel;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** On whatever day and hour somebody looks at the demo, its year has the same shape. */
class DemoYearTest {

  private static final ZoneId ADANA = ZoneId.of("Europe/Istanbul");

  @Property
  void thereIsTimeForTheLastMinutesAndForTheNextCall(
      @ForAll @IntRange(max = 3_000) int day, @ForAll @IntRange(max = 1439) int minute) {
    var now = LocalDate.of(2026, 1, 1).plusDays(day).atTime(minute / 60, minute % 60);
    var year = new DemoYear(now.atZone(ADANA).toInstant(), ADANA);

    assertThat(DAYS.between(year.meeting(11), year.today())).isBetween(9L, 15L);
    assertThat(DAYS.between(year.today(), year.meeting(12))).isBetween(13L, 19L);
    var played = new AtomicBoolean();
    year.on(year.today().minusDays(1), 23, 59, () -> played.set(true));
    year.play(_ -> {});
    assertThat(played).as("all of yesterday is played").isTrue();
  }
}
