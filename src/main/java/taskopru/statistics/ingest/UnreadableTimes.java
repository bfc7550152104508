package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      if (in.profile(time).typed()) {
        findings.add(this, time.heading(), in.profile().rows(), List.of());
        continue;
      }
      var places = new ArrayList<Place>();
      long[] readable = {0};
      in.bench()
          .list(
              "select t, n, r from " + Texts.of(time.index()) + " order by r",
              row -> {
                if (Periods.iso(row.getString(1)).isPresent()) {
                  readable[0] += row.getLong(2);
                } else if (places.size() < 10) {
                  places.add(
                      new Place(
                          in.stage().layout().sheet(),
                          row.getLong(3),
                          time.heading(),
                          row.getString(1)));
                }
                return true;
              });
      findings.add(this, time.heading(), in.profile().rows() - readable[0], places);
    }
  }
}
