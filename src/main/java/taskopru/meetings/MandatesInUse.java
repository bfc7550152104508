package taskopru.meetings;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.council.MandateUse;

/**
 * What rests on a mandate: the roll of a meeting that was opened or failed (its quorum counted the
 * seat as filled), somebody's presence, a ballot, a word. A mere call does not.
 */
@Component
class MandatesInUse implements MandateUse {

  private final JdbcClient db;

  MandatesInUse(JdbcClient db) {
    this.db = db;
  }

  @Override
  public boolean isUsed(UUID mandate) {
    return db.sql(
            """
            select exists (
                     select from meetings.roll
                       join meetings.meeting on meeting.id = roll.meeting
                      where roll.mandate = :mandate
                        and meeting.state not in ('draft', 'called', 'cancelled'))
                or exists (select from meetings.presence where mandate = :mandate)
                or exists (select from meetings.ballot where mandate = :mandate)
                or exists (select from meetings.vote_option where mandate = :mandate)
                or exists (select from meetings.hand_count where :mandate in (witness, other))
                or exists (select from meetings.speech where mandate = :mandate)
                or exists (select from meetings.agenda_item where proposed_by = :mandate)
                or exists (select from meetings.amendment where mandate = :mandate)
            """)
        .param("mandate", mandate)
        .query(Boolean.class)
        .single();
  }
}
