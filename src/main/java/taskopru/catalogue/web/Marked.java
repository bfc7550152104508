package taskopru.catalogue.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text cut into pieces, of which those that answer the reader's words are marked. The template
 * writes the pieces, so that nothing in a text can become markup.
 */
public record Marked(List<Piece> pieces) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final int SHORTEST_STEM = 3;
  private static final int AROUND = 110;

  /** A stretch of text. */
  public record Piece(String text, boolean hit) {}

  public Marked {
    pieces = List.copyOf(pieces);
  }

  static Marked all(String text, List<String> marks) {
    var pieces = new ArrayList<Piece>();
    var end = 0;
    if (!marks.isEmpty()) {
      var words = WORD.matcher(text);
      while (words.find()) {
        if (answers(plain(words.group()), marks)) {
          if (words.start() > end) {
            pieces.add(new Piece(text.substring(end, words.start()), false));
          }
          pieces.add(new Piece(words.group(), true));
          end = words.end();
        }
      }
    }
    if (end < text.length()) {
      pieces.add(new Piece(text.substring(end), false));
    }
    return new Marked(pieces);
  }

  /** As much of the text as a list shows, around the first word that answers. */
  static Marked snippet(String text, List<String> marks) {
    var line = text.replaceAll("\\s+", " ").strip();
    var hit = firstHit(line, marks);
    var from = hit <= AROUND ? 0 : startOfWord(line, hit - AROUND);
    var to = endOfWord(line, Math.min(line.length(), from + 2 * AROUND));
    var shown =
        (from > 0 ? "… " : "") + line.substring(from, to) + (to < line.length() ? " …" : "");
    return all(shown, marks);
  }

  private static int firstHit(String text, List<String> marks) {
    if (!marks.isEmpty()) {
      var words = WORD.matcher(text);
      while (words.find()) {
        if (answers(plain(words.group()), marks)) {
          return words.start();
        }
      }
    }
    return 0;
  }

  private static boolean answers(String word, List<String> marks) {
    return marks.stream()
        .anyMatch(
            mark -> word.equals(mark) || mark.length() >= SHORTEST_STEM && word.startsWith(mark));
  }

  /** The spelling search compares: see catalogue.plain in the migrations. */
  private static String plain(String word) {
    return Normalizer.normalize(word.replace('İ', 'i').replace('ı', 'i'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace('أ', 'ا')
        .replace('إ', 'ا')
        .replace('آ', 'ا')
        .replace('ى', 'ي')
        .replace('ة', 'ه');
  }

  private static int startOfWord(String text, int at) {
    var space = text.indexOf(' ', at);
    return space < 0 ? at : space + 1;
  }

  private static int endOfWord(String text, int at) {
    if (at >= text.length()) {
      return text.length();
    }
    var space = text.lastIndexOf(' ', at);
    return space <= 0 ? at : space;
  }
}
