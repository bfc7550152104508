package taskopru.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

  static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");

  @ParameterizedTest
  @CsvSource({
    // newest period, published, how often -> expected
    "2024,       2025-06-15, ANNUAL,    2026-06-15", // half a year after the year's end, again
    "2024-12-31, 2025-02-10, ANNUAL,    2026-02-10",
    "2023,       2026-11-22, ANNUAL,    2025-12-31", // our own late import does not excuse the next
    "2025-03,    2025-04-20, MONTHLY,   2025-05-20",
    "2020,       2021-01-01, DECENNIAL, 2031-01-01",
    "odd words,  2025-06-15, ANNUAL,    2026-06-15", // then the day we published counts
    "2030,       2025-06-15, ANNUAL,    2026-06-15" // a projection: its last period is still to
    // come
  })
  void theNextFiguresComeAsLateAsTheLastOnes(
      String newest, LocalDate published, Periodicity periodicity, LocalDate due) {
    assertThat(expectation(newest, published, periodicity, null).due()).isEqualTo(due);
  }

  @Test
  void aDayTheSourceAnnouncedCountsUntilAReleaseCame() {
    var announced = LocalDate.of(2025, 9, 1);
    assertThat(expectation("2024", LocalDate.of(2025, 6, 15), Periodicity.ANNUAL, announced).due())
        .isEqualTo(announced);
    assertThat(expectation("2025", LocalDate.of(2025, 8, 28), Periodicity.IRREG, announced).due())
        .isNull();
  }

  @Test
  void lateBecomesOverdueAfterTheDaysOfGrace() {
    var yearly = expectation("2024", LocalDate.of(2025, 6, 15), Periodicity.ANNUAL, null);
    assertThat(yearly.on(LocalDate.of(2026, 6, 14))).isEqualTo(Freshness.FRESH);
    assertThat(yearly.on(LocalDate.of(2026, 6, 15))).isEqualTo(Freshness.DUE);
    assertThat(yearly.on(LocalDate.of(2026, 7, 15))).isEqualTo(Freshness.DUE);
    assertThat(yearly.on(LocalDate.of(2026, 7, 16))).isEqualTo(Freshness.OVERDUE);
  }

  @Test
  void aClosedSeriesStaysFreshAndAnIrregularOneIsUnknown() {
    var today = LocalDate.of(2040, 1, 1);
    var published = LocalDate.of(2025, 6, 15);
    assertThat(expectation("2024", published, Periodicity.NEVER, null).on(today))
        .isEqualTo(Freshness.FRESH);
    assertThat(expectation("2024", published, Periodicity.IRREG, null).on(today))
        .isEqualTo(Freshness.UNKNOWN);
  }

  private static Expectation expectation(
      String newest, LocalDate published, Periodicity periodicity, @Nullable LocalDate announced) {
    var sample = Samples.complete("Göç");
    var metadata =
        new Metadata(
            sample.title(),
            sample.description(),
            sample.method(),
            sample.publisher(),
            sample.contact(),
            sample.source(),
            sample.sourceUrl(),
            sample.licence(),
            sample.themes(),
            sample.keywords(),
            sample.spatial(),
            null,
            null,
            periodicity,
            announced);
    var at = Instant.from(published.atStartOfDay(ISTANBUL));
    return Expectation.of(metadata, new ReleaseNote(1, 1, null, newest, null, at), ISTANBUL);
  }
}
