package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/**
 * One release's page.
 *
 * @param closed why its figures cannot be seen; null where they can
 */
public record ReleaseView(
    String title,
    List<Crumb> crumbs,
    Tag state,
    @Nullable String closed,
    @Nullable String figures,
    @Nullable String compare,
    List<Term> terms,
    List<Finding> findings,
    List<Download> downloads) {

  /** What a check said, in words. */
  public record Finding(Tag severity, String text) {}
}
