package taskopru.opinions.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskopru.web.Ui;
import taskopru.web.ui.Option;

/** One question of a form of the desk; the form page draws each kind with its component. */
public sealed interface Field {

  String name();

  String label();

  /** One line of text; {@code type} also number, email. */
  record Line(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      String type,
      @Nullable String width)
      implements Field {}

  /** Several lines of text. */
  record Area(String name, String label, @Nullable String hint, boolean required, int rows)
      implements Field {}

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

  record Upload(String name, String label, @Nullable String hint) implements Field {}

  /** Not a question: the heading of those that follow, with the text they are about. */
  record Part(String name, String label, @Nullable String text) implements Field {}

  static Field line(Ui ui, String name, boolean required) {
    return new Line(name, label(ui, name), hint(ui, name), required, "text", null);
  }

  static Field number(Ui ui, String name, boolean required) {
    return new Line(name, label(ui, name), hint(ui, name), required, "number", "s");
  }

  static Field area(Ui ui, String name, boolean required, int rows) {
    return new Area(name, label(ui, name), hint(ui, name), required, rows);
  }

  static Field day(Ui ui, String name, boolean required) {
    return new Day(name, label(ui, name), hint(ui, name), required);
  }

  static Field choice(Ui ui, String name, boolean required, List<Option> options) {
    return new Choice(
        name,
        label(ui, name),
        hint(ui, name),
        required,
        options,
        ui.text(required ? "opinions.choose" : "opinions.none"));
  }

  static Field oneOf(Ui ui, String name, List<Option> options) {
    return new OneOf(name, label(ui, name), hint(ui, name), options);
  }

  static Field anyOf(Ui ui, String name, List<Option> options) {
    return new AnyOf(name, label(ui, name), hint(ui, name), false, options);
  }

  static Field yes(Ui ui, String name) {
    return new YesNo(name, label(ui, name), hint(ui, name));
  }

  static Field upload(Ui ui, String name) {
    return new Upload(name, label(ui, name), hint(ui, name));
  }

  static Field part(Ui ui, String name) {
    return new Part(name, ui.text("opinions.part." + name), null);
  }

  static String label(Ui ui, String name) {
    return ui.text("opinions.field." + name);
  }

  private static @Nullable String hint(Ui ui, String name) {
    var key = "opinions.field." + name + ".hint";
    return ui.says(key) ? ui.text(key) : null;
  }

  /** Every value of an enum as a choice, worded by its code. */
  static <E> List<Option> options(Ui ui, String key, E[] all, Function<E, String> code) {
    return Arrays.stream(all)
        .map(one -> Option.of(code.apply(one), ui.text(key + "." + code.apply(one))))
        .toList();
  }
}
