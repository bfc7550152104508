package taskopru.notifications;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one notice.
 *
 * @param reason why it has not arrived, as a message key; null where it has or may yet
 */
public record Delivery(
    UUID id,
    String topic,
    UUID object,
    String name,
    @Nullable String email,
    String subject,
    State state,
    int attempts,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant doneAt) {

  /** Where a notice is on its way. */
  public enum State {
    /** To be sent, now or at the next try. */
    WAITING,
    /** Waits for the reader's next digest. */
    DIGEST,
    /** Was told in a digest. */
    BUNDLED,
    SENT,
    /** The other side said no, for good. */
    REFUSED,
    /** Tried for days; nobody answered. */
    GIVEN_UP,
    /** To be printed or told: no mail server, or no address. */
    BY_HAND,
    HANDED_OVER,
    /** The reader has turned the topic off. */
    UNWANTED;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String code) {
      return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst().orElseThrow();
    }

    /** Whether somebody should do something about it. */
    public boolean needsSomebody() {
      return switch (this) {
        case REFUSED, GIVEN_UP, BY_HAND -> true;
        case WAITING, DIGEST, BUNDLED, SENT, HANDED_OVER, UNWANTED -> false;
      };
    }
  }
}
