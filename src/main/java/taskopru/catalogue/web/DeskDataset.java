package taskopru.catalogue.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Flaw;
import taskopru.web.ui.Column;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/**
 * What the desk knows of one dataset.
 *
 * @param deeds what this reader may do with it now
 * @param gaps what is missing before it can be shown
 * @param done what was just done, to be said once; null otherwise
 */
public record DeskDataset(
    Dataset dataset,
    Tag state,
    Tag freshness,
    List<Step> way,
    List<Offer> deeds,
    boolean editable,
    List<Flaw> gaps,
    List<Term> terms,
    List<Line> history,
    @Nullable String done,
    List<Column> columns) {

  /** A deed that is offered. */
  public record Offer(DatasetDeed deed, boolean next) {}

  /** One line of its history. */
  public record Line(Instant at, String what, String who, @Nullable String note) {}
}
