package taskopru.opinions.clock;

import java.util.List;

/**
 * A sentence in no language yet: the key of its message, and the days, numbers and texts in it.
 *
 * @param args {@link java.time.LocalDate}, {@link When}, {@link java.time.YearMonth}, {@link
 *     taskopru.kernel.LocalizedText}, lists of these, or numbers
 */
public record Sentence(String key, List<Object> args) {

  public Sentence {
    args = List.copyOf(args);
  }

  static Sentence of(String key, Object... args) {
    return new Sentence("opinions.clock." + key, List.of(args));
  }
}
