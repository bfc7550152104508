package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.Finding.Severity;

/** Codes that have more than one name in the file: the first is used. */
final class SeveralLabels implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var dimension : in.mapping().uses(Mapping.Use.DIMENSION)) {
      var label = in.mapping().labels(dimension.code());
      if (label.isEmpty()) {
        continue;
      }
      var several =
          in.bench()
              .list(
                  "select trim(c%1$d::varchar), string_agg(distinct trim(c%2$d::varchar), ' / ') from %3$s group by 1 having count(distinct trim(c%2$d::varchar)) > 1 order by 1"
                      .formatted(dimension.index(), label.get().index(), in.stage().sql()),
                  row ->
                      new Place(
                          in.stage().layout().sheet(),
                          null,
                          label.get().heading(),
                          row.getString(1) + ": " + row.getString(2)));
      findings.add(
          this, label.get().heading(), several.size(), several.stream().limit(10).toList());
    }
  }
}
