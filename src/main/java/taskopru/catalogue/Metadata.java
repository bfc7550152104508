package taskopru.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/**
 * What is told about a dataset (DCAT-AP). It may hold flawed values, so that a form can give them
 * back to whoever typed them; {@link Datasets} refuses to store metadata with {@link #flaws()}, and
 * {@link Publishing} refuses to show metadata with {@link #gaps()}.
 *
 * @param publisher code of a {@link Publisher}; empty while nobody has said
 * @param contact whom readers may ask, a name, an address or both
 * @param source the source in words, as it wants to be named
 * @param sourceUrl where the source published the figures; empty where there is no such page
 * @param spatial ISO 3166-1 alpha-3 countries, ISO 3166-2 provinces ({@code TR-01}), {@code 001}
 *     for the world
 * @param temporalFrom first period told about, ISO 8601: {@code 2010}, {@code 2010-03} or a day;
 *     where null, the latest release knows
 * @param temporalTo last period
 * @param expected the day the source has announced for its next figures
 */
public record Metadata(
    LocalizedText title,
    LocalizedText description,
    LocalizedText method,
    String publisher,
    String contact,
    String source,
    String sourceUrl,
    Licence licence,
    List<Theme> themes,
    Keywords keywords,
    List<String> spatial,
    @Nullable String temporalFrom,
    @Nullable String temporalTo,
    Periodicity periodicity,
    @Nullable LocalDate expected) {

  static final int LONGEST_TITLE = 300;
  static final int LONGEST_TEXT = 10_000;
  static final int LONGEST_LINE = 1_000;
  static final int MOST_KEYWORDS = 30;
  static final int LONGEST_KEYWORD = 80;

  private static final Pattern PLACE = Pattern.compile("[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}|001");
  private static final Pattern PERIOD =
      Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

  public Metadata {
    publisher = publisher.strip();
    contact = contact.strip();
    source = source.strip();
    sourceUrl = sourceUrl.strip();
    themes = themes.stream().distinct().sorted().toList();
    spatial = spatial.stream().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
  }

  /** A dataset of which only the name is known yet. */
  public static Metadata titled(LocalizedText title) {
    var nothing = LocalizedText.of("");
    return new Metadata(
        title,
        nothing,
        nothing,
        "",
        "",
        "",
        "",
        Licence.NOT_STATED,
        List.of(),
        Keywords.NONE,
        List.of(),
        null,
        null,
        Periodicity.UNKNOWN,
        null);
  }

  /** What makes it unfit to be stored at all. */
  public List<Flaw> flaws() {
    var flaws = new ArrayList<Flaw>();
    if (title.tr().isEmpty()) {
      flaws.add(new Flaw("title.tr", "catalogue.title.missing"));
    }
    lengths("title", title, LONGEST_TITLE, flaws);
    lengths("description", description, LONGEST_TEXT, flaws);
    lengths("method", method, LONGEST_TEXT, flaws);
    length("contact", contact, LONGEST_LINE, flaws);
    length("source", source, LONGEST_LINE, flaws);
    address("sourceUrl", sourceUrl, flaws);
    for (var language : Language.values()) {
      keywords(language, flaws);
    }
    spatial.stream()
        .filter(place -> !PLACE.matcher(place).matches())
        .findFirst()
        .ifPresent(place -> flaws.add(new Flaw("spatial", "catalogue.spatial.code", place)));
    period("temporalFrom", temporalFrom, flaws);
    period("temporalTo", temporalTo, flaws);
    if (temporalFrom != null
        && temporalTo != null
        && temporalFrom.compareTo(temporalTo) > 0
        && !temporalFrom.startsWith(temporalTo)) {
      flaws.add(new Flaw("temporalTo", "catalogue.temporal.order"));
    }
    return List.copyOf(flaws);
  }

  /** What is still missing before it can be shown to the public. */
  public List<Flaw> gaps() {
    var gaps = new ArrayList<Flaw>();
    if (description.tr().isEmpty()) {
      gaps.add(new Flaw("description.tr", "catalogue.description.missing"));
    }
    if (publisher.isEmpty()) {
      gaps.add(new Flaw("publisher", "catalogue.publisher.missing"));
    }
    if (source.isEmpty()) {
      gaps.add(new Flaw("source", "catalogue.source.missing"));
    }
    if (themes.isEmpty()) {
      gaps.add(new Flaw("themes", "catalogue.themes.missing"));
    }
    return List.copyOf(gaps);
  }

  private void keywords(Language language, List<Flaw> flaws) {
    var words = keywords.in(language);
    var field = "keywords." + language.tag();
    if (words.size() > MOST_KEYWORDS) {
      flaws.add(new Flaw(field, "catalogue.keywords.many", MOST_KEYWORDS));
    }
    if (words.stream().anyMatch(word -> word.length() > LONGEST_KEYWORD)) {
      flaws.add(new Flaw(field, "catalogue.keywords.long", LONGEST_KEYWORD));
    }
  }

  static void address(String field, String address, List<Flaw> flaws) {
    length(field, address, LONGEST_LINE, flaws);
    if (!address.isEmpty() && !WEB_ADDRESS.matcher(address).matches()) {
      flaws.add(new Flaw(field, "catalogue.web-address"));
    }
  }

  static void lengths(String field, LocalizedText text, int longest, List<Flaw> flaws) {
    length(field + ".tr", text.tr(), longest, flaws);
    length(field + ".en", text.en(), longest, flaws);
    length(field + ".ar", text.ar(), longest, flaws);
  }

  private static void length(String field, @Nullable String text, int longest, List<Flaw> flaws) {
    if (text == null) {
      return;
    }
    if (text.length() > longest) {
      flaws.add(new Flaw(field, "catalogue.text.long", longest));
    }
    if (text.indexOf('\0') >= 0) {
      flaws.add(new Flaw(field, "catalogue.text.null"));
    }
  }

  private static void period(String field, @Nullable String period, List<Flaw> flaws) {
    if (period != null && !PERIOD.matcher(period).matches()) {
      flaws.add(new Flaw(field, "catalogue.temporal.period", period));
    }
  }
}
