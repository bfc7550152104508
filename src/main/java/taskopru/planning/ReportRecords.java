package taskopru.planning;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * Which annual reports an account had a hand in. Who handed one in and who published it is the
 * proof of two pairs of eyes and stays with the number of the account.
 */
@Component
@Transactional(readOnly = true)
class ReportRecords implements PersonalRecords {

  private final JdbcClient db;

  ReportRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "planning";
  }

  @Override
  public List<Told> of(UUID who) {
    return db.sql(
            """
            select what, year || '/' || edition as label
              from planning.report
              join lateral (
                     select 'planning.report.told.started' as what, 1 as place
                      where created_by = :who
                     union all
                     select 'planning.report.told.frozen', 2
                      where exists (select from planning.report_snapshot
                                     where report_snapshot.report = report.id and frozen_by = :who)
                     union all
                     select 'planning.report.told.submitted', 3 where submitted_by = :who
                     union all
                     select 'planning.report.told.published', 4 where published_by = :who) hand
                on true
             order by year, edition, created_at, place
            """)
        .param("who", who)
        .query((row, _) -> new Told(row.getString("what"), row.getString("label")))
        .list();
  }

  @Override
  public void anonymise(UUID who) {
    // Only the number of the account is kept, and without the account it names nobody.
  }
}
