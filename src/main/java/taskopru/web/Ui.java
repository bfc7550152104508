package taskopru.web;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/**
 * What every template gets as {@code ui}: the reader's language and the words, numbers, dates and
 * addresses in it. One per request.
 */
public final class Ui {

  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  private final Language language;
  private final Messages messages;
  private final Site site;
  private final List<MenuEntry> menu;
  private final Actor actor;
  private final String path;
  private final @Nullable String query;
  private final Supplier<@Nullable Csrf> csrf;
  private final String assets;

  /** The hidden field that proves a form is ours. */
  public record Csrf(String parameter, String token) {}

  Ui(
      Language language,
      Messages messages,
      Site site,
      List<MenuEntry> menu,
      Actor actor,
      String path,
      @Nullable String query,
      Supplier<@Nullable Csrf> csrf,
      String assets) {
    this.language = language;
    this.messages = messages;
    this.site = site;
    this.menu = menu;
    this.actor = actor;
    this.path = path;
    this.query = query;
    this.csrf = csrf;
    this.assets = assets;
  }

  public Language language() {
    return language;
  }

  public Site site() {
    return site;
  }

  /** Who is reading. */
  public Actor actor() {
    return actor;
  }

  /** Asked only where a form is: asking may open a session, and reading must not. */
  public @Nullable Csrf csrf() {
    return csrf.get();
  }

  /** A sentence of the messages files. Names of another script keep their own direction in it. */
  public String text(String key, Object... args) {
    return messages.text(language, key, language == Language.AR ? apart(args) : args);
  }

  private static Object[] apart(Object[] args) {
    var apart = args.clone();
    for (var i = 0; i < apart.length; i++) {
      if (apart[i] instanceof String text && LATIN.matcher(text).find()) {
        apart[i] = "\u2068" + text + "\u2069";
      }
    }
    return apart;
  }

  /** Whether there is such a sentence, for what a module may say or leave. */
  public boolean says(String key) {
    return messages.has(language, key);
  }

  public String text(LocalizedText text) {
    return text.in(language);
  }

  public String orElse(@Nullable String value, String key) {
    return value == null || value.isBlank() ? text(key) : value;
  }

  public String number(long number) {
    return signed(NumberFormat.getInstance(ULocale.forLocale(language.locale())).format(number));
  }

  /** With a minus sign, where formats put a hyphen: it is as wide as a plus, and read aloud. */
  private static String signed(String number) {
    return number.replace('-', '\u2212');
  }

  public String number(double number, int decimals) {
    var format = NumberFormat.getInstance(ULocale.forLocale(language.locale()));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return signed(format.format(number));
  }

  /** Several names in one sentence: Sekreter, Editör ve Üye. */
  public String list(List<String> names) {
    return ListFormatter.getInstance(language.locale()).format(names);
  }

  /** A file's size: 1,4 MB. */
  public String bytes(long bytes) {
    var units = new String[] {"B", "kB", "MB", "GB", "TB"};
    var size = (double) bytes;
    var unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return number(size, unit == 0 || size >= 100 ? 0 : 1) + "\u00a0" + units[unit];
  }

  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }

  public String dateTime(Instant instant) {
    return language.dateTime(instant.atZone(site.zone()));
  }

  /** The address of a page in the reader's language: {@code path("/data")} is {@code /tr/data}. */
  public String path(String page) {
    return "/" + language.tag() + page;
  }

  /** This page in another language, with its query. */
  public String in(Language other) {
    var rest =
        path.length() > 3
                && path.charAt(3) == '/'
                && Language.find(path.substring(1, 3)).isPresent()
            ? path.substring(3)
            : "";
    return "/" + other.tag() + rest + (query == null ? "" : "?" + query);
  }

  /** This page's path, with its language and without its query. */
  public String here() {
    return path;
  }

  /** Whether the page belongs under that menu line. */
  public boolean isUnder(String page) {
    return path.equals(path(page)) || path.startsWith(path(page) + "/");
  }

  /**
   * A file of ours under an address that changes with its content, so that browsers keep it for
   * ever.
   */
  public String asset(String file) {
    return assets + file;
  }

  /** The lines of that part of the navigation which this reader may use, one for each page. */
  public List<MenuEntry> menu(MenuEntry.Area area) {
    var paths = new HashSet<String>();
    return menu.stream()
        .filter(entry -> entry.area() == area)
        .filter(entry -> entry.verb() == null || actor.may(entry.verb()))
        .sorted(Comparator.comparingInt(MenuEntry::order))
        .filter(entry -> paths.add(entry.path()))
        .toList();
  }
}
