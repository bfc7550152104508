package taskopru.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Site;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** Requests and breaches whose clock runs, for the privacy officer. */
@Component
class PrivacyToday implements TodaySource {

  private final JdbcClient db;
  private final Breaches breaches;
  private final Site site;
  private final Clock clock;

  PrivacyToday(JdbcClient db, Breaches breaches, Site site, Clock clock) {
    this.db = db;
    this.breaches = breaches;
    this.site = site;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.KEEP_PRIVACY)) {
      return List.of();
    }
    var lines = new ArrayList<>(requests());
    for (var breach : breaches.list(actor)) {
      if (breach.isOpen()) {
        lines.add(line(breach));
      }
    }
    return lines;
  }

  private List<TodayLine> requests() {
    return db.sql(
            """
            select id, number, state, due_on
              from privacy.request
             where closed_at is null
             order by due_on, number
            """)
        .query((row, _) ->
            TodayLine.of(
                    Part.DUE,
                    Objects.equals(row.getString("state"), "received")
                        ? "privacy.today.check"
                        : "privacy.today.answer",
                    "/desk/privacy/requests/" + row.getObject("id", UUID.class),
                    row.getLong("number"))
                .by(row.getObject("due_on", LocalDate.class)))
        .list();
  }

  private TodayLine line(Breach breach) {
    var path = "/desk/privacy/breaches/" + breach.id();
    if (breach.boardToldAt() != null) {
      return TodayLine.of(Part.DUE, "privacy.today.persons", path, breach.number());
    }
    var left = breach.hoursLeft(clock.instant());
    return TodayLine.of(
            Part.DUE,
            left < 0 ? "privacy.today.boardLate" : "privacy.today.board",
            path,
            breach.number(),
            Math.abs(left))
        .by(LocalDate.ofInstant(breach.dueAt(), site.zone()));
  }
}
