package taskopru.opinions.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import taskopru.opinions.clock.ClockStep.Kind;
import taskopru.opinions.clock.Period.Rule;
import taskopru.opinions.clock.Period.Unit;

class StatutoryClockTest {

  private static final Set<Kind> WORKING =
      Set.of(
          Kind.COMMITTEE_REPORT,
          Kind.REMINDER,
          Kind.INFORMATION_REQUEST,
          Kind.INFORMATION_ANSWER,
          Kind.INFORMATION_ANSWER_SEVERAL);

  private final Holidays holidays = Clocks.holidays();
  private final StatutoryClock clock = Clocks.clock();

  @Property
  void aLaterSubmissionIsNeverTakenUpEarlier(
      @ForAll("submissions") Submission first, @ForAll("days") int later) {
    var second =
        new Submission(
            first.submitted().plusDays(later), first.calendar(), first.committee(), null);
    for (var kind : List.of(Kind.AGENDA_CUTOFF, Kind.SESSION, Kind.REMINDER)) {
      assertThat(start(clock.answer(first), kind))
          .as(kind + " of " + first + " and " + later + " days later")
          .isBeforeOrEqualTo(start(clock.answer(second), kind));
    }
  }

  @Property
  void whatCountsWorkingDaysNeverEndsOnADayOff(@ForAll("submissions") Submission asked) {
    for (var step : clock.answer(asked).steps()) {
      if (step.when() instanceof When.Day on && WORKING.contains(step.kind())) {
        assertThat(holidays.isWorkingDay(on.day())).as(step + " of " + asked).isTrue();
      }
    }
  }

  @Property
  void aSessionWeDoNotKnowIsOnWorkingDaysAfterTheSubmission(
      @ForAll("submissions") Submission asked) {
    var answer = clock.answer(asked);
    answer
        .step(Kind.SESSION)
        .filter(step -> step.certainty() == ClockStep.Certainty.DAY_OPEN)
        .ifPresent(step -> {
          assertThat(holidays.isWorkingDay(start(answer, Kind.SESSION))).isTrue();
          assertThat(holidays.isWorkingDay(end(step))).isTrue();
          assertThat(start(answer, Kind.SESSION)).isAfter(asked.submitted());
          assertThat(asked.calendar().rests(YearMonth.from(end(step)))).isFalse();
        });
  }

  @Property
  void stepsStandByTheirDatesAndEachSaysWhy(@ForAll("submissions") Submission asked) {
    var steps = clock.answer(asked).steps();
    var starts = steps.stream().map(StatutoryClockTest::start).toList();
    assertThat(starts).isSorted();
    assertThat(steps)
        .allSatisfy(step -> assertThat(step.why().key()).startsWith("opinions.clock.why."));
    assertThat(steps)
        .filteredOn(step -> step.kind() != Kind.SUBMITTED && step.kind() != Kind.EXTENSION)
        .allSatisfy(step -> assertThat(step.rule()).isNotNull());
  }

  @Property
  void nobodyIsRemindedWhileAnExtensionRuns(
      @ForAll("submissions") Submission asked, @ForAll("days") int extended) {
    var until = asked.submitted().plusDays(extended);
    var answer =
        clock.answer(new Submission(asked.submitted(), asked.calendar(), asked.committee(), until));
    assertThat(answer.mayRemindOn(until)).isFalse();
    answer
        .step(Kind.REMINDER)
        .filter(step -> step.when() instanceof When.Day)
        .ifPresent(step -> {
          assertThat(start(answer, Kind.REMINDER)).isAfter(until);
          assertThat(answer.mayRemindOn(start(answer, Kind.REMINDER))).isTrue();
        });
  }

  @Property
  void onlyATableTooShortLeavesADateOpen(@ForAll("submissions") Submission asked) {
    var answer = clock.answer(asked);
    var open = answer.steps().stream().anyMatch(step -> step.when() instanceof When.Beyond);
    assertThat(answer.warns(ClockAnswer.Code.BEYOND_TABLE)).isEqualTo(open);
    if (asked.submitted().getYear() < 2030) {
      assertThat(open).isFalse();
    }
  }

