package taskopru.statistics;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one check found in a file. About the data, never about the program. Its words are the
 * messages {@code statistics.ingest.<code>} (what was found) and {@code …<code>.todo} (what to do).
 *
 * @param code the check's name
 * @param total how often, also where {@code places} shows only the first few
 * @param about what the sentence is about, such as a column or an encoding; empty where nothing
 * @param places where, and what stood there
 */
public record Finding(
    String code, Severity severity, long total, String about, List<Place> places) {

  /** What a finding means for the import. */
  public enum Severity {
    /** The file cannot become a release as it is. */
    ERROR,
    /** It can, but somebody should look. */
    WARNING,
    /** Something was done with the file that its reader should know of. */
    INFO;

    /** The word in the report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where it was found.
   *
   * @param sheet of a workbook; null in a text file
   * @param row counted from 1, as a spreadsheet or an editor shows it
   * @param column its heading
   * @param value what stood there, shortened; null where it must not be repeated
   */
  public record Place(
      @Nullable String sheet, @Nullable Long row, @Nullable String column, @Nullable String value) {

    private static final int LONGEST = 120;

    public Place {
      if (value != null) {
        value = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        if (value.length() > LONGEST) {
          value = value.substring(0, LONGEST) + "…";
        }
      }
    }
  }

  public Finding {
    places = List.copyOf(places);
  }

  public String messageKey() {
    return "statistics.ingest." + code;
  }
}
