package taskopru.council;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import taskopru.web.SheetKind;

/** The members as a sheet: one row for each mandate. */
public record MembersSheet(List<Map<String, String>> rows) {

  /** The columns, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "seat",
          "name",
          "email",
          "phone",
          "language",
          "capacity",
          "institution",
          "from",
          "until",
          "letter_date",
          "letter_number");

  public static final int MOST_ROWS = SheetKind.MOST_ROWS;

  private static final SheetKind KIND =
      new SheetKind(
          "council.sheet",
          "members",
          COLUMNS,
          List.of("seat", "name", "capacity", "from"),
          MembersSheet::day);

  public MembersSheet {
    rows = KIND.rows(rows);
  }

  /** A sheet somebody sent, as CSV or XLSX. */
  public static MembersSheet read(byte[] bytes) {
    return new MembersSheet(KIND.read(bytes));
  }

  /** Refuses a file before it is read. */
  public static void mustBeSmall(long bytes) {
    KIND.mustBeSmall(bytes);
  }

  public byte[] csv() {
    return SheetKind.csv(COLUMNS, rows);
  }

  public byte[] xlsx() {
    return KIND.xlsx(COLUMNS, rows);
  }

  /** Days come as days where the sheet holds them as such. */
  private static Optional<String> day(Cell cell, String format) {
    return format.contains("yy")
        ? Optional.of(cell.asDate().toLocalDate().toString())
        : Optional.empty();
  }
}
