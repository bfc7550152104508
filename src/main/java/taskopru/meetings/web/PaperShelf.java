package taskopru.meetings.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import taskopru.documents.Issued;
import taskopru.kernel.Language;
import taskopru.meetings.MeetingPapers;
import taskopru.web.Ui;

/**
 * The papers on a page: buttons that issue one, and what was issued.
 *
 * @param action where the buttons post; empty for readers
 * @param back which page to come back to
 */
public record PaperShelf(String action, String back, List<Button> buttons, List<Line> lines) {

  /** Issues one paper. */
  public record Button(String what, String language, String text) {}

  /** An issued paper; {@code standing} is empty while it is the newest. */
  public record Line(
      String name, String when, String standing, String pdf, String docx, String verify) {}

  static PaperShelf ofMeeting(
      String action, String back, List<MeetingPapers.What> offered, List<Issued> issued, Ui ui) {
    var buttons = new ArrayList<Button>();
    for (var what : offered) {
      for (var language : what.languages()) {
        buttons.add(
            new Button(
                what.code(),
                language.tag(),
                named(
                    ui.text("meetings.papers.issue." + what.code()),
                    what.languages().size() > 1,
                    language,
                    ui)));
      }
    }
    return new PaperShelf(action, back, buttons, lines(issued, ui));
  }

  static PaperShelf ofDecision(String action, List<Issued> issued, Ui ui) {
    return new PaperShelf(
        action,
        "",
        EnumSet.allOf(Language.class).stream()
            .map(language ->
                new Button(
                    "decision",
                    language.tag(),
                    named(ui.text("meetings.papers.issue.decision"), true, language, ui)))
            .toList(),
        lines(issued, ui));
  }

  /** For everybody: nothing to issue. */
  static PaperShelf toRead(List<Issued> issued, Ui ui) {
    return new PaperShelf("", "", List.of(), lines(issued, ui));
  }

  public boolean isEmpty() {
    return buttons.isEmpty() && lines.isEmpty();
  }

  private static List<Line> lines(List<Issued> issued, Ui ui) {
    return issued.stream()
        .map(one ->
            new Line(
                named(ui.text("documents.kind." + one.kind().code()), true, one.language(), ui),
                ui.dateTime(one.at()),
                one.withdrawnAt() != null
                    ? ui.text("meetings.papers.withdrawn")
                    : one.supersededAt() != null ? ui.text("meetings.papers.superseded") : "",
                ui.path("/files/" + one.pdf().id()),
                ui.path("/files/" + one.docx().id()),
                ui.path("/verify/" + one.code())))
        .toList();
  }

  private static String named(String name, boolean languages, Language language, Ui ui) {
    return languages
        ? ui.text(
            "meetings.papers.inLanguage",
            name,
            ui.text("meetings.papers.language." + language.tag()))
        : name;
  }
}
