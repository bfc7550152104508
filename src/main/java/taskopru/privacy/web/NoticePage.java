package taskopru.privacy.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.privacy.Notice;
import taskopru.web.Ui;

/**
 * One version of a form's notice, and which others there are.
 *
 * @param current the version in force
 */
public record NoticePage(Notice notice, int current, List<Notice> versions) {

  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

  public NoticePage {
    versions = List.copyOf(versions);
  }

  /** A heading, or a paragraph under it. */
  public record Block(boolean heading, String text) {}

  /** The text with whose house this is written in. */
  public List<Block> blocks(Ui ui) {
    var blocks = new ArrayList<Block>();
    var text =
        notice
            .text()
            .in(ui.language())
            .replace("{council}", ui.text(ui.site().council()))
            .replace("{contact}", ui.site().contact());
    for (var paragraph : PARAGRAPHS.split(text)) {
      var lines = paragraph.strip();
      if (lines.startsWith("# ")) {
        var end = lines.indexOf('\n');
        blocks.add(new Block(true, lines.substring(2, end < 0 ? lines.length() : end).strip()));
        if (end > 0) {
          blocks.add(new Block(false, lines.substring(end).strip()));
        }
      } else if (!lines.isEmpty()) {
        blocks.add(new Block(false, lines));
      }
    }
    return blocks;
  }

  /** The language it is really in, where that is not the reader's. */
  public @Nullable Language shownIn(Ui ui) {
    var shown = notice.text().shownIn(ui.language());
    return shown == ui.language() ? null : shown;
  }
}
