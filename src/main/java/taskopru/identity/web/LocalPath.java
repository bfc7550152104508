package taskopru.identity.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * A page of this site to return to after signing in. Whatever else stands in {@code next} leads to
 * the reader's desk: nobody is sent to another site by a link to ours.
 */
record LocalPath(String value) {

  /** A language, then plain segments; no {@code //}, no backslash, no control character. */
  private static final Pattern SHAPE =
      Pattern.compile("/(tr|en|ar)(/[\\p{Alnum}._~%+-]+)*/?(\\?[\\p{Alnum}._~%+&=:,;@!*()/-]*)?");

  private static final int LONGEST = 1000;

  static LocalPath of(@Nullable String next, Language language) {
    return next != null
            && next.length() <= LONGEST
            && SHAPE.matcher(next).matches()
            && !next.contains("/..")
        ? new LocalPath(next)
        : new LocalPath("/" + language.tag() + "/desk");
  }
}
