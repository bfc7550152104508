package taskopru.kernel;

/**
 * Carries a word to one person at once and keeps no copy: for links that open an account, which
 * must lie nowhere. Where there is no bean of this type, or it cannot deliver, somebody hands the
 * word over in person.
 */
public interface Courier {

  /** Whether there is a way at all. */
  boolean isReady();

  /**
   * @param subjectKey message of the subject line, which names nobody
   * @param textKey message of the text, which takes the link
   * @param link the address, whole
   * @return whether the mail server took it
   */
  boolean carry(
      String email, String name, Language language, String subjectKey, String textKey, String link);
}
