package taskopru.kernel;

/**
 * One column that says something about a person: what for, on which ground, and for how long. Each
 * module offers a {@link PersonalFields} bean; the privacy page prints them all as the inventory.
 *
 * @param table schema and table
 * @param column the column
 * @param purpose message key of the sentence that says what it is for
 * @param basis the ground in the law
 * @param retention message key of the sentence that says when it goes
 */
public record PersonalField(
    String table, String column, String purpose, Basis basis, String retention) {

  /** Message key of what people call it: {@code council.field.person.email}. */
  public String name() {
    return table.replaceFirst("\\.", ".field.") + "." + column;
  }

  /** The grounds of the Turkish data protection law (6698, article 5), as far as we use them. */
  public enum Basis {
    /** Article 5/1: the person agreed, and may take it back. */
    CONSENT,
    /** Article 5/2 c: needed for an agreement with the person. */
    AGREEMENT,
    /** Article 5/2 ç: the law asks for it. */
    LEGAL_DUTY,
    /** Article 5/2 d: the person made it public. */
    MADE_PUBLIC,
    /** Article 5/2 e: to establish or defend a right. */
    CLAIM,
    /** Article 5/2 f: a legitimate interest that does not harm the person's rights. */
    LEGITIMATE_INTEREST
  }
}
