package taskopru.statistics.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import taskopru.kernel.LocalizedText;

/** What the headings of statistical tables usually mean ({@code words.csv}). */
final class Words {

  /** What a column with that heading usually is. */
  enum Kind {
    TIME,
    DIMENSION,
    /** A number of people or things on a day. */
    MEASURE,
    /** What happened in a period. */
    FLOW
  }

  record Word(Kind kind, LocalizedText label) {}

  private static final Map<String, Word> KNOWN = read();

  private static final Pattern TIME =
      Pattern.compile(
          "(.*_)?(year|yil|yili|period|donem|date|tarih|tarihi|month|ay|quarter|ceyrek|time)(_.*)?");
  private static final Pattern CODE =
      Pattern.compile(
          "(.*_)?(id|ids|code|kod|kodu|pcode|plaka|iso|iso2|iso3|uuid|zip|postal|phone|tel|no|number|numara|sira|latitude|longitude|lat|lon|x|y|m49|plate|tckn|tc|order|sort|rank)(_.*)?");
  private static final Pattern CATEGORY =
      Pattern.compile(
          "(.*_)?(sex|gender|cinsiyet|age|yas|group|grup|grubu|type|tur|turu|level|duzey|region|bolge|status|durum|category|kategori|class|sinif|round|il|ilce|marital|religion|ethnic|relat|urbrur|roof|walls|key[0-9]*)(_.*)?");
  private static final Pattern RATE =
      Pattern.compile(
          "(.*_)?(rate|ratio|oran|orani|percent|percentage|yuzde|share|pay|payi|average|mean|median|ortalama|ortanca|index|endeks|per|density|yogunluk|score|hiz|hizi|basina|latitude|longitude|lat|lon|prevalence|pct)(_.*)?");
  private static final Pattern FLOW =
      Pattern.compile(
          "(.*_)?(flow|flows|applied|applications|arrivals|departures|births|deaths|dead|decisions|recognized|rejected|returns|dogum|olum|goc|gelen|giden|basvuru|survivors|missing|displacements|new)(_.*)?");

  private static final Pattern NUMBER_OF = Pattern.compile("(.*_)?(number|no)_of_.*");
  private static final Pattern COUNT =
      Pattern.compile(
          "(.*_)?(sayisi|sayilari|adedi|adet|toplam|toplami|nufus|nufusu|kisi|count|counts|total|population|people|persons|number_of|no_of)(_.*)?");

  private Words() {}

  private static Map<String, Word> read() {
    var known = new HashMap<String, Word>();
    for (var row : Resource.rows("words.csv")) {
      known.put(
          row[0],
          new Word(
              Kind.valueOf(row[1].toUpperCase(java.util.Locale.ROOT)),
              new LocalizedText(row[2], row[3], row[4])));
    }
    return known;
  }

  static Optional<Word> find(String heading) {
    return Optional.ofNullable(KNOWN.get(Columns.code(heading)));
  }

  static LocalizedText label(String heading) {
    return find(heading).map(Word::label).orElseGet(() -> LocalizedText.of(clean(heading)));
  }

  private static String clean(String heading) {
    return heading.replace('_', ' ').replaceAll("\\s+", " ").strip();
  }

  static boolean looksLikeTime(String heading) {
    return TIME.matcher(Columns.code(heading)).matches();
  }

  /** A number that is a name: adding such numbers up means nothing. */
  static boolean looksLikeCode(String heading) {
    return CODE.matcher(Columns.code(heading)).matches()
        && !NUMBER_OF.matcher(Columns.code(heading)).matches();
  }

  /** A number of people or things, whatever else the heading says: it never names a row. */
  static boolean looksLikeCount(String heading) {
    return COUNT.matcher(Columns.code(heading)).matches();
  }

  static boolean looksLikeCategory(String heading) {
    var word = KNOWN.get(Columns.code(heading));
    return word != null && word.kind == Kind.DIMENSION
        || CATEGORY.matcher(Columns.code(heading)).matches();
  }

  static boolean looksLikeRate(String heading) {
    return heading.contains("%") || RATE.matcher(Columns.code(heading)).matches();
  }

  static boolean looksLikeFlow(String heading) {
    var word = KNOWN.get(Columns.code(heading));
    return word != null && word.kind == Kind.FLOW || FLOW.matcher(Columns.code(heading)).matches();
  }

  /** Small tables that lie beside this class. */
  static final class Resource {

    private Resource() {}

    static Iterable<String[]> rows(String name) {
      try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(name));
          var reader =
              CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.stream().skip(1).map(row -> row.getFields().toArray(String[]::new)).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
