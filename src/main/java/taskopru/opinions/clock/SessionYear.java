package taskopru.opinions.clock;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our municipality's council decided for a year.
 *
 * @param recess the number of the month off; 0 for none, null while nobody has told us
 * @param source where that is written
 * @param version 0 while nothing is kept
 */
public record SessionYear(
    int year, @Nullable Integer recess, Map<Month, LocalDate> days, String source, int version) {

  public SessionYear {
    days = Map.copyOf(days);
  }
}
