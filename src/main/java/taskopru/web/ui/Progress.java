package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * How far a long job is.
 *
 * @param sentence what is going on, in words
 * @param percent 0 to 100; null while nobody knows
 * @param poll the address that answers the newest state of this component; null when the job is
 *     over
 */
public record Progress(String sentence, @Nullable Integer percent, @Nullable String poll) {

  public Progress {
    if (percent != null && (percent < 0 || percent > 100)) {
      throw new IllegalArgumentException(percent + " %");
    }
  }
}
