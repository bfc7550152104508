package taskopru.documents;

import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.AnnualFacts;

/** How many papers left the house, for the annual report. */
@Component
@Transactional(readOnly = true)
class PapersOfTheYear implements AnnualFacts {

  private static final int PLACE = 90;

  private final JdbcClient db;

  PapersOfTheYear(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Chapter> chapters(Year year) {
    var issued = new EnumMap<Paper.Kind, Row>(Paper.Kind.class);
    db.sql(
            """
            select kind, count(*) as issued, count(withdrawn_at) as withdrawn
              from documents.document
             where issued_at >= :from and issued_at < :until
             group by kind
            """)
        .param("from", Timestamp.from(year.from()))
        .param("until", Timestamp.from(year.until()))
        .query((row, _) ->
            issued.put(
                Paper.Kind.of(row.getString("kind")),
                Row.of(
                    "documents.kind." + row.getString("kind"),
                    row.getLong("issued"),
                    row.getLong("withdrawn"))))
        .list();
    var rows = Stream.of(Paper.Kind.values()).filter(issued::containsKey).map(issued::get).toList();
    return List.of(
        new Chapter(
            PLACE,
            "documents.annual",
            !rows.isEmpty(),
            Set.of(),
            List.of(
                Count.said("documents.annual.issued", sum(rows, 0)),
                Count.of("documents.annual.withdrawn", sum(rows, 1))),
            rows.isEmpty()
                ? List.of()
                : List.of(
                    new Table(
                        "documents.annual.kinds",
                        List.of("documents.annual.issued", "documents.annual.withdrawn"),
                        1,
                        rows))));
  }

  private static long sum(List<Row> rows, int column) {
    return rows.stream().mapToLong(row -> row.numbers().get(column)).sum();
  }
}
