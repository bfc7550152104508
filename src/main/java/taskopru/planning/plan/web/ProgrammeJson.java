package taskopru.planning.plan.web;

import java.util.List;

/** What a plan does in one year, for programs. */
public record ProgrammeJson(
    int year, String plan, String title, String url, List<PlanJson.OneAction> actions) {}
