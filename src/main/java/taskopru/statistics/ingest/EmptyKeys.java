package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/** Rows that do not say which group they are about: kept under the code for “not stated”. */
final class EmptyKeys implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var dimension : in.mapping().uses(Mapping.Use.DIMENSION)) {
      if (in.isStep(dimension)) {
        continue;
      }
      var empty = Codes.emptySql("c" + dimension.index());
      long total =
          in.profile(dimension).typed()
              ? in.count(empty)
              : in.profile().rows()
                  - in.texts().count(dimension.index(), "not " + Codes.emptySql("t"));
      if (total > 0) {
        findings.add(this, dimension.heading(), total, in.places(dimension, empty));
      }
    }
  }

  /** Of an outline, once it is known which rows stay: a blank step is mostly a subtotal. */
  void lookAmong(Inspection in, String kept, Findings findings) throws SQLException {
    for (var dimension : in.mapping().uses(Mapping.Use.DIMENSION)) {
      if (in.isStep(dimension)) {
        var empty = Codes.emptySql("c" + dimension.index()) + " and " + kept;
        findings.add(this, dimension.heading(), in.count(empty), in.places(dimension, empty));
      }
    }
  }
}
