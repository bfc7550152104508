package taskopru.notifications;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often somebody wants to hear of a topic. */
public enum Frequency {
  AT_ONCE,
  DAILY,
  WEEKLY,
  OFF;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Frequency> find(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
  }
}
