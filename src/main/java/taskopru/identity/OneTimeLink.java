package taskopru.identity;

import java.time.Instant;
import java.util.Locale;
import taskopru.kernel.Language;

/** A link that works once. Whoever holds it may use it: it is shown once and never logged. */
public record OneTimeLink(Purpose purpose, String code, Instant expiresAt) {

  /** What it opens. */
  public enum Purpose {
    SET_UP("/set-up/"),
    INVITATION("/invitation/"),
    PASSWORD_RESET("/password-reset/");

    private final String page;

    Purpose(String page) {
      this.page = page;
    }

    String inDatabase() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its page in a language; put the site's base address before it. */
  public String path(Language language) {
    return "/" + language.tag() + purpose.page + code;
  }

  @Override
  public String toString() {
    return "OneTimeLink[" + purpose + "]";
  }
}
