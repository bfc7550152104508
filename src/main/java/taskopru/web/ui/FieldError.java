package taskopru.web.ui;

import java.util.List;

/**
 * What is wrong with one field, or with the whole form.
 *
 * @param field the field's name, also its id on the page; empty for the form as a whole
 * @param key message key of the sentence that says what to do
 * @param args what goes into the sentence
 */
public record FieldError(String field, String key, List<Object> args) {

  public FieldError {
    args = List.copyOf(args);
  }

  public boolean isOfForm() {
    return field.isEmpty();
  }
}
