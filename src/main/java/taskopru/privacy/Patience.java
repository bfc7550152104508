package taskopru.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;

/**
 * How often one network may write to us without saying who it is. It stands where others put a
 * puzzle that many people cannot solve. Counted in this process.
 */
@Component("privacyPatience")
class Patience {

  /** What is slowed down: so many at once, then one more each so often. */
  enum Limit {
    REQUEST(5, Duration.ofMinutes(10)),
    RECEIPT(20, Duration.ofSeconds(30));

    private final int atOnce;
    private final Duration thenEach;

    Limit(int atOnce, Duration thenEach) {
      this.atOnce = atOnce;
      this.thenEach = thenEach;
    }
  }

  private record Key(Limit limit, String network) {}

  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(2)).build();

  void take(Limit limit, String network) {
    var probe =
        buckets.get(new Key(limit, network), _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toMinutes() + 1;
      throw new Problem.TooMany("privacy.tooMany", wait);
    }
  }

  private static Bucket bucket(Limit limit) {
    return Bucket.builder()
        .withNanosecondPrecision()
        .addLimit(stage -> stage.capacity(limit.atOnce).refillIntervally(1, limit.thenEach))
        .build();
  }
}
