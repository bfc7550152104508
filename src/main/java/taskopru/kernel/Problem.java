package taskopru.kernel;

import org.jspecify.annotations.Nullable;

/**
 * An outcome we foresaw and can explain to the reader, in their language. Anything that is not a
 * Problem is a bug: it is logged with its stack trace and shown as a plain 500.
 *
 * <p>The message key is the stable code of the problem in the API (RFC 9457 member {@code code}).
 */
public abstract sealed class Problem extends RuntimeException {

  private final String messageKey;
  private final transient Object[] args;

  private Problem(String messageKey, Object... args) {
    super(messageKey);
    this.messageKey = messageKey;
    this.args = args;
  }

  public String messageKey() {
    return messageKey;
  }

  public Object[] args() {
    return args.clone();
  }

  /** There is no such thing, or the reader may not know that there is: 404. */
  public static final class NotFound extends Problem {
    public NotFound(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }

  /** The request was understood and a rule says no: 422. */
  public static final class Refused extends Problem {

    private final @Nullable String typed;

    public Refused(String messageKey, Object... args) {
      this(null, messageKey, args);
    }

    private Refused(@Nullable String typed, String messageKey, Object... args) {
      super(messageKey, args);
      this.typed = typed;
    }

    /** The no to a text, wherever it was typed: a form finds its field by it. */
    public static Refused of(String typed, String messageKey, Object... args) {
      return new Refused(typed, messageKey, args);
    }

    /** The text that is refused; null where the no is about something else. */
    public @Nullable String typed() {
      return typed;
    }
  }

  /** The reader is known and may not do this: 403. */
  public static final class Forbidden extends Problem {
    public Forbidden(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }

  /** Somebody else changed it meanwhile, or is at work on it: 409. */
  public static final class Conflict extends Problem {
    public Conflict(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }

  /** Too many requests; wait and try again: 429. */
  public static final class TooMany extends Problem {
    public TooMany(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }

  /** It was there and was taken back; its address stays and says so: 410. */
  public static final class Gone extends Problem {
    public Gone(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }

  /** The house is doing all it can at the moment; the same request will do in a moment: 503. */
  public static final class Busy extends Problem {
    public Busy(String messageKey, Object... args) {
      super(messageKey, args);
    }
  }
}
