package taskopru.web.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * One thing of a list: its name as a link, its state, a line of facts, perhaps its way.
 *
 * @param summary a sentence under the name
 * @param meta short facts: publisher, period, licence
 * @param steps its way so far; empty for none
 * @param shownIn the language the name is really in, where it is not the reader's
 */
public record Entry(
    String title,
    String href,
    @Nullable String summary,
    @Nullable Tag tag,
    List<String> meta,
    List<Step> steps,
    @Nullable Language shownIn) {

  public Entry {
    meta = List.copyOf(meta);
    steps = List.copyOf(steps);
  }

  public static Entry of(String title, String href, List<String> meta) {
    return new Entry(title, href, null, null, meta, List.of(), null);
  }

  public Entry tagged(Tag state) {
    return new Entry(title, href, summary, state, meta, steps, shownIn);
  }

  public Entry stepped(List<Step> way) {
    return new Entry(title, href, summary, tag, meta, way, shownIn);
  }

  public Entry told(@Nullable String sentence) {
    return new Entry(title, href, sentence, tag, meta, steps, shownIn);
  }
}
