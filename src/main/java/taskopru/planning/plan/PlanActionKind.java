package taskopru.planning.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.ActionKind;

/** Lets a recommendation be carried out by an action of the plan that stands. */
@Component
class PlanActionKind implements ActionKind {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:.*#action-)?([0-9a-f-]{36}|[0-9]+\\.[0-9]+\\.[0-9]+)");

  private final Plans plans;

  PlanActionKind(Plans plans) {
    this.plans = plans;
  }

  @Override
  public String code() {
    return "plan";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Optional<String> trail() {
    return Optional.of(PlanTrail.KIND);
  }

  @Override
  public Found find(Actor actor, String reference) {
    var matcher = REFERENCE.matcher(reference.strip());
    if (!matcher.matches()) {
      throw new Problem.Refused("planning.plan.piece.unknown");
    }
    var asked = matcher.group(1);
    return plans.current().map(plans::whole).stream()
        .flatMap(WholePlan::actions)
        .filter(one -> one.line().toString().equals(asked) || one.number().equals(asked))
        .findFirst()
        .map(one -> new Found(one.line().toString(), one.name().tr(), "/plan#action-" + one.line()))
        .orElseThrow(() -> new Problem.Refused("planning.plan.piece.unknown"));
  }
}
