package taskopru.planning.web;

import java.util.List;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/**
 * All reports on the desk.
 *
 * @param mayStart whether the reader writes reports
 * @param years those a report may be started for
 */
public record DeskReports(
    List<Entry> reports, boolean mayStart, Form form, List<Option> years, String done) {}
