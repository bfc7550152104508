package taskopru.planning.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.planning.plan.PlanStanding.Reading;

/** Reading plans: the one that stands for everybody, drafts for the desk. */
@Service
@Transactional(readOnly = true)
public class Plans {

  private final PlanBook book;
  private final DoingBook doings;
  private final LiveFigures figures;
  private final Desk desk;

  Plans(PlanBook book, DoingBook doings, LiveFigures figures, Desk desk) {
    this.book = book;
    this.doings = doings;
    this.figures = figures;
    this.desk = desk;
  }

  /** Those everybody may read, the newest first. */
  public List<Plan> listPublic() {
    return book.list().stream().filter(Plan::isPublic).toList();
  }

  /** The newest plan that stands; where none does, the newest that did. */
  public Optional<Plan> current() {
    var all = listPublic();
    return all.stream()
        .filter(one -> one.state() == Plan.State.ADOPTED)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  public Plan getPublic(UUID id) {
    return book.find(id).filter(Plan::isPublic).orElseThrow(PlanBook::unknown);
  }

  /** Those this actor sees on the desk. */
  public List<Plan> list(Actor actor) {
    desk.mustSee(actor, desk.workingGroup().id());
    return book.list().stream()
        .filter(one -> one.isPublic() || desk.keeps(actor, one.body()))
        .filter(one -> desk.sees(actor, one.body()))
        .toList();
  }

  /** For the desk: drafts are for whoever keeps them. */
  public Plan get(Actor actor, UUID id) {
    var plan = book.find(id).orElseThrow(PlanBook::unknown);
    if (plan.isPublic()) {
      desk.mustSee(actor, plan.body());
    } else {
      desk.mustKeep(actor, plan.body());
    }
    return plan;
  }

  public boolean keeps(Actor actor, Plan plan) {
    return desk.keeps(actor, plan.body());
  }

  public WholePlan whole(Plan plan) {
    return book.whole(plan);
  }

  /** Everything in it, with what is known of it today. */
  public PlanStanding standing(Plan plan) {
    var whole = book.whole(plan);
    var lines = whole.actions().map(PlanAction::line).toList();
    return PlanStanding.of(
        whole,
        desk.today(),
        readings(whole),
        doings.newest(lines),
        doings.evidence(lines),
        doings.reached(plan.id()));
  }

  private Map<UUID, Reading> readings(WholePlan whole) {
    var readings = new HashMap<UUID, Reading>();
    var lines = whole.indicators().map(Indicator::line).toList();
    for (var one : doings.measurements(lines)) {
      if (one.state() == Measurement.State.VERIFIED) {
        readings.putIfAbsent(
            one.line(), new Reading(one.value(), null, one.measuredOn(), one.evidence()));
      }
    }
    whole
        .indicators()
        .forEach(one -> {
          var live = one.live();
          if (live != null) {
            figures
                .newest(live)
                .ifPresent(figure ->
                    readings.put(one.line(), new Reading(figure.value(), figure, null, null)));
          }
        });
    return readings;
  }
}
