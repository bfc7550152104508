package taskopru.planning.web;

import java.util.List;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Entry;

/** The published reports. */
public record ReportList(List<Entry> reports, List<Alternate> alternates) {}
