package taskopru.catalogue;

import java.util.List;

/**
 * What is wrong with one field of a dataset's metadata.
 *
 * @param field its name in the form and in the API: {@code title.tr}
 * @param messageKey the sentence that says what to do
 */
public record Flaw(String field, String messageKey, List<Object> args) {

  Flaw(String field, String messageKey, Object... args) {
    this(field, messageKey, List.of(args));
  }
}
