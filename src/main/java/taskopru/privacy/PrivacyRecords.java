package taskopru.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * Somebody's own requests and consents. Requests stay for three years, for the law wants to see
 * that they were answered; consents hold an id and no name.
 */
@Component
@Transactional
class PrivacyRecords implements PersonalRecords {

  private final Requests requests;
  private final JdbcClient db;

  PrivacyRecords(Requests requests, JdbcClient db) {
    this.requests = requests;
    this.db = db;
  }

  @Override
  public String module() {
    return "privacy";
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    for (var request : requests.of(who)) {
      told.add(
          new Told(
              "privacy.told.request",
              "%d, %s, %s, %s: %s"
                  .formatted(
                      request.number(),
                      request.receivedAt(),
                      request.name(),
                      request.contact(),
                      request.text())));
    }
    db.sql(
            """
            select purpose, deed, form, notice_version, how, noted_at
              from privacy.consent
             where subject = :who
             order by seq
            """)
        .param("who", who)
        .query((row, _) ->
            new Told(
                "privacy.told.consent",
                "%s %s, %s %d, %s, %s"
                    .formatted(
                        row.getString("purpose"),
                        row.getString("deed"),
                        row.getString("form"),
                        row.getInt("notice_version"),
                        row.getString("how"),
                        row.getTimestamp("noted_at").toInstant())))
        .list()
        .forEach(told::add);
    return told;
  }

  @Override
  public void anonymise(UUID who) {
    db.sql("update privacy.request set account_id = null where account_id = :who")
        .param("who", who)
        .update();
  }
}
