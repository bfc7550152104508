package taskopru.planning.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * What plans keep about one account. Who reported and who verified is the record of how a result
 * came about and stays with the number of the account.
 */
@Component
@Transactional
class PlanRecords implements PersonalRecords {

  private final JdbcClient db;

  PlanRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "planning";
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    tell(
        told,
        who,
        "planning.plan.told.plan",
        """
        select concat_ws(' · ', created_at::date, title_tr)
          from planning.plan
         where created_by = :who
         order by created_at
        """);
    tell(
        told,
        who,
        "planning.plan.told.report",
        """
        select concat_ws(' · ', reported_at::date, state, nullif(note, ''), evidence)
          from planning.action_report
         where reported_by = :who
         order by place
        """);
    tell(
        told,
        who,
        "planning.plan.told.measurement",
        """
        select concat_ws(' · ', measured_on, trim_scale(value), state, evidence)
          from planning.measurement
         where reported_by = :who or judged_by = :who
         order by measured_on, id
        """);
    return told;
  }

  @Override
  public void anonymise(UUID who) {
    // nothing names them but the number of the account
  }

  private void tell(List<Told> told, UUID who, String what, String sql) {
    db.sql(sql)
        .param("who", who)
        .query((row, _) -> new Told(what, row.getString(1)))
        .list()
        .forEach(told::add);
  }
}
