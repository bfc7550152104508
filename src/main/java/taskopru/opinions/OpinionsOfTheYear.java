package taskopru.opinions;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.LocalizedText;

/**
 * The opinions that were adopted in a year, what they asked of whom, what was answered by the day
 * of the count, and which results somebody else than the reporter verified. Only what is published
 * is counted.
 */
@Component
@Transactional(readOnly = true)
class OpinionsOfTheYear implements AnnualFacts {

  private static final int PLACE = 25;
  private static final Set<Integer> ACTIVITIES = Set.of(1, 2, 5);

  private static final List<String> ANSWERS =
      List.of(
          "opinions.annual.accepted",
          "opinions.annual.partly",
          "opinions.annual.rejected",
          "opinions.annual.other",
          "opinions.annual.waiting");

  /**
   * Each recommendation of the year's opinions, with its last answer up to the day of the count.
   */
  private static final String ASKED =
      """
      with asked as (
        select r.id, r.addressee, o.id as opinion, o.title, o.kind, o.published_at,
               coalesce((select outcome from opinions.response
                          where recommendation = r.id and answered_on <= :asOf
                          order by place desc limit 1), 'awaiting') as answer,
               (select count(*) from opinions.measurement
                 where recommendation = r.id and state = 'verified' and verified_at < :counted) as verified
          from opinions.opinion o
          left join opinions.recommendation r on r.opinion = o.id
         where o.published_at >= :from and o.published_at < :until)
      """;

  private static final String BY_ANSWER =
      """
      count(id) filter (where answer = 'accepted') as accepted,
      count(id) filter (where answer = 'partly') as partly,
      count(id) filter (where answer = 'rejected') as rejected,
      count(id) filter (where answer in ('referred', 'no-answer')) as other,
      count(id) filter (where answer = 'awaiting') as waiting,
      coalesce(sum(verified), 0) as verified
      """;

  private final JdbcClient db;

  OpinionsOfTheYear(JdbcClient db) {
    this.db = db;
  }

  private record Line(LocalizedText name, String kind, List<Long> answers, long verified) {

    long asked() {
      return answers.stream().mapToLong(Long::longValue).sum();
    }
  }

  @Override
  public List<Chapter> chapters(Year year) {
    var opinions = opinions(year);
    var asked = opinions.stream().mapToLong(Line::asked).sum();
    var waiting = opinions.stream().mapToLong(one -> one.answers().getLast()).sum();
    var verified = verified(year);
    return List.of(
        new Chapter(
            PLACE,
            "opinions.annual",
            !opinions.isEmpty() || verified > 0,
            ACTIVITIES,
            List.of(
                Count.said("opinions.annual.adopted", opinions.size()),
                Count.said("opinions.annual.asked", asked),
                Count.said("opinions.annual.answered", asked - waiting),
                Count.of("opinions.annual.waiting", waiting),
                Count.of("opinions.annual.done", done(year)),
                Count.said("opinions.annual.verified", verified)),
            opinions.isEmpty() ? List.of() : tables(year, opinions)));
  }

  private List<Table> tables(Year year, List<Line> opinions) {
    var kinds =
        List.of(Opinion.Kind.values()).stream()
            .map(kind ->
                Row.of(
                    "opinions.kind." + kind.code(),
                    opinions.stream().filter(one -> one.kind().equals(kind.code())).count()))
            .toList();
    return List.of(
        new Table("opinions.annual.kinds", List.of("opinions.annual.adopted"), 1, kinds),
        new Table(
            "opinions.annual.opinions",
            List.of(
                ANSWERS.get(0),
                ANSWERS.get(1),
                ANSWERS.get(2),
                ANSWERS.get(3),
                ANSWERS.get(4),
                "opinions.annual.verified"),
            ANSWERS.size(),
            opinions.stream().map(OpinionsOfTheYear::row).toList()),
        new Table(
            "opinions.annual.addressees",
            ANSWERS,
            ANSWERS.size(),
            addressees(year).stream()
                .map(one -> Row.named(one.name(), numbers(one.answers())))
                .toList()));
  }

  private static Row row(Line line) {
    var numbers = new long[ANSWERS.size() + 1];
    System.arraycopy(numbers(line.answers()), 0, numbers, 0, ANSWERS.size());
    numbers[ANSWERS.size()] = line.verified();
    return Row.named(line.name(), numbers);
  }

  private static long[] numbers(List<Long> answers) {
    return answers.stream().mapToLong(Long::longValue).toArray();
  }

  private List<Line> opinions(Year year) {
    return asked(
        year,
        """
        select title as name_tr, opinions.translated(opinion, 'en') as name_en,
               opinions.translated(opinion, 'ar') as name_ar, kind, %s
          from asked
         group by opinion, title, kind, published_at
         order by published_at, opinion
        """);
  }

  private List<Line> addressees(Year year) {
    return asked(
        year,
        """
        select name_tr, name_en, name_ar, '' as kind, %s
          from asked
          join opinions.addressee a on a.id = asked.addressee
         group by a.id, name_tr, name_en, name_ar
         order by name_tr collate "tr-x-icu", a.id
        """);
  }

  private List<Line> asked(Year year, String sql) {
    return db.sql(ASKED + sql.formatted(BY_ANSWER.replace("count(id)", "count(asked.id)")))
        .param("from", Rows.at(year.from()))
        .param("until", Rows.at(year.until()))
        .param("asOf", year.asOf())
        .param("counted", counted(year))
        .query((row, _) ->
            new Line(
                Rows.text(row, "name"),
                row.getString("kind"),
                List.of(
                    row.getLong("accepted"),
                    row.getLong("partly"),
                    row.getLong("rejected"),
                    row.getLong("other"),
                    row.getLong("waiting")),
                row.getLong("verified")))
        .list();
  }

  /** Results verified within the year, also those of older opinions. */
  private long verified(Year year) {
    return within(
        year,
        """
        select count(*) from opinions.measurement m
          join opinions.recommendation r on r.id = m.recommendation
          join opinions.opinion o on o.id = r.opinion
         where m.state = 'verified' and o.published_at is not null
           and m.verified_at >= :from and m.verified_at < least(:until, :counted)
        """);
  }

  /** Actions of published opinions that somebody else saw to be done, due within the year. */
  private long done(Year year) {
    return db.sql(
            """
            select count(*) from opinions.action a
              join opinions.recommendation r on r.id = a.recommendation
              join opinions.opinion o on o.id = r.opinion
             where a.state = 'verified' and o.published_at is not null
               and coalesce(a.due, a.created_at::date) between :first and :last
            """)
        .param("first", year.first())
        .param("last", year.last())
        .query(Long.class)
        .single();
  }

  private long within(Year year, String sql) {
    return db.sql(sql)
        .param("from", Rows.at(year.from()))
        .param("until", Rows.at(year.until()))
        .param("counted", counted(year))
        .query(Long.class)
        .single();
  }

  /** The moment after the day of the count. */
  private static java.time.OffsetDateTime counted(Year year) {
    LocalDate after = year.asOf().plusDays(1);
    return Rows.at(after.atStartOfDay(year.zone()).toInstant());
  }
}
