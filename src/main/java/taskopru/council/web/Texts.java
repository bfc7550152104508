package taskopru.council.web;

import org.jspecify.annotations.Nullable;
import taskopru.council.Written;
import taskopru.kernel.LocalizedText;
import taskopru.web.ui.Answers;

/** Reads the texts of a form as they may be kept; what may not is said beside its field. */
final class Texts {

  private Texts() {}

  static String line(Answers answers, String field, int longest) {
    return answers.read(field, typed -> Written.line(typed, longest), "");
  }

  static @Nullable String optional(Answers answers, String field, int longest) {
    return answers.text(field).isEmpty() ? null : line(answers, field, longest);
  }

  static @Nullable String lines(Answers answers, String field, int longest, boolean required) {
    if (answers.text(field).isEmpty()) {
      if (required) {
        answers.refuse(field, "council.text.missing");
      }
      return null;
    }
    return answers.read(field, typed -> String.valueOf(Written.lines(typed, longest)), "");
  }

  /** One line in each language; Turkish must be there. */
  static LocalizedText three(Answers answers, String field, int longest) {
    return new LocalizedText(
        line(answers, field + ".tr", longest),
        optional(answers, field + ".en", longest),
        optional(answers, field + ".ar", longest));
  }
}
