package taskopru.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * An edition of a year's annual report.
 *
 * @param edition from 1; later ones are corrections
 * @param reason why it corrects the one before; null for the first
 * @param snapshot the numbers it stands on; null while it is a draft
 * @param asOf the day they were counted
 * @param returned what whoever was to publish it asked for, when it went back
 * @param submittedBy who handed it in
 */
public record Report(
    UUID id,
    int year,
    int edition,
    State state,
    @Nullable String reason,
    Texts texts,
    @Nullable UUID snapshot,
    @Nullable String sha256,
    @Nullable LocalDate asOf,
    @Nullable String returned,
    @Nullable UUID submittedBy,
    @Nullable Instant publishedAt,
    int version) {

  /** Where it is on its way. */
  public enum State {
    /** Numbers still move. */
    DRAFT,
    /** Numbers stand; texts are written. */
    FROZEN,
    /** Somebody else reads it and publishes it. */
    SUBMITTED,
    PUBLISHED,
    /** A later edition took its place. */
    SUPERSEDED,
    /** Given up before it was published. */
    DROPPED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What people write in it.
   *
   * @param notes about a chapter, by its code, or an activity: {@code activity-6}
   */
  public record Texts(LocalizedText foreword, Map<String, LocalizedText> notes) {

    public static final Texts NONE = new Texts(LocalizedText.of(""), Map.of());

    public Texts {
      var sorted = new TreeMap<String, LocalizedText>();
      notes.forEach((about, note) -> {
        if (!isBlank(note)) {
          sorted.put(about, note);
        }
      });
      notes = Collections.unmodifiableMap(sorted);
    }

    public @Nullable LocalizedText note(String about) {
      return notes.get(about);
    }

    public boolean hasForeword() {
      return !isBlank(foreword);
    }

    private static boolean isBlank(LocalizedText text) {
      return text.tr().isBlank() && text.en() == null && text.ar() == null;
    }
  }

  /** The same with these notes. */
  Report noting(Map<String, LocalizedText> notes) {
    return new Report(
        id,
        year,
        edition,
        state,
        reason,
        new Texts(texts.foreword(), notes),
        snapshot,
        sha256,
        asOf,
        returned,
        submittedBy,
        publishedAt,
        version);
  }

  /** Whether its texts may still be written. */
  public boolean isAtWork() {
    return state == State.DRAFT || state == State.FROZEN;
  }

  /** Whether everybody may read it. */
  public boolean isPublic() {
    return state == State.PUBLISHED || state == State.SUPERSEDED;
  }

  /** Whether its year was still running when it was counted. */
  public boolean isInterim() {
    return asOf != null && asOf.getYear() <= year;
  }

  /** 2026/1 */
  public String label() {
    return year + "/" + edition;
  }
}
