package taskopru.opinions.clock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which law the municipal council lives under. */
public enum CouncilKind {
  /** Büyükşehir belediye meclisi: Law 5216. */
  METROPOLITAN,
  /** Any other municipality's council: Law 5393. */
  MUNICIPAL;

  /** The word in addresses and settings. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CouncilKind> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
