package taskopru.opinions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.LocalizedText;

/**
 * The working group's opinions for the annual report: what was adopted in the year, what was asked
 * of whom and answered, and what came of it. Only what is public is counted. Answers, actions and
 * results belong to the year in which they came, however old their opinion is.
 */
@Component
@Transactional(readOnly = true)
class OpinionsOfTheYear implements AnnualFacts {

  private static final int PLACE = 30;
  private static final Set<Integer> ACTIVITIES = Set.of(1, 2, 5);

  /** The states everybody may see, in their order. */
  private static final List<String> STATES =
      List.of("adopted", "transmitted", "answered", "followed", "closed", "superseded");

  /** What was answered, the kindest first; the last two wait. */
  private static final List<String> ANSWERS =
      List.of("accepted", "partly", "referred", "rejected", "no-answer", "awaiting");

  private final JdbcClient db;
  private final Bodies bodies;

  OpinionsOfTheYear(JdbcClient db, Bodies bodies) {
    this.db = db;
    this.bodies = bodies;
  }

  /** The year's numbers, and whether anything is on record. */
  private record Told(
      boolean isRecorded,
      long sent,
      long asked,
      long answered,
      long agreed,
      @Nullable Long median,
      long waiting,
      long overdue,
      long actions,
      long verified,
      long reached) {}

  @Override
  public List<Chapter> chapters(Year year) {
    var body = bodies.find(Bodies.WORKING_GROUP).orElse(null);
    if (body == null) {
      return List.of();
    }
    var told = told(body.id(), year);
    var kinds = kinds(body.id(), year);
    var counts = new ArrayList<Count>();
    counts.add(
        Count.said(
                "opinions.annual.adopted",
                kinds.stream()
                    .flatMap(row -> row.numbers().stream())
                    .mapToLong(Long::longValue)
                    .sum())
            .answering(Question.ASKED));
    counts.add(Count.of("opinions.annual.sent", told.sent));
    counts.add(Count.said("opinions.annual.asked", told.asked).answering(Question.ASKED));
    counts.add(Count.said("opinions.annual.answered", told.answered).answering(Question.ASKED));
    counts.add(Count.said("opinions.annual.agreed", told.agreed).answering(Question.CHANGED));
    if (told.median != null) {
      counts.add(Count.said("opinions.annual.wait", told.median));
    }
    counts.add(Count.said("opinions.annual.waiting", told.waiting).answering(Question.ASKED));
    counts.add(Count.of("opinions.annual.overdue", told.overdue));
    counts.add(Count.said("opinions.annual.actions", told.actions).answering(Question.CHANGED));
    counts.add(Count.said("opinions.annual.verified", told.verified).answering(Question.CHANGED));
    counts.add(Count.of("opinions.annual.reached", told.reached));
    var tables = new ArrayList<Table>();
    if (!kinds.isEmpty()) {
      tables.add(
          new Table(
              "opinions.annual.kinds",
              STATES.stream().map(state -> "opinions.stand." + state).toList(),
              STATES.size(),
              kinds));
    }
    var answers = answers(body.id(), year);
    if (!answers.isEmpty()) {
      tables.add(
          new Table(
              "opinions.annual.answers",
              Stream.concat(
                      ANSWERS.stream().map(answer -> "opinions.answer." + answer),
                      Stream.of("opinions.annual.answers.all"))
                  .toList(),
              ANSWERS.size(),
              answers));
    }
    return List.of(
        new Chapter(
            PLACE,
            "opinions.annual",
            told.isRecorded,
            ACTIVITIES,
            counts,
            tables,
            List.of(results(body.id(), year), opinions(body.id(), year))));
  }

