package taskopru.opinions.clock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The committee to which the council refers an opinion, if any. */
public enum Committee {
  NONE,
  ORDINARY,
  /** İmar ve bayındırlık komisyonu, which has more time. */
  ZONING;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Committee> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
