package taskopru.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;

/**
 * A page of the trail.
 *
 * @param kinds what can be asked for
 * @param query the question as the address says it, for the copies; starts with ? or is empty
 * @param mayExport whether the reader may take a copy
 */
public record TrailPage(
    Form form, List<Option> kinds, List<Row> rows, Pager pager, String query, boolean mayExport) {

  /**
   * One entry, with names for numbers where there are any.
   *
   * @param facts ids and codes, one to a line: {@code number: 2}
   */
  public record Row(
      long seq,
      Instant at,
      String kind,
      String actor,
      UUID subject,
      String subjectName,
      List<String> facts) {}
}
