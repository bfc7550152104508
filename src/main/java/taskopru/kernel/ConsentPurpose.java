package taskopru.kernel;

/**
 * Something people may agree to, apart from all else, and take back: a bean of this type is all it
 * takes. The module that declares it listens for both and acts.
 *
 * @param code its word in the database and in events
 * @param form the notice people are shown before they agree
 * @param sentence message key of what they say yes to
 */
public record ConsentPurpose(String code, String form, String sentence) {

  public ConsentPurpose {
    new Slug(code);
    new Slug(form);
  }
}
