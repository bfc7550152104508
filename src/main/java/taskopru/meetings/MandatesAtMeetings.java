package taskopru.meetings;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.council.MandateUse;

/** Something rests on a mandate once it came to a meeting, voted, proposed or asked for words. */
@Component
class MandatesAtMeetings implements MandateUse {

  private final JdbcClient db;

  MandatesAtMeetings(JdbcClient db) {
    this.db = db;
  }

  @Override
  public boolean isUsed(UUID mandate) {
    return db.sql(
            """
            select exists (select from meetings.presence where mandate = :mandate)
                or exists (select from meetings.ballot where mandate = :mandate)
                or exists (select from meetings.hand_count
                            where witness = :mandate or other = :mandate)
                or exists (select from meetings.vote_option where mandate = :mandate)
                or exists (select from meetings.speech where mandate = :mandate)
                or exists (select from meetings.amendment where mandate = :mandate)
                or exists (select from meetings.agenda_item where proposed_by = :mandate)
            """)
        .param("mandate", mandate)
        .query(Boolean.class)
        .single();
  }
}
