package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Tag;

/**
 * A plan on the desk: where it stands, what is next, and everything in it.
 *
 * @param done what the reader just did; null for nothing
 * @param next what is to be done next
 * @param first the button that leads to it; null where nothing is to be done
 */
public record DeskPlan(
    PlanView view,
    String here,
    Tag state,
    @Nullable String done,
    String next,
    PlanView.@Nullable Link first,
    List<PlanView.Link> others,
    boolean writes) {}
