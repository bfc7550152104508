package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;
import taskopru.statistics.ingest.Wishes;
import taskopru.web.ui.Form;

/** Between how a file is read and the fields people correct that in. */
final class ReadingForm {

  static final List<String> ENCODINGS =
      List.of("UTF-8", "windows-1254", "ISO-8859-9", "windows-1256", "windows-1252", "UTF-16LE");
  static final List<String> DELIMITERS = List.of(",", ";", "tab", "|");
  static final List<String> DECIMALS = List.of(",", ".");

  private ReadingForm() {}

  static Form of(Wishes it) {
    return Form.empty()
        .with("sheet", it.sheet())
        .with("encoding", it.encoding())
        .with("delimiter", it.delimiter())
        .with("decimal", it.decimal())
        .with("headerRows", text(it.headerRows()))
        .with("firstRow", text(it.firstRow()))
        .with("keepTotals", it.keepTotals() ? "yes" : null)
        .with("leaveWide", Boolean.FALSE.equals(it.lengthen()) ? "yes" : null);
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  static Form checked(Form form) {
    for (var field : List.of("headerRows", "firstRow")) {
      if (!form.value(field).isEmpty() && StructureForm.number(form.value(field)).isEmpty()) {
        form = form.refuse(field, "statistics.desk.wrong.rows");
      }
    }
    if (form.isRefused()) {
      return form;
    }
    try {
      read(form);
      return form;
    } catch (Problem.Refused wish) {
      return form.refuse(
          switch (wish.messageKey()) {
            case "statistics.ingest.wish.delimiter" -> "delimiter";
            case "statistics.ingest.wish.decimal" -> "decimal";
            case "statistics.ingest.wish.header-rows" -> "headerRows";
            case "statistics.ingest.wish.first-row" -> "firstRow";
            default -> "encoding";
          },
          wish);
    }
  }

  static Wishes read(Form form) {
    return new Wishes(
        form.value("sheet"),
        form.value("encoding"),
        form.value("delimiter"),
        form.value("decimal"),
        StructureForm.number(form.value("headerRows")).orElse(null),
        StructureForm.number(form.value("firstRow")).orElse(null),
        form.has("keepTotals", "yes"),
        form.has("leaveWide", "yes") ? Boolean.FALSE : null);
  }
}
