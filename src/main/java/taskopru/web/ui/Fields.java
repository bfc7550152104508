package taskopru.web.ui;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.web.Ui;

/**
 * Asks questions in the words of a module: {@code <module>.field.<name>}, with {@code ….hint} where
 * there is something to explain, and {@code <module>.part.<name>}.
 */
public record Fields(Ui ui, String module) {

  public Field line(String name, boolean required) {
    return new Field.Line(name, label(name), hint(name), required, "text", null);
  }

  public Field number(String name, boolean required) {
    return new Field.Line(name, label(name), hint(name), required, "number", "s");
  }

  public Field area(String name, boolean required, int rows) {
    return new Field.Area(name, label(name), hint(name), required, rows);
  }

  public Field day(String name, boolean required) {
    return new Field.Day(name, label(name), hint(name), required);
  }

  public Field choice(String name, boolean required, List<Option> options) {
    return new Field.Choice(
        name,
        label(name),
        hint(name),
        required,
        options,
        ui.text(required ? "web.choose" : "web.none"));
  }

  /**
   * @param empty what stands for none of them, by the rest of its message key
   */
  public Field choice(String name, boolean required, List<Option> options, String empty) {
    return new Field.Choice(
        name, label(name), hint(name), required, options, ui.text(module + "." + empty));
  }

  /** The same line in three languages, the Turkish first and needed. */
  public Stream<Field> lines(String name) {
    return Arrays.stream(Language.values())
        .map(in -> {
          var one = name + "-" + in.tag();
          return new Field.Line(one, label(one), hint(one), in == Language.TR, "text", null, in);
        });
  }

  /** The same text in three languages. */
  public Stream<Field> areas(String name, int rows) {
    return Arrays.stream(Language.values())
        .map(in -> {
          var one = name + "-" + in.tag();
          return new Field.Area(one, label(one), hint(one), false, rows, in);
        });
  }

  public Field oneOf(String name, List<Option> options) {
    return new Field.OneOf(name, label(name), hint(name), options);
  }

  public Field anyOf(String name, List<Option> options) {
    return new Field.AnyOf(name, label(name), hint(name), false, options);
  }

  public Field yes(String name) {
    return new Field.YesNo(name, label(name), hint(name));
  }

  public Field upload(String name) {
    return new Field.Upload(name, label(name), hint(name));
  }

  public Field part(String name) {
    return new Field.Part(name, ui.text(module + ".part." + name), null);
  }

  public String label(String name) {
    return ui.text(module + ".field." + name);
  }

  private @Nullable String hint(String name) {
    var key = module + ".field." + name + ".hint";
    return ui.says(key) ? ui.text(key) : null;
  }
}
