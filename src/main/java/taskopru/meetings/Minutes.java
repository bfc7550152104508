package taskopru.meetings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a meeting's minutes.
 *
 * @param edition from 1; a correction of approved minutes is the next one
 * @param reason why there is a correction
 * @param sha256 of all its parts, from the approval on
 * @param paper the document that was issued, from the approval on
 * @param signed the file of the signed copy
 */
public record Minutes(
    UUID id,
    UUID meeting,
    int edition,
    State state,
    int version,
    @Nullable String reason,
    @Nullable Instant circulatedAt,
    @Nullable Instant approvedAt,
    @Nullable UUID approvedBy,
    @Nullable String sha256,
    @Nullable UUID paper,
    @Nullable UUID signed,
    List<Part> parts) {

  public Minutes {
    parts = List.copyOf(parts);
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    CIRCULATED,
    APPROVED,
    SUPERSEDED;

    public String code() {
      return Codes.of(this);
    }

    public boolean isAtWork() {
      return this == DRAFT || this == CIRCULATED;
    }
  }

  /**
   * A part: the attendance, one item, the end.
   *
   * @param item the item of the agenda it tells of
   * @param isPublic whether everybody may read it once the minutes are approved
   */
  public record Part(
      int position, @Nullable UUID item, String heading, String text, boolean isPublic) {

    static final int LONGEST = 100_000;

    public Part {
      heading = Texts.needed(heading, 300, "meetings.minutes.heading");
      text = Texts.lines(text, LONGEST);
    }
  }

  /** Their text, as it is hashed: headings and texts in their order. */
  String wording() {
    var all = new StringBuilder();
    for (var part : parts) {
      all.append(part.heading()).append('\n').append(part.text()).append("\n\n");
    }
    return all.toString();
  }

  Minutes with(List<Part> others) {
    return new Minutes(
        id,
        meeting,
        edition,
        state,
        version,
        reason,
        circulatedAt,
        approvedAt,
        approvedBy,
        sha256,
        paper,
        signed,
        others);
  }
}
