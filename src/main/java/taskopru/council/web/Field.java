package taskopru.council.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.web.Ui;
import taskopru.web.ui.Option;

/**
 * One question of a form of the council's desk; the form page draws each kind with its component.
 */
public sealed interface Field {

  String name();

  String label();

  default boolean isQuestion() {
    return !(this instanceof Part) && !(this instanceof AboutData);
  }

  /** One line of text. */
  record Line(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      String type,
      @Nullable Language language,
      @Nullable String width)
      implements Field {

    public @Nullable String dir() {
      return switch (type) {
        case "email", "tel", "number" -> "ltr";
        default -> language == null ? null : language.direction();
      };
    }

    public @Nullable String lang() {
      return language == null ? null : language.tag();
    }
  }

  /** Several lines of text. */
  record Area(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      @Nullable Language language)
      implements Field {

    public @Nullable String dir() {
      return language == null ? null : language.direction();
    }

    public @Nullable String lang() {
      return language == null ? null : language.tag();
    }
  }

  record Day(String name, String label, @Nullable String hint, boolean required) implements Field {}

  /** One of many. */
  record Choice(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      List<Option> options,
      @Nullable String empty)
      implements Field {}

  /** One of few, all in sight. */
  record OneOf(String name, String label, @Nullable String hint, List<Option> options)
      implements Field {}

  /** Any of several. */
  record AnyOf(
      String name, String label, @Nullable String hint, boolean required, List<Option> options)
      implements Field {}

  record YesNo(String name, String label, @Nullable String hint) implements Field {}

  /** Not a question: the heading of those that follow. */
  record Part(String name, String label, @Nullable String text) implements Field {}

  /** Not a question either: the way to what people must be told before they give their data. */
  record AboutData(String name) implements Field {

    @Override
    public String label() {
      return "";
    }
  }

  static Field line(Ui ui, String name) {
    return new Line(name, label(ui, name), null, true, "text", null, null);
  }

  static Field optional(Ui ui, String name) {
    return new Line(name, label(ui, name), null, false, "text", null, null);
  }

  static Field day(Ui ui, String name, boolean required) {
    return new Day(name, label(ui, name), null, required);
  }

  static Field number(Ui ui, String name) {
    return new Line(name, label(ui, name), null, true, "number", null, "xs");
  }

  static String label(Ui ui, String name) {
    return ui.text("council.field." + name);
  }
}
