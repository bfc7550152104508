package taskopru.opinions;

import java.time.LocalDate;
import java.util.List;
import taskopru.kernel.LocalizedText;

/**
 * When the law's steps fall due after an opinion was handed in: a bean of this type, where the
 * house keeps a calendar of sessions and holidays. Without one the secretary enters by when an
 * answer is expected.
 */
public interface StatutoryDates {

  /** In the order of their days; empty for addressees the law gives no time. */
  List<Due> from(LocalDate handedIn, Addressee.Kind kind);

  /**
   * A step and its day.
   *
   * @param key message key of what is due
   * @param rule where the law says so; empty where it follows from another step
   * @param isAnswer whether the result must be told to us by then
   */
  record Due(String key, LocalDate day, LocalizedText rule, boolean isAnswer) {}
}
