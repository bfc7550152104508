package taskopru.notifications;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** What the outbox cannot send alone, for those who keep it. */
@Component
class OutboxToday implements TodaySource {

  private final JdbcClient db;

  OutboxToday(JdbcClient db) {
    this.db = db;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.KEEP_MEETINGS)) {
      return List.of();
    }
    return db.sql(
            """
            select count(*) filter (where state = 'by-hand') as by_hand,
                   count(*) filter (where state <> 'by-hand') as failed
              from notifications.notice
             where state in ('by-hand', 'refused', 'given-up')
            """)
        .query((row, _) -> {
          var lines = new ArrayList<TodayLine>();
          if (row.getInt("by_hand") > 0) {
            lines.add(
                TodayLine.of(
                    Part.READY,
                    "notifications.today.byHand",
                    "/desk/outbox",
                    row.getInt("by_hand")));
          }
          if (row.getInt("failed") > 0) {
            lines.add(
                TodayLine.of(
                    Part.DUE, "notifications.today.failed", "/desk/outbox", row.getInt("failed")));
          }
          return lines;
        })
        .single();
  }
}
