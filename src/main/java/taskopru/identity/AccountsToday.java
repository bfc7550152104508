package taskopru.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** Invitations nobody has taken up, for the administrator. */
@Component
class AccountsToday implements TodaySource {

  private final JdbcClient db;
  private final Clock clock;

  AccountsToday(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.ADMINISTER_ACCOUNTS)) {
      return List.of();
    }
    return db.sql(
            """
            select account.id, account.name,
                   coalesce(max(link.expires_at) > :now, false) as works
              from identity.account
              left join identity.link
                on link.account_id = account.id and link.purpose = 'invitation'
             where account.state = 'invited'
             group by account.id, account.name
             order by account.name collate "tr-x-icu", account.id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            TodayLine.of(
                row.getBoolean("works") ? Part.UNANSWERED : Part.DUE,
                row.getBoolean("works") ? "identity.today.invited" : "identity.today.expired",
                "/desk/accounts/" + row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("name"))))
        .list();
  }
}
