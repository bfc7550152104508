package taskopru.web.ui;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.web.Ui;

/** One question of a form of the desk; the form page draws each kind with its component. */
public sealed interface Field {

  String name();

  String label();

  /**
   * One line of text; {@code type} also number, email.
   *
   * @param in the language it is written in; null for the page's
   */
  record Line(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      String type,
      @Nullable String width,
      @Nullable Language in)
      implements Field {

    public Line(
        String name,
        String label,
        @Nullable String hint,
        boolean required,
        String type,
        @Nullable String width) {
      this(name, label, hint, required, type, width, null);
    }
  }

  /**
   * Several lines of text.
   *
   * @param in the language they are written in; null for the page's
   */
  record Area(
      String name,
      String label,
      @Nullable String hint,
      boolean required,
      int rows,
      @Nullable Language in)
      implements Field {

    public Area(String name, String label, @Nullable String hint, boolean required, int rows) {
      this(name, label, hint, required, rows, null);
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

  /** Any of many, folded away until somebody opens it. */
  record Folded(String label, AnyOf choices, boolean open) implements Field {
    @Override
    public String name() {
      return choices.name();
    }
  }

  record YesNo(String name, String label, @Nullable String hint) implements Field {}

  record Upload(String name, String label, @Nullable String hint) implements Field {}

  /** Not a question: the heading of those that follow, with the text they are about. */
  record Part(String name, String label, @Nullable String text) implements Field {}

  /** Every value of an enum as a choice, worded by its code. */
  static <E> List<Option> options(Ui ui, String key, E[] all, Function<E, String> code) {
    return Arrays.stream(all)
        .map(one -> Option.of(code.apply(one), ui.text(key + "." + code.apply(one))))
        .toList();
  }
}
