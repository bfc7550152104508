package taskopru.opinions;

import java.util.Comparator;
import java.util.List;
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
