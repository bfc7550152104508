package taskopru.catalogue;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When newer figures are expected and from when on they are overdue. It depends on no clock: only
 * {@link #on} does.
 *
 * @param due the day they are expected; null where nobody can say
 * @param overdue the first day on which their absence is a worry
 * @param closed nothing more is to come
 */
public record Expectation(@Nullable LocalDate due, @Nullable LocalDate overdue, boolean closed) {

  /**
   * The day announced by the source counts until a release has come about then. Otherwise figures
   * of a period follow those of the period before with the same delay; a delay longer than a period
   * is our own late import and does not excuse the next one.
   */
  static Expectation of(Metadata metadata, @Nullable ReleaseNote last, ZoneId zone) {
    var grace = metadata.periodicity().graceDays();
    var announced = metadata.expected();
    var publishedOn = last == null ? null : LocalDate.ofInstant(last.publishedAt(), zone);
    if (announced != null
        && (publishedOn == null || publishedOn.isBefore(announced.minusDays(grace)))) {
      return new Expectation(announced, announced.plusDays(grace + 1L), false);
    }
    if (metadata.periodicity() == Periodicity.NEVER) {
      return new Expectation(null, null, true);
    }
    var period = metadata.periodicity().period().orElse(null);
    if (last == null || publishedOn == null || period == null) {
      return new Expectation(null, null, false);
    }
    var speaksOf = speaksOf(last);
    if (speaksOf == null || speaksOf.isAfter(publishedOn)) {
      var due = publishedOn.plus(period);
      return new Expectation(due, due.plusDays(grace + 1L), false);
    }
    var next = speaksOf.plus(period);
    var asLateAgain = next.plusDays(ChronoUnit.DAYS.between(speaksOf, publishedOn));
    var latest = next.plus(period);
    var due = asLateAgain.isBefore(latest) ? asLateAgain : latest;
    return new Expectation(due, due.plusDays(grace + 1L), false);
  }

  public Freshness on(LocalDate today) {
    if (closed) {
      return Freshness.FRESH;
    }
    if (due == null || overdue == null) {
      return Freshness.UNKNOWN;
    }
    if (today.isBefore(due)) {
      return Freshness.FRESH;
    }
    return today.isBefore(overdue) ? Freshness.DUE : Freshness.OVERDUE;
  }

  private static @Nullable LocalDate speaksOf(ReleaseNote release) {
    if (release.referenceDate() != null) {
      return release.referenceDate();
    }
    var period = release.timeTo();
    if (period == null) {
      return null;
    }
    try {
      return switch (period.length()) {
        case 4 -> Year.parse(period).atMonth(12).atEndOfMonth();
        case 7 -> YearMonth.parse(period).atEndOfMonth();
        case 10 -> LocalDate.parse(period);
        default -> null;
      };
    } catch (java.time.format.DateTimeParseException notADay) {
      return null;
    }
  }
}
