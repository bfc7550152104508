package taskopru.opinions.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the clock is asked about.
 *
 * @param submitted the day the municipality's registry has it
 * @param extension the last day of a recorded extension; null for none
 */
public record Submission(
    LocalDate submitted,
    CouncilCalendar calendar,
    Committee committee,
    @Nullable LocalDate extension) {

  public Submission {
    if (extension != null && extension.isBefore(submitted)) {
      throw new IllegalArgumentException("an extension before the submission");
    }
  }
}
