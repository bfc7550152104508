package taskopru.planning.plan.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.web.Ui;
import taskopru.web.ui.Option;

/** One question of a form of the plan; the form page draws each kind with its component. */
public sealed interface Field {

  String name();

  String label();

  @Nullable String hint();

  /** One line of text; {@code type} also number. */
  record Line(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      boolean number,
      @Nullable Language in)
      implements Field {}

  /** Several lines of text. */
  record Area(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      int rows,
      @Nullable Language in)
      implements Field {}

  record Day(String name, String label, @Nullable String hint, boolean required) implements Field {}

  /** One of many. */
  record Choice(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      List<Option> options,
      String empty)
      implements Field {}

  /** One of few, all in sight. */
  record OneOf(String name, String label, @Nullable String hint, List<Option> options)
      implements Field {}

  /** Any of several. */
  record AnyOf(
      String name, String label, @Nullable String hint, List<Option> options, boolean folded)
      implements Field {}

  /** Not a question: the heading of those that follow. */
  record Part(String name, String label, @Nullable String hint) implements Field {}

  static Field line(Ui ui, String name, boolean required) {
    return new Line(name, label(ui, name), hint(ui, name), required, false, null);
  }

  static Field number(Ui ui, String name, boolean required) {
    return new Line(name, label(ui, name), hint(ui, name), required, true, null);
  }

  static Field area(Ui ui, String name, boolean required, int rows) {
    return new Area(name, label(ui, name), hint(ui, name), required, rows, null);
  }

  static Field day(Ui ui, String name, boolean required) {
    return new Day(name, label(ui, name), hint(ui, name), required);
  }

  static Field choice(Ui ui, String name, boolean required, List<Option> options, String empty) {
    return new Choice(
        name,
        label(ui, name),
        hint(ui, name),
        required,
        options,
        ui.text("planning.plan." + empty));
  }

  static Field oneOf(Ui ui, String name, List<Option> options) {
    return new OneOf(name, label(ui, name), hint(ui, name), options);
  }

  static Field part(Ui ui, String name) {
    return new Part(name, ui.text("planning.plan.part." + name), null);
  }

  /** The same line in three languages, the Turkish first. */
  static Stream<Field> lines(Ui ui, String name) {
    return Arrays.stream(Language.values())
        .map(in -> {
          var field = name + "-" + in.tag();
          return new Line(field, label(ui, field), hint(ui, field), in == Language.TR, false, in);
        });
  }

  /** The same text in three languages. */
  static Stream<Field> areas(Ui ui, String name, int rows) {
    return Arrays.stream(Language.values())
        .map(in -> {
          var field = name + "-" + in.tag();
          return new Area(field, label(ui, field), hint(ui, field), false, rows, in);
        });
  }

  static String label(Ui ui, String name) {
    return ui.text("planning.plan.field." + name);
  }

  private static @Nullable String hint(Ui ui, String name) {
    var key = "planning.plan.field." + name + ".hint";
    return ui.says(key) ? ui.text(key) : null;
  }

  /** Every value of an enum as a choice, worded by its code. */
  static <E> List<Option> options(Ui ui, String key, List<E> all, Function<E, String> code) {
    return all.stream()
        .map(one -> Option.of(code.apply(one), ui.text(key + "." + code.apply(one))))
        .toList();
  }
}
