package taskopru.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * A paper before it is made: what it says, not what it looks like. The same paper with the same
 * code and moment gives the same bytes.
 *
 * @param number its number in the register: {@code 2027/14}; null where it has none
 * @param date the day it bears
 * @param letter what an official letter needs beside; there exactly when the kind is LETTER
 */
public record Paper(
    Kind kind,
    Language language,
    String title,
    @Nullable String number,
    LocalDate date,
    @Nullable Letter letter,
    List<Block> blocks) {

  /** What it is. */
  public enum Kind {
    /** Call to a meeting (çağrı). */
    CALL,
    /** Agenda (gündem). */
    AGENDA,
    /** Attendance sheet to be signed (hazirun cetveli). */
    ATTENDANCE,
    /** Ballot (oy pusulası). */
    BALLOT,
    /** Minutes (tutanak). */
    MINUTES,
    /** Copy of a decision (karar örneği). */
    DECISION,
    /** Covering letter (üst yazı). */
    LETTER,
    /** Anything else that leaves the house with a code: a report, an opinion. */
    OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether a newer one about the same thing, in the same language, takes its place. */
    boolean isReplacedByTheNext() {
      return switch (this) {
        case CALL, AGENDA, ATTENDANCE, MINUTES, DECISION -> true;
        case BALLOT, LETTER, OTHER -> false;
      };
    }
  }

  public Paper {
    blocks = List.copyOf(blocks);
    if ((letter == null) == (kind == Kind.LETTER)) {
      throw new IllegalArgumentException("a letter, and only a letter, has an addressee");
    }
  }

  /** Any kind but a letter. */
  public static Paper of(
      Kind kind,
      Language language,
      String title,
      @Nullable String number,
      LocalDate date,
      List<Block> blocks) {
    return new Paper(kind, language, title, number, date, null, blocks);
  }
}
