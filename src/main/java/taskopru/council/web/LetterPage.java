package taskopru.council.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Form;

/**
 * The form that takes a scanned letter.
 *
 * @param whose of whom the letter speaks, and from when it is
 * @param kept what is kept already and would be replaced
 * @param removal where it is taken away
 */
public record LetterPage(
    String title,
    String whose,
    List<Crumb> crumbs,
    String action,
    String back,
    @Nullable String removal,
    @Nullable String kept,
    @Nullable String keptAt,
    int version,
    Form form) {

  public LetterPage {
    crumbs = List.copyOf(crumbs);
  }
}