  private Told told(UUID body, Year year) {
    return in(
            body,
            year,
            """
            with known as (
              select id from opinions.opinion
               where body = :body and published_at is not null and published_at < :until),
            letter as (
              select transmission.id, opinion, addressee, sent_on
                from opinions.transmission
                join known on known.id = opinion
               where sent_on <= :last),
            asked as (
              select recommendation, letter.id as letter, sent_on, answer, answered_on, answer_due
                from opinions.standing
                join letter using (opinion, addressee)),
            answered as (
              select * from asked
               where answer not in ('awaiting', 'no-answer')
                 and answered_on between :first and :last),
            done as (
              select action.id
                from opinions.action
                join opinions.recommendation on recommendation.id = action.recommendation
                join known on known.id = recommendation.opinion
               where state = 'verified' and verified_at >= :from and verified_at < :until),
            result as (%s)
            select exists (select from known) as recorded,
                   (select count(*) from letter where sent_on >= :first) as sent,
                   (select count(*) from asked where sent_on >= :first) as asked,
                   (select count(*) from answered) as answered,
                   (select count(*) from answered where answer in ('accepted', 'partly')) as agreed,
                   (select round(percentile_cont(0.5) within group (order by days))::bigint
                      from (select min(answered_on) - sent_on as days
                              from answered group by letter, sent_on) letters) as median,
                   (select count(*) from asked
                     where answer in ('awaiting', 'no-answer')) as waiting,
                   (select count(*) from asked
                     where answer in ('awaiting', 'no-answer') and answer_due < :asOf) as overdue,
                   (select count(*) from done) as actions,
                   (select count(*) from result) as verified,
                   (select count(*) from result where reached) as reached
            """
                .formatted(RESULT))
        .param("asOf", year.asOf())
        .query((row, _) ->
            new Told(
                row.getBoolean("recorded"),
                row.getLong("sent"),
                row.getLong("asked"),
                row.getLong("answered"),
                row.getLong("agreed"),
                row.getObject("median", Long.class),
                row.getLong("waiting"),
                row.getLong("overdue"),
                row.getLong("actions"),
                row.getLong("verified"),
                row.getLong("reached")))
        .single();
  }

  /** What a recommendation's indicator stood at last, of what was verified in the year. */
  private static final String RESULT =
      """
      select distinct on (measurement.recommendation)
             opinion.title as title_tr, opinions.translated(opinion.id, 'en') as title_en,
             opinions.translated(opinion.id, 'ar') as title_ar, opinion.slug, position, indicator, measure_unit, baseline, target,
             target_on, actual, measured_on,
             case when target is null then null
                  when target >= baseline then actual >= target
                  else actual <= target end as reached
        from opinions.measurement
        join opinions.recommendation on recommendation.id = measurement.recommendation
        join opinions.opinion on opinion.id = recommendation.opinion
       where opinion.body = :body and published_at is not null and published_at < :until
         and measurement.state = 'verified'
         and verified_at >= :from and verified_at < :until
       order by measurement.recommendation, measured_on desc, verified_at desc
      """;

  private Listing results(UUID body, Year year) {
    return new Listing(
        "opinions.annual.results",
        List.of(
            "opinions.annual.results.indicator",
            "opinions.annual.results.baseline",
            "opinions.annual.results.target",
            "opinions.annual.results.actual",
            "opinions.annual.results.said"),
        in(
                body,
                year,
                """
                select * from (%s) result
                 order by title_tr collate "tr-x-icu", slug, position
                """
                    .formatted(RESULT))
            .query((row, _) ->
                new Item(
                    Rows.text(row, "title"),
                    address(row.getString("slug")),
                    List.of(
                        new Cell.Text(
                            LocalizedText.of(
                                unit(row.getString("indicator"), row.getString("measure_unit")))),
                        new Cell.Value(row.getBigDecimal("baseline")),
                        new Cell.Value(row.getBigDecimal("target")),
                        new Cell.Value(row.getBigDecimal("actual")),
                        new Cell.Word(
                            "opinions.result."
                                + result(
                                    row.getObject("reached", Boolean.class),
                                    row.getObject("target_on", LocalDate.class),
                                    row.getObject("measured_on", LocalDate.class))))))
            .list());
  }

  /** As the list of opinions says it; see {@link PathBook#stand}. */
  private static String result(
      @Nullable Boolean reached, @Nullable LocalDate targetOn, LocalDate measuredOn) {
    if (Boolean.TRUE.equals(reached)) {
      return Standing.Result.REACHED.code();
    }
    return targetOn != null && !measuredOn.isBefore(targetOn)
        ? Standing.Result.NOT_REACHED.code()
        : Standing.Result.MOVING.code();
  }

