package taskopru.audit;

import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the whole trail again and says whether anybody touched it. */
@Service
public class Chain {

  private final Entries entries;

  Chain(Entries entries) {
    this.entries = entries;
  }

  /** What was found. */
  public sealed interface Verdict {

    /**
     * Every entry follows from the one before.
     *
     * @param head the hash of the last one; write it down elsewhere, and nobody can shorten or
     *     rewrite the trail unseen
     */
    record Whole(long entries, String head) implements Verdict {}

    /** The first entry that does not, and in what way. */
    record Broken(long entry, Fault fault) implements Verdict {}
  }

  /** How a chain can be broken. */
  public enum Fault {
    /** The entry is not there, and later ones are. */
    MISSING,
    /** The entry's text does not fit its hash, or the hash before it. */
    CHANGED,
    /** The trail ends here, before the end it had. */
    CUT_OFF,
    /** The trail goes on past the end that is written down. */
    BEYOND_HEAD;

    public String messageKey() {
      return "audit.fault." + name().toLowerCase(Locale.ROOT);
    }
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Verdict verify() {
    var head = entries.head();
    var previous = new Entries.Head(0, Entry.BEFORE_THE_FIRST);
    try (var all = entries.stream()) {
      for (var entry : (Iterable<Entry>) all::iterator) {
        if (entry.seq() != previous.seq() + 1) {
          return new Verdict.Broken(previous.seq() + 1, Fault.MISSING);
        }
        if (!entry.follows(previous.hash())) {
          return new Verdict.Broken(entry.seq(), Fault.CHANGED);
        }
        if (entry.seq() > head.seq()) {
          return new Verdict.Broken(entry.seq(), Fault.BEYOND_HEAD);
        }
        previous = new Entries.Head(entry.seq(), entry.hash());
      }
    }
    if (previous.seq() < head.seq()) {
      return new Verdict.Broken(previous.seq() + 1, Fault.CUT_OFF);
    }
    return previous.hash().equals(head.hash())
        ? new Verdict.Whole(head.seq(), head.hash())
        : new Verdict.Broken(head.seq(), Fault.CHANGED);
  }
}
