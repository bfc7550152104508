package taskopru.catalogue.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Freshness;
import taskopru.catalogue.Periodicity;
import taskopru.kernel.LocalizedText;
import taskopru.web.Site;

/** What new figures are expected, and when: of the public datasets, soonest first. */
public record ReleaseCalendar(
    LocalDate today, List<Line> overdue, List<Line> due, List<Month> months) {

  /** The figures expected in one month. */
  public record Month(LocalDate first, List<Line> lines) {}

  /** One dataset that waits for new figures. */
  public record Line(
      String dataset,
      LocalizedText title,
      @Nullable LocalizedText publisher,
      String publisherCalendar,
      LocalDate day,
      Freshness freshness,
      Periodicity periodicity,
      @Nullable String newest) {}

  /** All lines, in their order. */
  List<Line> lines() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.concat(overdue.stream(), due.stream()),
            months.stream().flatMap(month -> month.lines().stream()))
        .toList();
  }

  public boolean isEmpty() {
    return overdue.isEmpty() && due.isEmpty() && months.isEmpty();
  }

  @Component
  static class Query {

    private static final int MOST = 500;

    private final JdbcClient db;
    private final Clock clock;
    private final Site site;

    Query(JdbcClient db, Clock clock, Site site) {
      this.db = db;
      this.clock = clock;
      this.site = site;
    }

    ReleaseCalendar read() {
      var today = LocalDate.now(clock.withZone(site.zone()));
      var lines =
          db.sql(
                  """
                  select slug, title_tr, title_en, title_ar, name_tr, name_en, name_ar,
                         coalesce(calendar, '') as calendar, due, overdue, periodicity,
                         coalesce(temporal_to, release_time_to) as newest
                    from catalogue.dataset
                    left join (select code, name_tr, name_en, name_ar, calendar
                                 from catalogue.publisher) body on code = publisher
                   where state = 'published' and due is not null
                   order by due, title_tr collate "tr-x-icu", id
                   limit :most
                  """)
              .param("most", MOST)
              .query((row, _) -> {
                var due = row.getObject("due", LocalDate.class);
                var overdue = row.getObject("overdue", LocalDate.class);
                var publisher = row.getString("name_tr");
                return new Line(
                    row.getString("slug"),
                    new LocalizedText(
                        row.getString("title_tr"),
                        row.getString("title_en"),
                        row.getString("title_ar")),
                    publisher == null
                        ? null
                        : new LocalizedText(
                            publisher, row.getString("name_en"), row.getString("name_ar")),
                    row.getString("calendar"),
                    due,
                    due.isAfter(today)
                        ? Freshness.FRESH
                        : overdue.isAfter(today) ? Freshness.DUE : Freshness.OVERDUE,
                    Periodicity.find(row.getString("periodicity")).orElse(Periodicity.UNKNOWN),
                    row.getString("newest"));
              })
              .list();
      var months =
          lines.stream()
              .filter(line -> line.freshness() == Freshness.FRESH)
              .map(line -> line.day().withDayOfMonth(1))
              .distinct()
              .map(first ->
                  new Month(
                      first,
                      lines.stream()
                          .filter(line -> line.freshness() == Freshness.FRESH)
                          .filter(line -> line.day().withDayOfMonth(1).equals(first))
                          .toList()))
              .toList();
      return new ReleaseCalendar(
          today, of(lines, Freshness.OVERDUE), of(lines, Freshness.DUE), months);
    }

    private static List<Line> of(List<Line> lines, Freshness freshness) {
      return lines.stream().filter(line -> line.freshness() == freshness).toList();
    }
  }
}
