package taskopru.council;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** What is kept about a person, as somebody typed it. */
public record PersonFacts(
    String name, @Nullable EmailAddress email, @Nullable String phone, Language language) {

  static final int LONGEST_NAME = 200;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/-]{5,30}");

  public PersonFacts {
    name = Written.line(name, LONGEST_NAME);
    phone = Written.optionalLine(phone, 40);
    if (phone != null && !PHONE.matcher(phone).matches()) {
      throw new Problem.Refused("council.person.phoneShape");
    }
  }
}
