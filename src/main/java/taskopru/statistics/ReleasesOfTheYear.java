package taskopru.statistics;

import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.AnnualFacts;

/**
 * Which releases of figures came out, for the annual report. Numbers of rows are those of public
 * files.
 */
@Component
@Transactional(readOnly = true)
class ReleasesOfTheYear implements AnnualFacts {

  private static final int PLACE = 50;
  private static final Set<Integer> ACTIVITIES = Set.of(3);

  private final JdbcClient db;

  ReleasesOfTheYear(JdbcClient db) {
    this.db = db;
  }

  private record Told(long published, long datasets, long withdrawn, boolean isRecorded) {}

  @Override
  public List<Chapter> chapters(Year year) {
    var told =
        db.sql(
                """
                select count(*) filter (where published_at >= :from) as published,
                       count(distinct dataset_id) filter (where published_at >= :from) as datasets,
                       (select count(*)
                          from statistics.release
                         where published_at is not null
                           and withdrawn_at >= :from and withdrawn_at < :until) as withdrawn,
                       count(*) > 0 as recorded
                  from statistics.release
                 where published_at < :until
                """)
            .param("from", Timestamp.from(year.from()))
            .param("until", Timestamp.from(year.until()))
            .query((row, _) ->
                new Told(
                    row.getLong("published"),
                    row.getLong("datasets"),
                    row.getLong("withdrawn"),
                    row.getBoolean("recorded")))
            .single();
    return List.of(
        new Chapter(
            PLACE,
            "statistics.annual",
            told.isRecorded,
            ACTIVITIES,
            List.of(
                Count.said("statistics.annual.published", told.published).answering(Question.DONE),
                Count.of("statistics.annual.datasets", told.datasets),
                Count.of("statistics.annual.withdrawn", told.withdrawn)),
            List.of()));
  }
}