  @Provide
  Arbitrary<Submission> submissions() {
    return Combinators.combine(
            Arbitraries.integers()
                .between(0, 2600)
                .map(days -> LocalDate.of(2024, 1, 1).plusDays(days)),
            Arbitraries.of(CouncilKind.values()),
            Arbitraries.integers().between(0, 12).injectNull(0.1),
            Arbitraries.of(Committee.values()))
        .as((day, kind, recess, committee) ->
            new Submission(day, CouncilCalendar.of(kind, Recess.of(recess)), committee, null));
  }

  @Provide
  Arbitrary<Integer> days() {
    return Arbitraries.integers().between(0, 200);
  }

  @Example
  void weeksMeanWhatTheirRuleSays() {
    var april = YearMonth.of(2026, 4); // begins on a Wednesday
    assertThat(WeekRule.DAYS.first(april, 2)).isEqualTo("2026-04-08");
    assertThat(WeekRule.DAYS.last(april, 2)).isEqualTo("2026-04-14");
    assertThat(WeekRule.MONDAYS.first(april, 1)).isEqualTo("2026-04-06");
    assertThat(WeekRule.MONDAYS.first(april, 2)).isEqualTo("2026-04-13");
    assertThat(WeekRule.MONDAYS.last(april, 2)).isEqualTo("2026-04-19");
    assertThat(WeekRule.ROWS.first(april, 1)).isEqualTo("2026-04-01");
    assertThat(WeekRule.ROWS.last(april, 1)).isEqualTo("2026-04-05");
    assertThat(WeekRule.ROWS.first(april, 2)).isEqualTo("2026-04-06");
    assertThat(WeekRule.ROWS.last(april, 2)).isEqualTo("2026-04-12");
    var june = YearMonth.of(2026, 6); // begins on a Monday: all three agree
    for (var rule : WeekRule.values()) {
      assertThat(rule.first(june, 2)).isEqualTo("2026-06-08");
      assertThat(rule.last(june, 2)).isEqualTo("2026-06-14");
    }
  }

  /** Days that councils really announced; see the README. Counting days fits all of them. */
  @Example
  void sessionDaysSeenInPublicNoticesFitTheRuleInUse() {
    Map<CouncilKind, List<String>> seen =
        Map.of(
            CouncilKind.METROPOLITAN,
            List.of("2014-06-09", "2014-07-14", "2021-09-13", "2022-07-14"),
            CouncilKind.MUNICIPAL,
            List.of(
                "2010-01-05",
                "2010-02-01",
                "2010-03-01",
                "2010-04-05",
                "2010-05-03",
                "2018-01-02",
                "2018-02-05",
                "2018-03-05",
                "2018-04-02",
                "2018-05-07",
                "2018-06-04",
                "2018-07-02",
                "2018-09-03",
                "2018-10-01",
                "2018-11-05",
                "2018-12-03",
                "2023-02-06",
                "2026-01-02"));
    seen.forEach((kind, days) -> {
      for (var day : days) {
        var week = clock.week(kind, YearMonth.from(LocalDate.parse(day)));
        assertThat(LocalDate.parse(day)).isBetween(week.first(), week.last());
      }
    });
    var september = YearMonth.of(2021, 9); // Adana sat on the 13th: not in the second row
    assertThat(WeekRule.ROWS.last(september, 2)).isEqualTo("2021-09-12");
    var january = YearMonth.of(2026, 1); // Kırşehir sat on the 2nd: before the first Monday
    assertThat(WeekRule.MONDAYS.first(january, 1)).isEqualTo("2026-01-05");
  }

  @Example
  void anotherReadingOfTheWeekIsALineOfData() {
    var rows = new StatutoryClock(Clocks.periods(WeekRule.MONDAYS), holidays);
    assertThat(start(rows.answer(Clocks.submission("2026-03-23")), Kind.SESSION))
        .isEqualTo("2026-04-13");
  }

  @Example
  void aWeekThatIsOffAltogetherMovesTheSessionBehindIt() {
    var table =
        """
        {"from": "2026-01-01", "to": "2026-12-31",
         "fixed": [],
         "feasts": [{"days": 9, "name": {"tr": "Uzun bayram"}, "eve": {"tr": "Arife"},
                     "source": {"tr": "deneme"}, "first": ["2026-04-07"]}]}
        """;
    var odd =
        new StatutoryClock(Clocks.periods(), new Holidays(Clocks.text(table), true, Clocks.JSON));
    var answer = odd.answer(Clocks.submission("2026-03-23"));
    assertThat(start(answer, Kind.SESSION)).isEqualTo("2026-04-16");
    assertThat(answer.warns(ClockAnswer.Code.WHOLE_WEEK_OFF)).isTrue();
  }

