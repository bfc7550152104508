package taskopru.documents.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;
import taskopru.web.Network;

/** One household may look up so many papers at once, then one more each so often. */
@Component
class LookUpLimit {

  private static final int AT_ONCE = 30;
  private static final Duration THEN_EACH = Duration.ofSeconds(10);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(1)).build();

  void take(HttpServletRequest request) {
    var bucket = buckets.get(Network.of(request), _ -> bucket());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new Problem.TooMany(
          "documents.tooMany", Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
  }

  private static Bucket bucket() {
    return Bucket.builder()
        .addLimit(stage -> stage.capacity(AT_ONCE).refillIntervally(1, THEN_EACH))
        .build();
  }
}
