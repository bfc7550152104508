package taskopru.identity;

/** What somebody proved when they signed in. */
public enum Steps {
  /** The password alone. */
  PASSWORD,
  /** The password and a code from a phone or from paper. */
  PASSWORD_AND_CODE,
  /** A passkey, which proves possession and the person at once. */
  PASSKEY;

  public boolean areBoth() {
    return this != PASSWORD;
  }
}