  @Example
  void halfDaysWorkUnlessTheSettingSaysOtherwise() {
    var eve = LocalDate.of(2026, 3, 19);
    assertThat(holidays.isWorkingDay(eve)).isTrue();
    assertThat(holidays.isWorkingDay(LocalDate.of(2026, 10, 28))).isTrue();
    assertThat(Clocks.holidays(false).isWorkingDay(eve)).isFalse();
    assertThat(holidays.on(eve)).get().matches(Holidays.Holiday::half);
  }

  @Example
  void everyYearOfTheTableHasItsDaysOff() {
    for (var year = 2024; year <= 2030; year++) {
      var whole =
          holidays.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
              .filter(day -> !day.half())
              .count();
      assertThat(whole).as(year + ": 7 fixed and 3 + 4 of the feasts").isBetween(13L, 14L);
    }
    assertThat(holidays.on(LocalDate.of(2026, 5, 27)))
        .get()
        .extracting(day -> day.name().tr())
        .isEqualTo("Kurban Bayramı");
  }

  @Example
  void aTableThatMissesAYearsFeastStopsTheStart() {
    var hole = Clocks.read("holidays.json").replace("\"2028-05-05\",", "");
    assertThatThrownBy(() -> new Holidays(Clocks.text(hole), true, Clocks.JSON))
        .hasMessageContaining("no Kurban Bayramı in 2028");
    assertThatThrownBy(() -> new Holidays(Clocks.text("[]"), true, Clocks.JSON))
        .hasMessageContaining("taskopru.opinions.holidays: cannot read");
    assertThatThrownBy(() -> new Periods(Clocks.text("[]"), Clocks.JSON))
        .hasMessageContaining("nothing says TAKE_UP");
  }

  /** A change of law is a line: what was handed in before keeps the rule of its day. */
  @Example
  void aNewerRuleCountsFromItsDayOn() {
    var changed =
        Clocks.read("periods.json")
            .replaceFirst(
                "\\[",
                """
                [{"rule": "MAYOR_RETURN", "council": "METROPOLITAN", "from": "2026-06-01",
                  "amount": 10, "unit": "DAYS", "surety": "READ", "source": {"tr": "yeni"}},
                """);
    var periods = new Periods(Clocks.text(changed), Clocks.JSON);
    var metropolitan = CouncilKind.METROPOLITAN;
    assertThat(periods.on(Rule.MAYOR_RETURN, metropolitan, LocalDate.of(2026, 5, 31)).amount())
        .isEqualTo(7);
    assertThat(periods.on(Rule.MAYOR_RETURN, metropolitan, LocalDate.of(2026, 6, 1)).amount())
        .isEqualTo(10);
  }

  @Example
  void eachRuleSaysWhereItIsWrittenInThreeLanguages() {
    for (var kind : CouncilKind.values()) {
      for (var rule : Rule.values()) {
        var period = Clocks.periods().on(rule, kind, LocalDate.of(2026, 1, 1));
        assertThat(period.source().en()).as(rule + " " + kind).isNotBlank();
        assertThat(period.source().ar()).as(rule + " " + kind).isNotBlank();
        assertThat(period.unit() == Unit.WEEK).isEqualTo(rule == Rule.SESSION_WEEK);
      }
    }
  }

  @Example
  void aCalendarRefusesADayOfAnotherMonth() {
    assertThatThrownBy(() ->
            new CouncilCalendar(
                CouncilKind.MUNICIPAL,
                new Recess.In(Month.JULY),
                Map.of(),
                Map.of(YearMonth.of(2026, 4), LocalDate.of(2026, 5, 1))))
        .hasMessageContaining("no day of");
  }

  private static LocalDate start(ClockAnswer answer, Kind kind) {
    return answer.step(kind).map(StatutoryClockTest::start).orElse(LocalDate.MAX);
  }

  private static LocalDate start(ClockStep step) {
    return switch (step.when()) {
      case When.Day day -> day.day();
      case When.Span span -> span.from();
      case When.Beyond _ -> LocalDate.MAX;
    };
  }

  private static LocalDate end(ClockStep step) {
    return switch (step.when()) {
      case When.Day day -> day.day();
      case When.Span span -> span.to();
      case When.Beyond _ -> LocalDate.MAX;
    };
  }
}
