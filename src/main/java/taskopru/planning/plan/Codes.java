package taskopru.planning.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the words of an enum are written in the database and in addresses. */
final class Codes {

  private Codes() {}

  static String of(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> find(E[] all, String code) {
    return Arrays.stream(all).filter(one -> of(one).equals(code)).findFirst();
  }

  static <E extends Enum<E>> E get(E[] all, String code) {
    return find(all, code).orElseThrow(() -> new IllegalStateException("code " + code));
  }
}
