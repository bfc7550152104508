package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * A big number with its name, its source, and something that makes it speak: how it went, what part
 * of a whole it is, or a sentence.
 *
 * @param what what is counted
 * @param number the number, already written in the reader's language
 * @param source date and publisher
 * @param sentence what it means, in words
 * @param href where it comes from; null for none
 */
public record Figure(
    String what,
    String number,
    String source,
    @Nullable String sentence,
    @Nullable Sparkline line,
    @Nullable Share share,
    @Nullable String href) {

  public static Figure of(String what, String number, String source) {
    return new Figure(what, number, source, null, null, null, null);
  }

  public Figure saying(@Nullable String words) {
    return new Figure(what, number, source, words, line, share, href);
  }

  public Figure going(@Nullable Sparkline how) {
    return new Figure(what, number, source, sentence, how, share, href);
  }

  public Figure of(Share part) {
    return new Figure(what, number, source, sentence, line, part, href);
  }

  public Figure at(@Nullable String address) {
    return new Figure(what, number, source, sentence, line, share, address);
  }
}
