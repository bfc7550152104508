package taskopru.notifications;

import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;

/**
 * The secretary hands over what a house without a mail server cannot send; the last of it waits.
 */
@Component
@Profile(DemoScene.PROFILE)
@Order(6)
class DemoOutbox implements DemoScene {

  /** Since so many days nothing was handed over. */
  private static final int WAITS = 14;

  private final OutboxKeeping outbox;

  DemoOutbox(OutboxKeeping outbox) {
    this.outbox = outbox;
  }

  @Override
  public void plan(DemoYear year) {
    for (LocalDate day = year.firstDay();
        day.isBefore(year.today().minusDays(WAITS));
        day = day.plusDays(1)) {
      year.on(day, 17, 30, () -> handOver(year));
    }
  }

  private void handOver(DemoYear year) {
    var secretary = year.actor("secretary");
    for (var open = outbox.list(secretary, true, 1);
        !open.deliveries().isEmpty();
        open = outbox.list(secretary, true, 1)) {
      open.deliveries().forEach(one -> outbox.handOver(secretary, one.id()));
    }
  }
}
