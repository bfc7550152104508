package taskopru.council.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Column;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/**
 * A page of the council's desk: where it stands, what can be done, and its sections.
 *
 * @param done the sentence about what the reader just did; null for none
 * @param steps the way of the thing; empty for none
 */
public record DeskPage(
    String title,
    String lead,
    List<Crumb> crumbs,
    List<Tab> tabs,
    @Nullable String done,
    List<Tag> tags,
    List<Step> steps,
    List<Action> actions,
    @Nullable Search search,
    List<Section> sections) {

  /** The address of a deed or of another page, as a button. */
  public record Action(String text, String href, String kind, @Nullable String icon) {

    static Action first(String text, String href) {
      return new Action(text, href, "primary", null);
    }

    static Action other(String text, String href) {
      return new Action(text, href, "secondary", null);
    }

    static Action danger(String text, String href) {
      return new Action(text, href, "danger", null);
    }

    static Action quiet(String text, String href) {
      return new Action(text, href, "quiet", null);
    }
  }

  /** A search above the sections; {@code sort} is kept while searching. */
  public record Search(String action, String label, String value, String sort) {}

  /** A part of the page under its own heading; one without a title has none. */
  public sealed interface Section {

    String id();

    String title();

    /** Facts with their names. */
    record Facts(String id, String title, List<Term> terms, List<Action> actions)
        implements Section {}

    /** A text as it was written, in the language it was written in. */
    record Words(String id, String title, String text, @Nullable String lang, @Nullable String dir)
        implements Section {}

    record Numbers(String id, String title, List<Figure> figures) implements Section {}

    record Notice(String id, String title, Tone tone, String text) implements Section {}

    /**
     * Rows under their heads, or the sentence about why there are none.
     *
     * @param note a line under the caption
     */
    record Table(
        String id,
        String title,
        String caption,
        @Nullable String note,
        List<Column> columns,
        List<Row> rows,
        String none,
        List<Action> actions,
        @Nullable Pager pager)
        implements Section {}
  }

  /** Its first cell names it. */
  public record Row(List<Cell> cells) {
    static Row of(Cell... cells) {
      return new Row(List.of(cells));
    }
  }

  /**
   * A cell: words, perhaps leading somewhere, perhaps a state.
   *
   * @param small a quieter line below
   */
  public record Cell(
      String text,
      @Nullable String href,
      @Nullable Tag tag,
      boolean number,
      @Nullable String small) {

    static Cell of(@Nullable String text) {
      return new Cell(text == null ? "" : text, null, null, false, null);
    }

    static Cell to(String text, String href) {
      return new Cell(text, href, null, false, null);
    }

    static Cell number(String text) {
      return new Cell(text, null, null, true, null);
    }

    static Cell of(Tag tag) {
      return new Cell("", null, tag, false, null);
    }

    Cell below(@Nullable String more) {
      return new Cell(text, href, tag, number, more == null || more.isEmpty() ? null : more);
    }
  }

  public DeskPage {
    crumbs = List.copyOf(crumbs);
    tabs = List.copyOf(tabs);
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
    actions = List.copyOf(actions);
    sections = List.copyOf(sections);
  }

  static DeskPage of(String title, String lead) {
    return new DeskPage(
        title, lead, List.of(), List.of(), null, List.of(), List.of(), List.of(), null, List.of());
  }

  DeskPage crumbed(List<Crumb> way) {
    return new DeskPage(title, lead, way, tabs, done, tags, steps, actions, search, sections);
  }

  DeskPage tabbed(List<Tab> views) {
    return new DeskPage(title, lead, crumbs, views, done, tags, steps, actions, search, sections);
  }

  DeskPage told(@Nullable String sentence) {
    return new DeskPage(
        title, lead, crumbs, tabs, sentence, tags, steps, actions, search, sections);
  }

  DeskPage tagged(List<Tag> states, List<Step> way) {
    return new DeskPage(title, lead, crumbs, tabs, done, states, way, actions, search, sections);
  }

  DeskPage offering(List<Action> deeds) {
    return new DeskPage(title, lead, crumbs, tabs, done, tags, steps, deeds, search, sections);
  }

  DeskPage searched(Search by) {
    return new DeskPage(title, lead, crumbs, tabs, done, tags, steps, actions, by, sections);
  }

  DeskPage holding(List<? extends Section> parts) {
    return new DeskPage(
        title, lead, crumbs, tabs, done, tags, steps, actions, search, List.copyOf(parts));
  }
}
