package taskopru.documents;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What documents tells the rest of the house: always about one paper. */
public sealed interface DocumentEvent extends DomainEvent {

  UUID document();

  @Override
  default UUID subject() {
    return document();
  }

  /**
   * @param about what the paper is about: a meeting, a decision
   */
  record DocumentIssued(UUID document, UUID actor, UUID about, Paper.Kind kind, String sha256)
      implements DocumentEvent {}

  record DocumentWithdrawn(UUID document, UUID actor) implements DocumentEvent {}
}
