package taskopru.opinions.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.opinions.Addressee;
import taskopru.opinions.Opinion;
import taskopru.opinions.Standing;

/** Published opinions and their recommendations, as everybody may list and filter them. */
@Component
class Tracker {

  static final int SIZE = 20;

  private final JdbcClient db;

  Tracker(JdbcClient db) {
    this.db = db;
  }

  /** What is asked for; nulls and blanks ask for nothing in particular. */
  record Asked(
      String text,
      Standing.@Nullable Answer answer,
      Standing.@Nullable Result result,
      Addressee.@Nullable Kind addressee,
      boolean overdue,
      int page,
      int size) {

    static Asked of(
        String text, String answer, String result, String addressee, int page, int size) {
      return new Asked(
          OpinionDesk.cut(text),
          Standing.Answer.find(answer).orElse(null),
          Standing.Result.find(result).orElse(null),
          Addressee.Kind.find(addressee).orElse(null),
          answer.equals("overdue"),
          page,
          size);
    }

    /** The address of this question, without its page. */
    String query() {
      return OpinionDesk.address(
          "",
          "q",
          text,
          "answer",
          overdue ? "overdue" : answer == null ? "" : answer.code(),
          "result",
          result == null ? "" : result.code(),
          "addressee",
          addressee == null ? "" : addressee.code());
    }
  }

  /** A recommendation and where it stands. */
  record Found(
      UUID id,
      int position,
      LocalizedText request,
      String unit,
      String basis,
      @Nullable LocalDate due,
      @Nullable BigDecimal cost,
      String indicator,
      String measureUnit,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Nullable LocalDate targetOn,
      String unmeasurable,
      UUID opinion,
      String slug,
      LocalizedText title,
      Opinion.Kind kind,
      LocalizedText addressee,
      String stage,
      LocalDate waitingSince,
      Standing.Answer answer,
      @Nullable LocalDate answeredOn,
      @Nullable LocalDate answerDue,
      Standing.Result result,
      @Nullable BigDecimal actual,
      @Nullable LocalDate actualOn,
      Instant changedAt) {

    boolean isOverdueOn(LocalDate day) {
      return answer == Standing.Answer.AWAITING && answerDue != null && answerDue.isBefore(day);
    }
  }

  /** One page of them. */
  record Page(List<Found> rows, long total, int number) {}

  @Transactional(readOnly = true)
  Page read(Asked asked, LocalDate today) {
    var params = new HashMap<String, Object>();
    var where = new StringBuilder(" where true");
    if (asked.overdue()) {
      params.put("today", today);
      where.append(" and s.answer = 'awaiting' and s.answer_due < :today");
    } else if (asked.answer() != null) {
      params.put("answer", asked.answer().code());
      where.append(" and s.answer = :answer");
    }
    if (asked.result() != null) {
      params.put("result", asked.result().code());
      where.append(" and s.result = :result");
    }
    if (asked.addressee() != null) {
      params.put("addressee", asked.addressee().code());
      where.append(
          " and s.addressee in (select id from opinions.addressee where kind = :addressee)");
    }
    if (!asked.text().isEmpty()) {
      params.put("text", asked.text());
      where.append(
          """
           and s.recommendation in (
                 select id from opinions.recommendation
                  where words @@ (select opinions.question(:text))
                     or letters like (select '%' || trim(opinions.plain(opinions.spelling(:text))) || '%')
                 union
                 select piece.id from opinions.recommendation piece
                   join opinions.opinion whole on whole.id = piece.opinion
                  where whole.words @@ (select opinions.question(:text)))
          """);
    }
    var total =
        db.sql("select count(*) from opinions.standing s" + where)
            .params(params)
            .query(Long.class)
            .single();
    var number = Math.clamp(asked.page(), 1, 1_000_000);
    var rows =
        db.sql(
                """
                select r.id, r.position, r.request as request_tr,
                       opinions.translated(r.id, 'en') as request_en,
                       opinions.translated(r.id, 'ar') as request_ar, r.unit, r.basis, r.due, r.cost, r.indicator,
                       r.measure_unit, r.baseline, r.target, r.target_on, r.unmeasurable,
                       o.id as opinion, o.slug, o.title as title_tr,
                       opinions.translated(o.id, 'en') as title_en,
                       opinions.translated(o.id, 'ar') as title_ar, o.kind, a.name_tr, a.name_en, a.name_ar,
                       s.stage, s.waiting_since, s.answer, s.answered_on, s.answer_due, s.result,
                       s.actual, s.actual_on, s.changed_at
                  from (select s.* from opinions.standing s %s
                         order by s.changed_at desc, s.recommendation limit :size offset :skip) s
                  join opinions.recommendation r on r.id = s.recommendation
                  join opinions.opinion o on o.id = s.opinion
                  left join opinions.addressee a on a.id = s.addressee
                 order by s.changed_at desc, s.recommendation
                """
                    .formatted(where))
            .params(params)
            .param("size", asked.size())
            .param("skip", (long) (number - 1) * asked.size())
            .query(Tracker::found)
            .list();
    return new Page(rows, total, number);
  }

