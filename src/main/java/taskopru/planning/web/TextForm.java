package taskopru.planning.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.planning.Report;
import taskopru.planning.ReportWords;
import taskopru.planning.Snapshot;
import taskopru.web.Ui;
import taskopru.web.ui.Form;

/** The form of a report's foreword and notes. */
public record TextForm(
    String title,
    String action,
    String back,
    Form form,
    List<Part> chapters,
    List<Part> activities) {

  static final String FOREWORD = "foreword";

  private static final int LONGEST_FOREWORD = 10_000;
  private static final int LONGEST_NOTE = 5_000;

  /**
   * Something to say a word about.
   *
   * @param name of its three fields: {@code <name>-tr}
   * @param told the sentences that stand there already
   * @param isOpen whether something is written in it, or wrong
   */
  public record Part(String name, String title, List<String> told, boolean isOpen) {}

  static List<Part> chapters(Snapshot snapshot, Form form, Ui ui) {
    return snapshot.chapters().stream()
        .map(chapter ->
            new Part(
                field(chapter.code()),
                chapter.title().in(ui.language()),
                chapter.recorded()
                    ? ReportWords.sentences(chapter, ui.language())
                    : List.of(ui.text("planning.report.nothing", String.valueOf(snapshot.year()))),
                isOpen(form, field(chapter.code()))))
        .toList();
  }

  static List<Part> activities(Snapshot snapshot, Form form, Ui ui) {
    return snapshot.activities().stream()
        .map(activity ->
            new Part(
                field(activity.code()),
                activity.number() + ". " + activity.text().in(ui.language()),
                List.of(),
                isOpen(form, field(activity.code()))))
        .toList();
  }

  private static boolean isOpen(Form form, String field) {
    return List.of("-tr", "-en", "-ar").stream()
        .anyMatch(end -> !form.value(field + end).isEmpty() || form.error(field + end).isPresent());
  }

  static Form fill(Report report) {
    var form = fill(Form.empty(), FOREWORD, report.texts().foreword());
    for (var note : report.texts().notes().entrySet()) {
      form = fill(form, field(note.getKey()), note.getValue());
    }
    return form.with("version", String.valueOf(report.version()));
  }

  private static Form fill(Form form, String field, LocalizedText text) {
    return form.with(field + "-tr", text.tr())
        .with(field + "-en", text.en())
        .with(field + "-ar", text.ar());
  }

  /** What was typed; a translation of nothing is refused. */
  static Form check(Form form, Snapshot snapshot) {
    var checked = form;
    for (var field : fields(snapshot)) {
      if (form.value(field + "-tr").isEmpty()
          && !(form.value(field + "-en") + form.value(field + "-ar")).isEmpty()) {
        checked = checked.refuse(field + "-tr", "planning.report.text.turkishFirst");
      }
      var longest = field.equals(FOREWORD) ? LONGEST_FOREWORD : LONGEST_NOTE;
      for (var end : List.of("-tr", "-en", "-ar")) {
        if (form.value(field + end).length() > longest) {
          checked = checked.refuse(field + end, "planning.report.text.long", longest);
        }
      }
    }
    return checked;
  }

  static Report.Texts texts(Form form, Snapshot snapshot) {
    var notes = new HashMap<String, LocalizedText>();
    snapshot.chapters().forEach(one -> notes.put(one.code(), text(form, field(one.code()))));
    snapshot.activities().forEach(one -> notes.put(one.code(), text(form, field(one.code()))));
    return new Report.Texts(text(form, FOREWORD), notes);
  }

  private static List<String> fields(Snapshot snapshot) {
    var all = new ArrayList<String>();
    all.add(FOREWORD);
    snapshot.chapters().forEach(one -> all.add(field(one.code())));
    snapshot.activities().forEach(one -> all.add(field(one.code())));
    return all;
  }

  private static LocalizedText text(Form form, String field) {
    return new LocalizedText(
        form.value(field + "-tr"), orNull(form, field + "-en"), orNull(form, field + "-ar"));
  }

  private static @Nullable String orNull(Form form, String field) {
    return form.value(field).isEmpty() ? null : form.value(field);
  }

  private static String field(String code) {
    return code.replace('.', '-');
  }
}
