package taskopru.opinions.clock.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;

/** A year of the municipal council's sessions, as the secretary keeps it. */
public record SessionsPage(
    int year,
    List<Tab> years,
    String weekRule,
    Form form,
    List<Option> recesses,
    List<Month> months,
    int version,
    boolean done,
    String action) {

  /**
   * One month.
   *
   * @param field the name of its date field
   * @param week the days the law leaves to the council, in words
   * @param first the first day that fits the field; the month's own
   * @param note what is odd about the day that is kept
   */
  public record Month(
      String field,
      String name,
      String week,
      String first,
      String last,
      Tag state,
      @Nullable String note) {}
}
