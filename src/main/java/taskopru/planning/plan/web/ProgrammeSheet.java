package taskopru.planning.plan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import taskopru.kernel.Language;
import taskopru.planning.plan.PlanStanding.OfAction;
import taskopru.web.Csv;
import taskopru.web.Ui;

/** A year's programme as a sheet, under fixed column names. */
final class ProgrammeSheet {

  static final String[] COLUMNS = {
    "number",
    "action",
    "owner",
    "starts",
    "ends",
    "budget",
    "currency",
    "funded_by",
    "state",
    "state_text",
    "late",
    "milestones_reached",
    "milestones",
    "percent",
    "evidence"
  };

  private static final int WIDE = 48;

  private final List<OfAction> actions;
  private final PlanPages.Names names;
  private final Ui ui;

  ProgrammeSheet(List<OfAction> actions, PlanPages.Names names, Ui ui) {
    this.actions = actions;
    this.names = names;
    this.ui = ui;
  }

  Csv csv() {
    var csv = new Csv(COLUMNS);
    actions.forEach(one -> csv.row(cells(one)));
    return csv;
  }

  byte[] xlsx(String name) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Taskopru", "1.0")) {
      var sheet = book.newWorksheet(name);
      if (ui.language() == Language.AR) {
        sheet.rightToLeft();
      }
      for (var column = 0; column < COLUMNS.length; column++) {
        sheet.value(0, column, COLUMNS[column]);
        sheet.style(0, column).bold().set();
      }
      for (var line = 0; line < actions.size(); line++) {
        var one = actions.get(line);
        var cells = cells(one);
        for (var column = 0; column < COLUMNS.length; column++) {
          sheet.value(line + 1, column, safe(cells.get(column)));
        }
        var budget = one.action().facts().budget();
        if (budget != null) {
          sheet.value(line + 1, 5, budget.amount());
          sheet.style(line + 1, 5).format("#,##0").set();
        }
      }
      sheet.width(1, WIDE);
      sheet.width(2, WIDE);
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private List<String> cells(OfAction one) {
    var action = one.action();
    var budget = action.facts().budget();
    var cells = new ArrayList<String>();
    cells.add(action.number());
    cells.add(ui.text(action.name()));
    cells.add(PlanPages.owner(action, names, ui));
    cells.add(action.facts().starts().toString());
    cells.add(action.facts().ends().toString());
    cells.add(budget == null ? "" : budget.amount().toPlainString());
    cells.add(budget == null ? "" : budget.currency());
    cells.add(budget == null ? "" : budget.from());
    cells.add(one.state().code());
    cells.add(ui.text("planning.plan.action." + one.state().code()));
    cells.add(String.valueOf(one.late()));
    cells.add(String.valueOf(one.reached().size()));
    cells.add(String.valueOf(action.milestones().size()));
    cells.add(one.progress().isPresent() ? String.valueOf(one.progress().getAsInt()) : "");
    cells.add(one.evidence() == null ? "" : one.evidence());
    return cells;
  }

  /** What a spreadsheet would run as a formula gets an apostrophe in front. */
  private static String safe(String cell) {
    return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
  }
}
