package taskopru.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsoPeriodTest {

  @Test
  void daysAndMonthsReadAsDatesAndYearsAsYears() {
    assertThat(IsoPeriod.inWords("2026-01-22", Language.TR)).isEqualTo("22 Ocak 2026");
    assertThat(IsoPeriod.inWords("2016-03", Language.TR)).isEqualTo("Mart 2016");
    assertThat(IsoPeriod.inWords("2016", Language.AR)).isEqualTo("2016");
  }

  @Test
  void aSpanSaysOnePeriodOnce() {
    assertThat(IsoPeriod.inWords("2010", "2025", Language.EN)).isEqualTo("2010–2025");
    assertThat(IsoPeriod.inWords("2024", "2024", Language.EN)).isEqualTo("2024");
  }

  @Test
  void whatIsNoDateStaysAsItIs() {
    assertThat(IsoPeriod.inWords("2016-99-99", Language.EN)).isEqualTo("2016-99-99");
    assertThat(IsoPeriod.inWords("2016-Q1", Language.EN)).isEqualTo("2016-Q1");
  }
}