  private static String unit(String indicator, String unit) {
    return unit.isEmpty() ? indicator : "%s (%s)".formatted(indicator, unit);
  }

  /** What was adopted in the year, and where it stood on the day of the count. */
  private Listing opinions(UUID body, Year year) {
    return new Listing(
        "opinions.annual.list",
        List.of("opinions.kind", "opinions.annual.list.state"),
        in(
                body,
                year,
                """
                select title as title_tr, opinions.translated(id, 'en') as title_en,
                       opinions.translated(id, 'ar') as title_ar, slug, kind, state, result
                  from opinions.opinion
                 where body = :body and published_at >= :from and published_at < :until
                 order by title collate "tr-x-icu", slug
                """)
            .query((row, _) -> {
              var outcome = row.getString("result");
              return new Item(
                  Rows.text(row, "title"),
                  address(row.getString("slug")),
                  List.of(
                      new Cell.Word("opinions.kind." + row.getString("kind")),
                      new Cell.Word(
                          outcome == null
                              ? "opinions.stand." + row.getString("state")
                              : "opinions.outcome." + outcome)));
            })
            .list());
  }

  private List<Row> kinds(UUID body, Year year) {
    var counted = new HashMap<String, Map<String, Long>>();
    in(
            body,
            year,
            """
            select kind, state, count(*) as opinions
              from opinions.opinion
             where body = :body and published_at >= :from and published_at < :until
             group by kind, state
            """)
        .query(row -> {
          counted
              .computeIfAbsent(row.getString("kind"), _ -> new HashMap<>())
              .put(row.getString("state"), row.getLong("opinions"));
        });
    return Stream.of(Opinion.Kind.values())
        .map(Opinion.Kind::code)
        .filter(counted::containsKey)
        .map(kind ->
            Row.of("opinions.kind." + kind, numbers(STATES, counted.getOrDefault(kind, Map.of()))))
        .toList();
  }

  /** What each addressee said to what the year's letters asked. */
  private List<Row> answers(UUID body, Year year) {
    var names = new HashMap<UUID, LocalizedText>();
    var counted = new LinkedHashMap<UUID, Map<String, Long>>();
    in(
            body,
            year,
            """
            select addressee.id, name_tr, name_en, name_ar, answer, count(*) as recommendations
              from opinions.standing
              join opinions.transmission using (opinion, addressee)
              join opinions.opinion on opinion.id = standing.opinion
              join opinions.addressee on addressee.id = standing.addressee
             where body = :body and published_at is not null and published_at < :until
               and sent_on between :first and :last
             group by addressee.id, answer
             order by name_tr collate "tr-x-icu", addressee.id
            """)
        .query(row -> {
          var addressee = Rows.id(row, "id");
          names.put(addressee, Rows.text(row, "name"));
          counted
              .computeIfAbsent(addressee, _ -> new HashMap<>())
              .put(row.getString("answer"), row.getLong("recommendations"));
        });
    var rows = new ArrayList<Row>();
    counted.forEach((addressee, answers) -> {
      var numbers = numbers(ANSWERS, answers);
      rows.add(
          Row.named(
              names.getOrDefault(addressee, LocalizedText.of("")),
              LongStream.concat(LongStream.of(numbers), LongStream.of(LongStream.of(numbers).sum()))
                  .toArray()));
    });
    return rows;
  }

  private static long[] numbers(List<String> codes, Map<String, Long> counted) {
    return codes.stream().mapToLong(code -> counted.getOrDefault(code, 0L)).toArray();
  }

  private static String address(String slug) {
    return "/opinions/" + slug;
  }

  /** The question with what it names of the year. */
  private JdbcClient.StatementSpec in(UUID body, Year year, String sql) {
    var spec = db.sql(sql).param("body", body).param("until", Rows.at(year.until()));
    if (sql.contains(":from")) {
      spec = spec.param("from", Rows.at(year.from()));
    }
    if (sql.contains(":first")) {
      spec = spec.param("first", year.first());
    }
    return sql.contains(":last") ? spec.param("last", year.last()) : spec;
  }
}