  /** A published opinion in a list. */
  record Listed(
      UUID id,
      String slug,
      String title,
      String summary,
      Opinion.Kind kind,
      Opinion.State state,
      LocalDate adoptedOn,
      int recommendations,
      int answered,
      int reached,
      Opinion.@Nullable Outcome result,
      String sha256,
      Instant changedAt) {}

  /** One page of them. */
  record OpinionsPage(List<Listed> rows, long total, int number) {}

  @Transactional(readOnly = true)
  OpinionsPage opinions(
      String text, Opinion.@Nullable State state, Opinion.@Nullable Kind kind, int page, int size) {
    var params = new HashMap<String, Object>();
    var where = new StringBuilder(" where o.published_at is not null");
    if (state != null) {
      params.put("state", state.code());
      where.append(" and o.state = :state");
    }
    if (kind != null) {
      params.put("kind", kind.code());
      where.append(" and o.kind = :kind");
    }
    if (!text.isEmpty()) {
      params.put("text", text);
      where.append(
          """
           and (o.words @@ (select opinions.question(:text))
                or o.letters like (select '%' || trim(opinions.plain(opinions.spelling(:text))) || '%'))
          """);
    }
    var total =
        db.sql("select count(*) from opinions.opinion o" + where)
            .params(params)
            .query(Long.class)
            .single();
    var rows =
        db.sql(
                """
                select o.id, o.slug, o.title, o.summary, o.kind, o.state, o.published_at, o.result,
                       o.sha256, o.changed_at, count(s.recommendation) as recommendations,
                       count(*) filter (where s.answer <> 'awaiting') as answered,
                       count(*) filter (where s.result = 'reached') as reached
                  from (select o.* from opinions.opinion o %s
                         order by o.published_at desc, o.id limit :size offset :skip) o
                  left join opinions.standing s on s.opinion = o.id
                 group by o.id, o.slug, o.title, o.summary, o.kind, o.state, o.published_at,
                          o.result, o.sha256, o.changed_at
                 order by o.published_at desc, o.id
                """
                    .formatted(where))
            .params(params)
            .param("size", size)
            .param("skip", (long) (page - 1) * size)
            .query((row, _) ->
                new Listed(
                    row.getObject("id", UUID.class),
                    row.getString("slug"),
                    row.getString("title"),
                    row.getString("summary"),
                    Opinion.Kind.find(row.getString("kind")).orElseThrow(),
                    Opinion.State.find(row.getString("state")).orElseThrow(),
                    row.getObject("published_at", OffsetDateTime.class).toLocalDate(),
                    row.getInt("recommendations"),
                    row.getInt("answered"),
                    row.getInt("reached"),
                    row.getString("result") == null
                        ? null
                        : Opinion.Outcome.find(row.getString("result")).orElse(null),
                    row.getString("sha256"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant()))
            .list();
    return new OpinionsPage(rows, total, page);
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    var addressee = row.getString("name_tr");
    return new Found(
        row.getObject("id", UUID.class),
        row.getInt("position"),
        new LocalizedText(
            row.getString("request_tr"), row.getString("request_en"), row.getString("request_ar")),
        row.getString("unit"),
        row.getString("basis"),
        row.getObject("due", LocalDate.class),
        row.getBigDecimal("cost"),
        row.getString("indicator"),
        row.getString("measure_unit"),
        row.getBigDecimal("baseline"),
        row.getBigDecimal("target"),
        row.getObject("target_on", LocalDate.class),
        row.getString("unmeasurable"),
        row.getObject("opinion", UUID.class),
        row.getString("slug"),
        new LocalizedText(
            row.getString("title_tr"), row.getString("title_en"), row.getString("title_ar")),
        Opinion.Kind.find(row.getString("kind")).orElseThrow(),
        addressee == null
            ? LocalizedText.of("")
            : new LocalizedText(addressee, row.getString("name_en"), row.getString("name_ar")),
        row.getString("stage"),
        row.getObject("waiting_since", LocalDate.class),
        Standing.Answer.find(row.getString("answer")).orElseThrow(),
        row.getObject("answered_on", LocalDate.class),
        row.getObject("answer_due", LocalDate.class),
        Standing.Result.find(row.getString("result")).orElseThrow(),
        row.getBigDecimal("actual"),
        row.getObject("actual_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
