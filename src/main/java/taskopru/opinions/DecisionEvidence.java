package taskopru.opinions;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.meetings.Decisions;
import taskopru.opinions.Evidence.Frozen;

/** A decision of one of the council's bodies, by its page or by {@code 2027/04} of the group. */
@Component
class DecisionEvidence implements EvidenceKind {

  private static final Pattern PAGE =
      Pattern.compile("(?:https?://[^/\\s]+)?(?:/(?:tr|en|ar))?/decisions/([0-9a-f-]{36})");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{4})/([0-9]{1,4})");

  private final Decisions decisions;
  private final Bodies bodies;

  DecisionEvidence(Decisions decisions, Bodies bodies) {
    this.decisions = decisions;
    this.bodies = bodies;
  }

  @Override
  public String code() {
    return "decision";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Optional<String> trail() {
    return Optional.of("decision");
  }

  @Override
  public Frozen freeze(Actor actor, String reference) {
    var page = PAGE.matcher(reference.strip());
    var number = NUMBER.matcher(reference.strip());
    var decision =
        (page.matches()
                ? decisions.find(UUID.fromString(page.group(1)))
                : number.matches()
                    ? decisions.find(
                        bodies.workingGroup().id(),
                        Integer.parseInt(number.group(1)),
                        Integer.parseInt(number.group(2)))
                    : java.util.Optional.<taskopru.meetings.Decision>empty())
            .orElseThrow(() -> new Problem.Refused("opinions.decision.unknown"));
    var body = bodies.get(decision.body()).name();
    return new Frozen(
        decision.id().toString(),
        decision.id().toString(),
        "/decisions/" + decision.id(),
        new LocalizedText(
            body.tr() + " " + decision.label() + ": " + decision.title(),
            body.in(taskopru.kernel.Language.EN) + " " + decision.label() + ": " + decision.title(),
            body.in(taskopru.kernel.Language.AR)
                + " "
                + decision.label()
                + ": "
                + decision.title()),
        null,
        null,
        body.tr(),
        decision.decidedOn(),
        decision.label());
  }
}
