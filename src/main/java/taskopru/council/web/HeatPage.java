package taskopru.council.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import taskopru.council.AttendanceFeed;
import taskopru.council.SeatMonths;
import taskopru.kernel.IsoPeriod;
import taskopru.web.Ui;

/** Seats by months, ready to show: each cell says in a word what its shade says. */
public record HeatPage(List<String> months, List<Row> rows, boolean counted) {

  /** One seat. */
  public record Row(String seat, String whose, List<Cell> cells) {}

  /**
   * One month of a seat.
   *
   * @param shade the class of its ground
   * @param words what it says
   * @param sign the same in one or two characters, for the eye
   */
  public record Cell(String shade, String words, String sign) {}

  static HeatPage of(Ui ui, List<SeatMonths.Row> rows, java.time.LocalDate today) {
    var months = new ArrayList<String>();
    if (!rows.isEmpty()) {
      rows.getFirst().cells().forEach(cell -> months.add(month(ui, cell.month())));
    }
    var counted =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .anyMatch(cell -> cell.attended() != null);
    return new HeatPage(
        months,
        rows.stream()
            .map(row -> {
              var institution = row.seat().institution();
              return new Row(
                  ui.text("council.seat.number", row.seat().number()),
                  institution == null
                      ? ui.text("council.seat.open")
                      : ui.text(institution.nameOn(today)),
                  row.cells().stream().map(cell -> cell(ui, cell)).toList());
            })
            .toList(),
        counted);
  }

  private static String month(Ui ui, YearMonth month) {
    return IsoPeriod.inWords(month.toString(), ui.language());
  }

  private static Cell cell(Ui ui, SeatMonths.Cell cell) {
    AttendanceFeed.Attended attended = cell.attended();
    if (attended != null && attended.meetings() > 0 && cell.held() != SeatMonths.Held.NEVER) {
      var tenths = 10 * attended.present() / attended.meetings();
      return new Cell(
          tenths >= 8 ? "heat-full" : tenths >= 4 ? "heat-half" : "heat-low",
          ui.text("council.heat.came", attended.meetings(), attended.present()),
          attended.present() + "/" + attended.meetings());
    }
    return switch (cell.held()) {
      case ALL -> new Cell("heat-held", ui.text("council.heat.ALL"), "●");
      case PARTLY -> new Cell("heat-part", ui.text("council.heat.PARTLY"), "◐");
      case NEVER -> new Cell("heat-empty", ui.text("council.heat.NEVER"), "○");
    };
  }
}
