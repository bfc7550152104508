package taskopru.statistics;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": the valid words closest to a wrong one. */
final class Nearest {

  private static final int SHOWN = 5;

  private Nearest() {}

  /** A word with another spelling it is also known by, such as a code and its label. */
  record Word(String code, String label) {}

  /** Up to five codes, the closest first, as a list for a sentence. */
  static String to(String wrong, Collection<Word> words) {
    var folded = fold(wrong);
    return String.join(
        ", ",
        words.stream()
            .sorted(Comparator.comparingInt(word -> distance(folded, word)))
            .limit(SHOWN)
            .map(Word::code)
            .toList());
  }

  static String listed(Collection<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static int distance(String wrong, Word word) {
    return Math.min(distance(wrong, fold(word.code())), distance(wrong, fold(word.label())));
  }

  private static int distance(String wrong, String right) {
    if (wrong.equals(right)) {
      return 0;
    }
    var length = Math.abs(wrong.length() - right.length());
    if (length > 12) {
      return 100 + length;
    }
    var edits = edits(wrong, right) * 4;
    return !wrong.isEmpty() && right.startsWith(wrong) ? Math.min(edits, 2 + length) : edits;
  }

  private static int edits(String a, String b) {
    var costs = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var cost =
            Math.min(
                Math.min(costs[j], costs[j - 1]) + 1,
                diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        diagonal = costs[j];
        costs[j] = cost;
      }
    }
    return costs[b.length()];
  }

  private static String fold(String text) {
    var cut = text.length() > 40 ? text.substring(0, 40) : text;
    return Normalizer.normalize(cut.replace('ı', 'i').replace('İ', 'I'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  static List<Word> words(Collection<String> codes) {
    return codes.stream().map(code -> new Word(code, code)).toList();
  }
}
