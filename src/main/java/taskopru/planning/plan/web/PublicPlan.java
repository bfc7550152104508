package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Download;
import taskopru.web.ui.Term;

/**
 * A plan as everybody reads it.
 *
 * @param notice said first where it is not the plan that stands, with the address of that one
 */
public record PublicPlan(
    PlanView view,
    PlanView.@Nullable Link notice,
    List<Term> editions,
    List<Download> downloads,
    List<Alternate> alternates) {}
