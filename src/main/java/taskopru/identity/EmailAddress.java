package taskopru.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import taskopru.kernel.Problem;

/** An e-mail address, folded so that one person cannot hold two accounts by a capital letter. */
public record EmailAddress(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@\\p{Cntrl}<>\"(),:;\\\\]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)*");
  private static final int LONGEST = 254;

  public EmailAddress {
    if (value.length() <= LONGEST) {
      value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new Problem.Refused("identity.email.shape");
    }
  }

  /** The address somebody typed, if it can be one at all. */
  public static Optional<EmailAddress> find(String typed) {
    try {
      return Optional.of(new EmailAddress(typed));
    } catch (Problem.Refused _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
