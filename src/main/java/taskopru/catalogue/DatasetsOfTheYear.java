package taskopru.catalogue;

import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.LocalizedText;

/** What the public could read of figures, for the annual report. */
@Component
@Transactional(readOnly = true)
class DatasetsOfTheYear implements AnnualFacts {

  private static final int PLACE = 40;
  private static final Set<Integer> ACTIVITIES = Set.of(3);

  private final JdbcClient db;

  DatasetsOfTheYear(JdbcClient db) {
    this.db = db;
  }

  private record Told(long published, long withdrawn, boolean isRecorded) {}

  @Override
  public List<Chapter> chapters(Year year) {
    var told =
        in(
                year,
                """
                select count(distinct dataset_id) filter (where what = 'published' and at >= :from) as published,
                       count(distinct dataset_id) filter (where what = 'withdrawn' and at >= :from) as withdrawn,
                       count(*) filter (where what = 'published') > 0 as recorded
                  from catalogue.deed
                 where at < :until
                """)
            .query((row, _) ->
                new Told(
                    row.getLong("published"), row.getLong("withdrawn"), row.getBoolean("recorded")))
            .single();
    var open = open(year);
    return List.of(
        new Chapter(
            PLACE,
            "catalogue.annual",
            told.isRecorded,
            ACTIVITIES,
            List.of(
                Count.said(
                    "catalogue.annual.open",
                    open.stream().mapToLong(row -> row.numbers().getFirst()).sum()),
                Count.said("catalogue.annual.published", told.published),
                Count.of("catalogue.annual.withdrawn", told.withdrawn)),
            open.isEmpty()
                ? List.of()
                : List.of(
                    new Table(
                        "catalogue.annual.publishers",
                        List.of("catalogue.annual.open"),
                        1,
                        open))));
  }

  /** The datasets that were public at the year's end, by whose figures they are. */
  private List<Row> open(Year year) {
    return in(
            year,
            """
            select publisher.name_tr, publisher.name_en, publisher.name_ar, count(*) as datasets
              from (select distinct on (dataset_id) dataset_id, what
                      from catalogue.deed
                     where at < :until and what in ('published', 'withdrawn')
                     order by dataset_id, number desc) last
              join catalogue.dataset on dataset.id = last.dataset_id
              join catalogue.publisher on publisher.code = dataset.publisher
             where last.what = 'published'
             group by publisher.code
             order by count(*) desc, publisher.name_tr collate "tr-x-icu", publisher.code
            """)
        .query((row, _) ->
            Row.named(
                new LocalizedText(
                    row.getString("name_tr"), row.getString("name_en"), row.getString("name_ar")),
                row.getLong("datasets")))
        .list();
  }

  private JdbcClient.StatementSpec in(Year year, String sql) {
    var spec = db.sql(sql).param("until", Timestamp.from(year.until()));
    return sql.contains(":from") ? spec.param("from", Timestamp.from(year.from())) : spec;
  }
}
