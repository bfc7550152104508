package taskopru.kernel;

import java.util.List;

/**
 * What one module keeps about people.
 *
 * @param module its name, as in the package
 */
public record PersonalFields(String module, List<PersonalField> fields) {

  public PersonalFields {
    fields = List.copyOf(fields);
  }
}
