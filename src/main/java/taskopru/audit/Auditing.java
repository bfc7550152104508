package taskopru.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import taskopru.kernel.DomainEvent;

/**
 * Writes one entry for each deed, in the deed's own transaction: both happen or neither. The
 * entries are written last, just before the commit, so that the head of the chain is locked for a
 * moment only, and always after every other lock.
 */
@Component
class Auditing {

  private final Entries entries;
  private final Clock clock;

  Auditing(Entries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  @EventListener
  void note(DomainEvent event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException(
          event.getClass().getName() + " was published outside of a transaction");
    }
    var deed = new Deed(kind(event), event, Detail.of(event));
    var pending = (Pending) TransactionSynchronizationManager.getResource(this);
    if (pending == null) {
      pending = new Pending();
      TransactionSynchronizationManager.bindResource(this, pending);
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    pending.add(deed);
  }

  /** {@code taskopru.identity.IdentityEvent.SignedIn} is {@code identity.SignedIn}. */
  private static String kind(DomainEvent event) {
    var type = event.getClass();
    return type.getPackageName().split("\\.")[1] + "." + type.getSimpleName();
  }

  private record Deed(String kind, DomainEvent event, String detail) {}

  private final class Pending implements TransactionSynchronization, Ordered {

    private final List<Deed> deeds = new ArrayList<>();
    private boolean committing;

    void add(Deed deed) {
      if (committing) {
        write(List.of(deed)); // told by somebody who also works just before the commit
      } else {
        deeds.add(deed);
      }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      committing = true;
      write(deeds);
    }

    private void write(List<Deed> deeds) {
      var head = entries.lockHead();
      for (var deed : deeds) {
        var entry =
            Entry.after(
                head.hash(),
                head.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                deed.kind,
                deed.event.actor(),
                deed.event.subject(),
                deed.detail);
        entries.append(entry, head.hash());
        head = new Entries.Head(entry.seq(), entry.hash());
      }
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Auditing.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Auditing.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(Auditing.this);
    }

    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }
}
