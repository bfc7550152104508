package taskopru.opinions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * What opinions keep about one account. What somebody wrote for the group, and the position they
 * took for an institution, is the record of how an opinion came about and stays with the number of
 * the account; that they may answer for an addressee goes.
 */
@Component
@Transactional
class OpinionsRecords implements PersonalRecords {

  private final JdbcClient db;

  OpinionsRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "opinions";
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    tell(
        told,
        who,
        "opinions.told.issue",
        """
        select concat_ws(' · ', filed_at::date, title, nullif(text, ''))
          from opinions.issue
         where filed_by = :who
         order by filed_at
        """);
    tell(
        told,
        who,
        "opinions.told.author",
        """
        select concat_ws(' · ', created_at::date, title)
          from opinions.opinion
         where author = :who
         order by created_at
        """);
    tell(
        told,
        who,
        "opinions.told.cited",
        """
        select concat_ws(' · ', frozen_at::date, title_tr, nullif(quotation, ''))
          from opinions.evidence
         where cited_by = :who
         order by frozen_at
        """);
    tell(
        told,
        who,
        "opinions.told.remark",
        """
        select concat_ws(' · ', written_at::date, title, text)
          from opinions.remark
          join opinions.opinion on opinion.id = remark.opinion
         where written_by = :who
         order by written_at
        """);
    tell(
        told,
        who,
        "opinions.told.position",
        """
        select concat_ws(' · ', taken_at::date, title, stance, nullif(text, ''))
          from opinions.position
          join opinions.opinion on opinion.id = position.opinion
         where taken_by = :who
         order by taken_at
        """);
    tell(
        told,
        who,
        "opinions.told.answerer",
        """
        select name_tr
          from opinions.answerer
          join opinions.addressee on addressee.id = answerer.addressee
         where account = :who
         order by name_tr
        """);
    tell(
        told,
        who,
        "opinions.told.response",
        """
        select concat_ws(' · ', answered_on, outcome, request)
          from opinions.response
          join opinions.recommendation on recommendation.id = response.recommendation
         where given_by = :who
         order by response.place
        """);
    tell(
        told,
        who,
        "opinions.told.action",
        """
        select concat_ws(' · ', created_at::date, title)
          from opinions.action
         where created_by = :who or claimed_by = :who or verified_by = :who
         order by created_at
        """);
    tell(
        told,
        who,
        "opinions.told.measurement",
        """
        select concat_ws(' · ', measured_on, indicator, trim_scale(actual))
          from opinions.measurement
          join opinions.recommendation on recommendation.id = measurement.recommendation
         where reported_by = :who or verified_by = :who
         order by measured_on, measurement.id
        """);
    return told;
  }

  @Override
  public void anonymise(UUID who) {
    db.sql("delete from opinions.answerer where account = :who").param("who", who).update();
  }

  private void tell(List<Told> told, UUID who, String what, String sql) {
    db.sql(sql)
        .param("who", who)
        .query((row, _) -> new Told(what, row.getString(1)))
        .list()
        .forEach(told::add);
  }
}
