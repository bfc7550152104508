package taskopru.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;

/**
 * Slows guessing down. Who guesses at one account from everywhere meets the account's limit; its
 * owner does not, because a browser that signed in before has a limit of its own ({@link
 * Visit#knownTo}). Counted in this process: several copies of the program allow as many times more.
 */
@Component
class Throttle {

  /** What is slowed down, and how much: so many at once, then one more each so often. */
  enum Limit {
    /** Passwords and codes from one address, whoever they are for. A whole office may share one. */
    ADDRESS(40, Duration.ofSeconds(20)),
    /** Passwords and codes for one account from one address. */
    ACCOUNT_AND_ADDRESS(8, Duration.ofSeconds(30)),
    /** Passwords and codes for one account from anywhere. */
    ACCOUNT(30, Duration.ofMinutes(2)),
    /** One-time links tried from one address. */
    LINK(20, Duration.ofSeconds(30)),
    /** Forgotten passwords told from one address. */
    RESET_REQUEST(5, Duration.ofMinutes(5));

    private final int atOnce;
    private final Duration thenEach;

    Limit(int atOnce, Duration thenEach) {
      this.atOnce = atOnce;
      this.thenEach = thenEach;
    }
  }

  private record Key(Limit limit, String of) {}

  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(Duration.ofHours(2)).build();

  /** One attempt at an account, known or not: the limit is the same, so it tells nothing. */
  void attempt(String account, Visit visit) {
    take(Limit.ADDRESS, visit.address());
    if (visit.knownTo() != null && visit.knownTo().equals(account)) {
      take(Limit.ACCOUNT_AND_ADDRESS, account + " from a known browser " + visit.browser());
      return;
    }
    take(Limit.ACCOUNT_AND_ADDRESS, account + " " + visit.address());
    take(Limit.ACCOUNT, account);
  }

  /** After a success the owner's slips are forgotten, not the guesses from elsewhere. */
  void forget(String account, Visit visit) {
    buckets.invalidate(new Key(Limit.ACCOUNT_AND_ADDRESS, account + " " + visit.address()));
    buckets.invalidate(
        new Key(Limit.ACCOUNT_AND_ADDRESS, account + " from a known browser " + visit.browser()));
  }

  void take(Limit limit, String of) {
    ConsumptionProbe probe =
        buckets.get(new Key(limit, of), _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw new Problem.TooMany("identity.tooMany", wait);
    }
  }

  /** The same without a complaint. */
  boolean allows(Limit limit, String of) {
    return buckets.get(new Key(limit, of), _ -> bucket(limit)).tryConsume(1);
  }

  private Bucket bucket(Limit limit) {
    // Not by the clock on the wall: set back, it would let nobody in until it has caught up.
    return Bucket.builder()
        .withNanosecondPrecision()
        .addLimit(stage -> stage.capacity(limit.atOnce).refillIntervally(1, limit.thenEach))
        .build();
  }
}
