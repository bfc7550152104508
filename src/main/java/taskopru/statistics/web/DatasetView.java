package taskopru.statistics.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/**
 * A dataset's page.
 *
 * @param titleLanguage the language the title is really in, where it is not the reader's
 * @param headline the newest figure and how it changed, in one sentence; null where there is none
 * @param closed why there are no figures here; null where there are
 * @param withdrawn the number of a withdrawn release asked for
 */
public record DatasetView(
    String slug,
    String title,
    @Nullable String titleLanguage,
    @Nullable String headline,
    List<Crumb> crumbs,
    List<Tag> tags,
    @Nullable String preview,
    @Nullable String older,
    @Nullable String closedTitle,
    @Nullable String closed,
    @Nullable Controls controls,
    @Nullable FigureView figure,
    String description,
    List<String> method,
    List<Term> terms,
    List<String> reading,
    List<Download> downloads,
    Citation citation,
    List<Snippet> snippets,
    List<ReleaseLine> releases,
    String releasesAddress) {

  /** The dataset as others may name it. */
  public record Citation(String text, String bibtex, String ris) {}

  /** A few lines of code that read this very table. */
  public record Snippet(String language, String code) {

    public String id() {
      return "code-" + language.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
  }

  /** One line of the release history. */
  public record ReleaseLine(
      int number,
      String href,
      @Nullable String published,
      String period,
      String rows,
      Tag state,
      @Nullable String compare) {}
}
