package taskopru.web.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * What stands in a form's fields and what is wrong with it. A controller fills one from what it
 * knows or from what was sent, adds the errors it finds and gives it to the page; the components of
 * this package draw it. Unchangeable: {@code with} and {@code refuse} answer a new one.
 */
public record Form(Map<String, List<String>> values, List<FieldError> errors) {

  private static final Form EMPTY = new Form(Map.of(), List.of());

  public Form {
    var copy = new LinkedHashMap<String, List<String>>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = copy;
    errors = List.copyOf(errors);
  }

  public static Form empty() {
    return EMPTY;
  }

  /** What was sent: a {@code MultiValueMap} of request parameters. Passwords are never kept. */
  public static Form of(Map<String, List<String>> sent) {
    var kept = new LinkedHashMap<String, List<String>>();
    sent.forEach((name, list) -> {
      if (!name.startsWith("_") && !name.toLowerCase(Locale.ROOT).contains("password")) {
        kept.put(name, list.stream().map(value -> value == null ? "" : value).toList());
      }
    });
    return new Form(kept, List.of());
  }

  public Form with(String field, @Nullable String value) {
    return with(field, value == null ? List.of() : List.of(value));
  }

  public Form with(String field, List<String> several) {
    var all = new LinkedHashMap<>(values);
    all.put(field, several);
    return new Form(all, errors);
  }

  /** Adds an error of a field. */
  public Form refuse(String field, String key, Object... args) {
    var all = new ArrayList<>(errors);
    all.add(new FieldError(field, key, List.of(args)));
    return new Form(values, all);
  }

  /** Adds a rule's no as an error of the whole form. */
  public Form refuse(Problem problem) {
    return refuse("", problem.messageKey(), problem.args());
  }

  /** Adds a rule's no as an error of the field it is about. */
  public Form refuse(String field, Problem problem) {
    return refuse(field, problem.messageKey(), problem.args());
  }

  /** Adds an error where the field is empty or blank. */
  public Form require(String field, String key) {
    return value(field).isBlank() ? refuse(field, key) : this;
  }

  public boolean isRefused() {
    return !errors.isEmpty();
  }

  /** The field's value, stripped; empty where there is none. */
  public String value(String field) {
    var list = values.get(field);
    return list == null || list.isEmpty() ? "" : list.getFirst().strip();
  }

  /** All values of a field that may have several. */
  public List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  public boolean has(String field, String value) {
    return all(field).contains(value);
  }

  /** Whether the field says just that, in whatever order; empty ones do not count. */
  public boolean says(String field, List<String> others) {
    return plain(all(field)).equals(plain(others));
  }

  public Optional<FieldError> error(String field) {
    return errors.stream().filter(error -> error.field().equals(field)).findFirst();
  }

  /** The ids of what explains the field, for {@code aria-describedby}. */
  public @Nullable String describedBy(String field, @Nullable String hint) {
    var ids = new ArrayList<String>();
    if (hint != null) {
      ids.add(field + "-hint");
    }
    if (error(field).isPresent()) {
      ids.add(field + "-error");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  private static List<String> plain(List<String> values) {
    return values.stream()
        .map(value -> value.replace("\r\n", "\n").strip())
        .filter(value -> !value.isEmpty())
        .sorted()
        .toList();
  }
}
