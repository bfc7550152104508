package taskopru.meetings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import taskopru.web.SheetKind;

/**
 * Attendance as a sheet: a row for each time somebody came, one with empty times for whoever did
 * not.
 */
public record AttendanceSheet(List<Map<String, String>> rows) {

  /** The columns, in their order. */
  public static final List<String> COLUMNS =
      List.of("seat", "capacity", "name", "institution", "came", "left", "excuse");

  public static final int MOST_ROWS = SheetKind.MOST_ROWS;
  public static final int MOST_BYTES = SheetKind.MOST_BYTES;

  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final SheetKind KIND =
      new SheetKind(
          "meetings.sheet",
          "attendance",
          COLUMNS,
          List.of("seat", "name", "came", "left"),
          AttendanceSheet::time);

  public AttendanceSheet {
    rows = KIND.rows(rows);
  }

  /** A sheet somebody sent, as CSV or XLSX. */
  public static AttendanceSheet read(byte[] bytes) {
    return new AttendanceSheet(KIND.read(bytes));
  }

  /** Refuses a file before it is read. */
  public static void mustBeSmall(long bytes) {
    KIND.mustBeSmall(bytes);
  }

  public byte[] csv() {
    return SheetKind.csv(columns(), rows);
  }

  public byte[] xlsx() {
    return KIND.xlsx(columns(), rows);
  }

  /** Those that the sheet has; one without excuses says nothing about them. */
  private List<String> columns() {
    return COLUMNS.stream()
        .filter(column -> rows.stream().anyMatch(row -> row.containsKey(column)))
        .toList();
  }

  /** Times come as times where the sheet holds them as such: parts of a day. */
  private static Optional<String> time(Cell cell, String format) {
    var seconds =
        cell.asNumber()
            .remainder(BigDecimal.ONE)
            .multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .intValue();
    return format.contains("h") && seconds >= 0 && seconds < SECONDS_OF_A_DAY
        ? Optional.of(LocalTime.ofSecondOfDay(seconds).toString())
        : Optional.empty();
  }
}
