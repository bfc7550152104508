package taskopru.catalogue.web;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.kernel.LocalizedText;

/** The bodies whose figures are here, with how many public datasets each has. */
public record PublisherList(List<Line> publishers) {

  /** One body. */
  public record Line(
      String code, LocalizedText name, String homepage, String calendar, long datasets) {}

  @Component
  static class Query {

    private final JdbcClient db;

    Query(JdbcClient db) {
      this.db = db;
    }

    PublisherList read(boolean evenWithoutDatasets) {
      return new PublisherList(
          db.sql(
                  """
                  select code, name_tr, name_en, name_ar, homepage, calendar, count(slug) as datasets
                    from catalogue.publisher
                    left join catalogue.dataset on publisher = code and state = 'published'
                   group by code
                  having :all or count(slug) > 0
                   order by name_tr collate "tr-x-icu"
                  """)
              .param("all", evenWithoutDatasets)
              .query((row, _) ->
                  new Line(
                      row.getString("code"),
                      new LocalizedText(
                          row.getString("name_tr"),
                          row.getString("name_en"),
                          row.getString("name_ar")),
                      row.getString("homepage"),
                      row.getString("calendar"),
                      row.getLong("datasets")))
              .list());
    }
  }
}
