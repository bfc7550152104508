package taskopru.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.web.Messages;

/** A report in words: for a terminal, and as a table to take along. */
@Component
public class ReportText {

  /** So many examples are not all of them. */
  private static final int MANY = 10;

  private final Messages messages;

  ReportText(Messages messages) {
    this.messages = messages;
  }

  /** What was found, in one sentence. */
  public String sentence(Finding finding, Language language) {
    return messages.text(language, finding.messageKey(), finding.total(), finding.about());
  }

  /** What to do about it. */
  public String todo(Finding finding, Language language) {
    return messages.text(
        language, finding.messageKey() + ".todo", finding.total(), finding.about());
  }

  public String severity(Finding finding, Language language) {
    return messages.text(language, "statistics.ingest.severity." + finding.severity().word());
  }

  /** Where: sheet, row, column and what stood there. */
  public String place(Finding.Place place, Language language) {
    return Stream.of(
            part(language, "sheet", place.sheet()),
            part(language, "row", place.row()),
            part(language, "column", place.column()),
            part(language, "value", place.value()))
        .flatMap(List::stream)
        .collect(Collectors.joining(language == Language.AR ? "، " : ", "));
  }

  private List<String> part(Language language, String what, @Nullable Object value) {
    return value == null
        ? List.of()
        : List.of(messages.text(language, "statistics.ingest.place." + what, value));
  }

  /** For a terminal. */
  public List<String> lines(ImportReport report, Language language) {
    var lines = new ArrayList<String>();
    lines.add(
        messages.text(
            language,
            "statistics.ingest.report.head",
            report.file(),
            report.count(Finding.Severity.ERROR),
            report.count(Finding.Severity.WARNING)));
    for (var finding : report.findings()) {
      lines.add("");
      lines.add(severity(finding, language) + "  " + sentence(finding, language));
      lines.add("  → " + todo(finding, language));
      for (var place : finding.places()) {
        lines.add("    " + place(place, language));
      }
      long more = finding.total() - finding.places().size();
      if (more > 0 && finding.places().size() >= MANY) {
        lines.add("    " + messages.text(language, "statistics.ingest.place.more", more));
      }
    }
    return lines;
  }

  /** One line per place, with its headings. */
  public String csv(ImportReport report, Language language) {
    var csv = new StringBuilder("\uFEFF");
    line(
        csv,
        Stream.of("severity", "code", "total", "message", "todo", "sheet", "row", "column", "value")
            .map(it -> messages.text(language, "statistics.ingest.report." + it))
            .toList());
    for (var finding : report.findings()) {
      var places =
          finding.places().isEmpty()
              ? List.of(new Finding.Place(null, null, null, null))
              : finding.places();
      for (var place : places) {
        line(
            csv,
            List.of(
                severity(finding, language),
                finding.code(),
                Long.toString(finding.total()),
                sentence(finding, language),
                todo(finding, language),
                text(place.sheet()),
                text(place.row()),
                text(place.column()),
                text(place.value())));
      }
    }
    return csv.toString();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** What a spreadsheet would run as a formula gets an apostrophe before it. */
  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(
            cells.stream()
                .map(cell -> cell.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + cell : cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")))
        .append("\r\n");
  }
}
