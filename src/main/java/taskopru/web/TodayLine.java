package taskopru.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for whoever reads the desk's first page, and the page where it is done.
 *
 * @param key message key of the sentence; {@code <key>.deed} are the words of its link
 * @param args of the sentence; texts in three languages and days are said in the reader's
 * @param about what it is about, in the words of whoever wrote it; "" for none
 * @param path the page of the deed, without its language
 * @param day when it is due, or when it is; null where it has no day
 * @param isLimit whether {@code day} is the last one: past it, the line is late
 */
public record TodayLine(
    Part part,
    String key,
    List<Object> args,
    String about,
    String path,
    @Nullable LocalDate day,
    boolean isLimit) {

  /** What is asked of the reader; the page shows the parts in this order. */
  public enum Part {
    /** Something has to be done. */
    DUE,
    /** Somebody has not answered. */
    UNANSWERED,
    /** All is written and only has to go out. */
    READY,
    /** The reader's own dates and things. */
    OWN
  }

  public TodayLine {
    args = List.copyOf(args);
  }

  public static TodayLine of(Part part, String key, String path, Object... args) {
    return new TodayLine(part, key, Arrays.asList(args), "", path, null, false);
  }

  public TodayLine about(String words) {
    return new TodayLine(part, key, args, words, path, day, isLimit);
  }

  /** To be done by the end of that day. */
  public TodayLine by(@Nullable LocalDate last) {
    return new TodayLine(part, key, args, about, path, last, true);
  }

  /** It is on that day. */
  public TodayLine on(LocalDate date) {
    return new TodayLine(part, key, args, about, path, date, false);
  }
}
