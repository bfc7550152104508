package taskopru.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/**
 * What a file cannot say about itself and a release must.
 *
 * @param source the source in words, as it wants to be named
 * @param referenceDate the day the figures speak of, where the source names one
 * @param note what readers should know of this edition
 */
public record ReleaseFacts(String source, @Nullable LocalDate referenceDate, LocalizedText note) {

  private static final int LONGEST = 10_000;

  public ReleaseFacts {
    source = source.strip();
    if (source.length() > LONGEST || note.tr().length() > LONGEST) {
      throw new Problem.Refused("statistics.import.facts.long", LONGEST);
    }
    if (source.indexOf('\0') >= 0 || note.tr().indexOf('\0') >= 0) {
      throw new Problem.Refused("statistics.import.facts.null");
    }
  }

  public static ReleaseFacts from(String source) {
    return new ReleaseFacts(source, null, LocalizedText.of(""));
  }
}
