package taskopru.planning.plan.web;

import java.util.List;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tab;

/** What a plan does in one year. */
public record ProgrammePage(
    String title,
    String lead,
    String plan,
    List<Tab> years,
    List<PlanView.ActionRow> actions,
    String none,
    List<String> totals,
    List<Download> downloads,
    List<Alternate> alternates) {}
