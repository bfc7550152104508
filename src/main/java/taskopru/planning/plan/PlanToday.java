package taskopru.planning.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** The plan on the desk's first page: what is said to be done, and what is late. */
@Component
class PlanToday implements TodaySource {

  private final Plans plans;
  private final PlanBook book;
  private final DoingBook doings;

  PlanToday(Plans plans, PlanBook book, DoingBook doings) {
    this.plans = plans;
    this.book = book;
    this.doings = doings;
  }

  @Override
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    var plan =
        plans
            .current()
            .filter(one -> one.state() == Plan.State.ADOPTED && plans.keeps(actor, one))
            .orElse(null);
    if (plan == null) {
      return List.of();
    }
    var whole = book.whole(plan);
    var reports = doings.newest(whole.actions().map(PlanAction::line).toList());
    var standing =
        PlanStanding.of(whole, today, Map.of(), reports, Map.of(), doings.reached(plan.id()));
    var claimed = standing.actions().filter(one -> one.state() == ActionState.DONE_CLAIMED).count();
    var late = standing.actions().filter(PlanStanding.OfAction::late).count();
    var page = "/desk/plan/" + plan.id();
    var lines = new ArrayList<TodayLine>();
    if (claimed > 0) {
      lines.add(TodayLine.of(Part.DUE, "planning.plan.today.claimed", page, claimed));
    }
    if (late > 0) {
      lines.add(TodayLine.of(Part.DUE, "planning.plan.today.late", page, late));
    }
    return lines;
  }
}
