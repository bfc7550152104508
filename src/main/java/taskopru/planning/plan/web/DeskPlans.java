package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Entry;

/** The plans on the desk. */
public record DeskPlans(List<Entry> plans, boolean writes, @Nullable String done) {}
