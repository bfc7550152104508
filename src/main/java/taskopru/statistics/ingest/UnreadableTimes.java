package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.Finding.Severity;

/** Cells of the time that hold no year, month, quarter or day we can read, or nothing. */
final class UnreadableTimes implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var time : in.mapping().uses(Mapping.Use.TIME)) {
      var c = "c" + time.index();
      var places = new ArrayList<Place>();
      long[] total = {0};
      in.bench()
          .list(
              "select trim(%s::varchar), count(*), min(%s) from %s group by 1"
                  .formatted(c, in.stage().rowSql(), in.stage().sql()),
              row -> {
                var text = row.getString(1);
                if (text == null || Periods.iso(text).isEmpty()) {
                  total[0] += row.getLong(2);
                  places.add(
                      new Place(in.stage().layout().sheet(), row.getLong(3), time.heading(), text));
                }
                return text;
              });
      findings.add(this, time.heading(), total[0], places.stream().limit(10).toList());
    }
  }
}
