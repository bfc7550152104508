package taskopru.web.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * A page of the desk: where the thing stands, what is to be done next, and its sections.
 *
 * @param done the sentence about what the reader just did; null for none
 * @param next what is to be done next; null where nothing is
 */
public record DeskPage(
    String title,
    String lead,
    List<Crumb> crumbs,
    List<Tab> tabs,
    @Nullable String done,
    List<Tag> tags,
    List<Step> steps,
    @Nullable Next next,
    List<Link> links,
    @Nullable Search search,
    List<Section> sections) {

  /** The next step in a sentence, with the button that leads to it where there is one. */
  public record Next(Tone tone, String text, List<Link> links, List<Deed> deeds) {}

  /** A page as a button. */
  public record Link(String text, String href, String kind) {
    public static Link first(String text, String href) {
      return new Link(text, href, "primary");
    }

    public static Link other(String text, String href) {
      return new Link(text, href, "secondary");
    }

    public static Link quiet(String text, String href) {
      return new Link(text, href, "quiet");
    }

    public static Link danger(String text, String href) {
      return new Link(text, href, "danger");
    }
  }

  /**
   * A deed that needs no more words: a button that posts.
   *
   * @param about what it is done to, for those who hear the page
   */
  public record Deed(
      String text, String action, String kind, String name, String value, String about) {
    public static Deed of(String text, String action, String about) {
      return new Deed(text, action, "quiet", "", "", about);
    }

    public static Deed with(String text, String action, String name, String value, String about) {
      return new Deed(text, action, "quiet", name, value, about);
    }
  }

  /**
   * A search above the list.
   *
   * @param choice beside it; null for none
   * @param sort how the list is sorted, kept while searching; empty for as it comes
   */
  public record Search(
      String action, String label, String value, @Nullable Choice choice, String sort) {

    public static Search of(String action, String label, String value) {
      return new Search(action, label, value, null, "");
    }

    public Search beside(Choice one) {
      return new Search(action, label, value, one, sort);
    }

    public Search sorted(String by) {
      return new Search(action, label, value, choice, by);
    }
  }

  /** One of several that a list is narrowed to. */
  public record Choice(String label, String name, String value, List<Option> options) {}

  /** A part of the page under its own heading. */
  public sealed interface Section {
    String id();

    String title();

    record Facts(String id, String title, List<Term> terms, List<Link> links) implements Section {}

    /**
     * A text as it was written.
     *
     * @param in the language it was written in, where it is not the reader's
     */
    record Words(String id, String title, String text, @Nullable Language in, List<Link> links)
        implements Section {
      public Words(String id, String title, String text, List<Link> links) {
        this(id, title, text, null, links);
      }
    }

    record Numbers(String id, String title, List<Figure> figures) implements Section {}

    record Notice(String id, String title, Tone tone, String text, List<String> lines)
        implements Section {
      public Notice(String id, String title, Tone tone, String text) {
        this(id, title, tone, text, List.of());
      }
    }

    /** Things, each with its words and what can be done to it. */
    record Items(
        String id,
        String title,
        @Nullable String lead,
        List<Item> items,
        String none,
        List<Link> links)
        implements Section {}

    /**
     * Rows under their heads, or the sentence about why there are none.
     *
     * @param caption what the rows are; null where the title says it
     * @param note a line under the caption
     */
    record Table(
        String id,
        String title,
        @Nullable String caption,
        @Nullable String note,
        List<Column> columns,
        List<Row> rows,
        String none,
        List<Link> links,
        @Nullable Pager pager)
        implements Section {
      public Table(
          String id,
          String title,
          List<Column> columns,
          List<Row> rows,
          String none,
          List<Link> links,
          @Nullable Pager pager) {
        this(id, title, null, null, columns, rows, none, links, pager);
      }
    }
  }

  /**
   * One thing of a list.
   *
   * @param parts what belongs to it: the evidence of a claim
   */
  public record Item(
      String id,
      String heading,
      @Nullable String href,
      List<Tag> tags,
      String text,
      List<Term> terms,
      List<Part> parts,
      List<Link> links,
      List<Deed> deeds) {

    public static Item of(String id, String heading, String text) {
      return new Item(
          id, heading, null, List.of(), text, List.of(), List.of(), List.of(), List.of());
    }

    public Item tagged(List<Tag> states) {
      return new Item(id, heading, href, states, text, terms, parts, links, deeds);
    }

    public Item told(List<Term> facts) {
      return new Item(id, heading, href, tags, text, facts, parts, links, deeds);
    }

    public Item holding(List<Part> pieces) {
      return new Item(id, heading, href, tags, text, terms, pieces, links, deeds);
    }

    public Item offering(List<Link> pages, List<Deed> buttons) {
      return new Item(id, heading, href, tags, text, terms, parts, pages, buttons);
    }
  }

  /** A piece of a thing. */
  public record Part(
      @Nullable Tag tag,
      String text,
      @Nullable String href,
      @Nullable String small,
      @Nullable String warning,
      List<Deed> deeds) {}

  /** Its first cell names it. */
  public record Row(List<Cell> cells) {
    public static Row of(Cell... cells) {
      return new Row(List.of(cells));
    }
  }

  /**
   * A cell: words, perhaps leading somewhere, perhaps a state.
   *
   * @param small a quieter line below
   */
  public record Cell(
      String text, @Nullable String href, @Nullable Tag tag, @Nullable String small) {
    public static Cell of(@Nullable String text) {
      return new Cell(text == null ? "" : text, null, null, null);
    }

    public static Cell to(String text, String href) {
      return new Cell(text, href, null, null);
    }

    public static Cell of(Tag tag) {
      return new Cell("", null, tag, null);
    }

    public Cell below(@Nullable String more) {
      return new Cell(text, href, tag, more == null || more.isEmpty() ? null : more);
    }
  }

  public DeskPage {
    crumbs = List.copyOf(crumbs);
    tabs = List.copyOf(tabs);
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
    links = List.copyOf(links);
    sections = List.copyOf(sections);
  }

  public static DeskPage of(String title, String lead) {
    return new DeskPage(
        title, lead, List.of(), List.of(), null, List.of(), List.of(), null, List.of(), null,
        List.of());
  }

  public DeskPage crumbed(List<Crumb> way) {
    return new DeskPage(title, lead, way, tabs, done, tags, steps, next, links, search, sections);
  }

  public DeskPage tabbed(List<Tab> views) {
    return new DeskPage(
        title, lead, crumbs, views, done, tags, steps, next, links, search, sections);
  }

  public DeskPage told(@Nullable String sentence) {
    return new DeskPage(
        title, lead, crumbs, tabs, sentence, tags, steps, next, links, search, sections);
  }

  public DeskPage standing(List<Tag> states, List<Step> way, @Nullable Next step) {
    return new DeskPage(
        title, lead, crumbs, tabs, done, states, way, step, links, search, sections);
  }

  public DeskPage offering(List<Link> pages) {
    return new DeskPage(
        title, lead, crumbs, tabs, done, tags, steps, next, pages, search, sections);
  }

  public DeskPage searched(Search by) {
    return new DeskPage(title, lead, crumbs, tabs, done, tags, steps, next, links, by, sections);
  }

  public DeskPage holding(List<? extends Section> parts) {
    return new DeskPage(
        title, lead, crumbs, tabs, done, tags, steps, next, links, search, List.copyOf(parts));
  }
}
