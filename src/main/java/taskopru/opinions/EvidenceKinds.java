package taskopru.opinions;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;

/** The kinds of evidence and of actions this house knows. */
@Component
public class EvidenceKinds {

  private final ObjectProvider<EvidenceKind> evidence;
  private final ObjectProvider<ActionKind> actions;

  EvidenceKinds(ObjectProvider<EvidenceKind> evidence, ObjectProvider<ActionKind> actions) {
    this.evidence = evidence;
    this.actions = actions;
  }

  /** The codes of all kinds of evidence, in the order people choose by. */
  public List<String> codes() {
    return evidence.stream()
        .sorted(Comparator.comparingInt(EvidenceKind::order))
        .map(EvidenceKind::code)
        .toList();
  }

  /** The codes of all kinds of actions that other modules keep. */
  public List<String> actionCodes() {
    return actions.stream()
        .sorted(Comparator.comparingInt(ActionKind::order))
        .map(ActionKind::code)
        .toList();
  }

  /** What is called so on the trail, by the code of the kind of evidence it may be. */
  Map<String, String> evidenceOnTrail() {
    return evidence.stream()
        .filter(kind -> kind.trail().isPresent())
        .collect(toMap(EvidenceKind::code, kind -> kind.trail().orElseThrow()));
  }

  /** The same of actions that other modules keep. */
  Map<String, String> actionsOnTrail() {
    return actions.stream()
        .filter(kind -> kind.trail().isPresent())
        .collect(toMap(ActionKind::code, kind -> kind.trail().orElseThrow()));
  }

  EvidenceKind get(String code) {
    return evidence.stream()
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Problem.Refused("opinions.evidence.kind.unknown"));
  }

  ActionKind action(String code) {
    return actions.stream()
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Problem.Refused("opinions.action.kind.unknown"));
  }
}
