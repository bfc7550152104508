package taskopru.planning.plan.web;

import java.util.List;
import java.util.Map;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Fields;

/** What the forms of the plan ask, and which field a rule's no is about. */
final class Sent {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("planning.plan.title.missing", "title-tr"),
          Map.entry("planning.plan.turkishFirst", "summary-tr"),
          Map.entry("planning.plan.years.odd", "from"),
          Map.entry("planning.plan.years.order", "to"),
          Map.entry("planning.plan.name.missing", "name-tr"),
          Map.entry("planning.plan.unit.missing", "unit-tr"),
          Map.entry("planning.plan.baseline.day", "baselineOn"),
          Map.entry("planning.plan.target.earlier", "targetOn"),
          Map.entry("planning.plan.target.direction", "target"),
          Map.entry("planning.plan.source.missing", "source"),
          Map.entry("planning.plan.live.address", "live"),
          Map.entry("planning.plan.live.empty", "live"),
          Map.entry("planning.plan.live.several", "live"),
          Map.entry("planning.plan.ends.earlier", "ends"),
          Map.entry("planning.plan.action.outside", "starts"),
          Map.entry("planning.plan.amount.negative", "amount"),
          Map.entry("planning.plan.currency.shape", "currency"),
          Map.entry("planning.plan.milestone.name", "milestones"),
          Map.entry("planning.plan.milestones.many", "milestones"),
          Map.entry("planning.plan.reason.missing", "reason"),
          Map.entry("planning.plan.ending.missing", "reason"),
          Map.entry("planning.plan.note.missing", "note"),
          Map.entry("planning.plan.evidence.link", "evidence"),
          Map.entry("planning.plan.evidence.missing", "evidence"),
          Map.entry("planning.plan.day.future", "day"),
          Map.entry("planning.plan.decision.unknown", "decision"),
          Map.entry("planning.plan.decision.body", "decision"),
          Map.entry("planning.plan.decision.carried", "decision"),
          Map.entry("planning.plan.decision.taken", "decision"),
          Map.entry("planning.plan.decision.early", "decision"));

  private Sent() {}

  static Fields ask(Ui ui) {
    return new Fields(ui, "planning.plan");
  }

  static Answers answers(Map<String, List<String>> sent) {
    return new Answers(sent, FIELDS);
  }
}
