package taskopru.council;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/**
 * How often each seat was represented, month by month. The module that keeps meetings offers a
 * bean; without one the table shows vacancies only.
 */
public interface AttendanceFeed {

  /**
   * One month of one seat.
   *
   * @param meetings meetings of the body in that month
   * @param present how many of them somebody attended for this seat
   */
  record Attended(int meetings, int present) {}

  Map<UUID, Map<YearMonth, Attended>> of(UUID body, YearMonth from, YearMonth to);
}
