package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import taskopru.statistics.Finding.Severity;

/** Codes that a spreadsheet seems to have taken for numbers, cutting off their leading zeros. */
final class LostZeros implements TableCheck {

  private static final Pattern FIXED_LENGTH =
      Pattern.compile(
          "(.*_)?(zip|postal|posta|postcode|telefon|phone|barkod|isbn|vergi|fips)(_.*)?");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var column : in.mapping().columns()) {
      var it = in.profile(column);
      if (column.use() == Mapping.Use.LEAVE_OUT
          || !FIXED_LENGTH.matcher(it.code()).matches()
          || !it.whole()
          || it.numbers() < it.filled()
          || it.padded()
          || it.typed()) {
        continue;
      }
      var lengths =
          in.bench()
              .list(
                  "select length(t), sum(n) from "
                      + Texts.of(it.index())
                      + " group by 1 order by 1",
                  row -> new long[] {row.getLong(1), row.getLong(2)});
      if (lengths.size() == 2
          && lengths.get(1)[0] == lengths.get(0)[0] + 1
          && lengths.get(0)[1] < lengths.get(1)[1]) {
        findings.add(this, column.heading(), lengths.get(0)[1], List.of());
      }
    }
  }
}
