package taskopru.kernel;

import java.util.UUID;

/**
 * A deed that was done: a past-tense record, published inside the transaction that did it. The
 * audit module writes one entry for each, in that same transaction. Carries ids and codes only,
 * never names, addresses or other personal data.
 */
public interface DomainEvent {

  /** The thing it was done to. */
  UUID subject();

  /** The account that did it: {@link Actor#id()}. */
  UUID actor();
}
