package taskopru.opinions.clock;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import taskopru.opinions.clock.ClockStep.Kind;

/**
 * cases.csv beside this class was worked out by hand from the laws and a wall calendar, each line
 * with its reason. Whoever changes the clock changes the hand's work too, or finds the mistake.
 */
class ClockCasesTest {

  private static final Path CASES = Path.of("src/test/resources/taskopru/opinions/clock/cases.csv");
  private static final Map<String, Kind> NAMES =
      Map.ofEntries(
          Map.entry("cutoff", Kind.AGENDA_CUTOFF),
          Map.entry("session", Kind.SESSION),
          Map.entry("fallback", Kind.FALLBACK_SESSION),
          Map.entry("report", Kind.COMMITTEE_REPORT),
          Map.entry("decision", Kind.DECISION),
          Map.entry("mayor", Kind.MAYOR_RETURN),
          Map.entry("governor", Kind.GOVERNOR),
          Map.entry("notice", Kind.PUBLIC_NOTICE),
          Map.entry("extension", Kind.EXTENSION),
          Map.entry("reminder", Kind.REMINDER),
          Map.entry("request", Kind.INFORMATION_REQUEST),
          Map.entry("answer", Kind.INFORMATION_ANSWER),
          Map.entry("several", Kind.INFORMATION_ANSWER_SEVERAL),
          Map.entry("petition", Kind.PETITION_ANSWER));

  private final StatutoryClock clock = Clocks.clock();

  @TestFactory
  List<DynamicTest> everyCaseWorkedOutByHand() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(CASES)) {
      for (var line : csv) {
        tests.add(DynamicTest.dynamicTest(line.getField("case"), () -> check(line)));
      }
    }
    return tests;
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    assertThat(everyCaseWorkedOutByHand()).hasSizeGreaterThanOrEqualTo(40);
  }

  private void check(NamedCsvRecord line) {
    var answer = clock.answer(submission(line));
    var comment = line.getField("comment");
    for (var expected : words(line.getField("expect"))) {
      var name = expected.substring(0, expected.indexOf('='));
      assertThat(told(answer, Objects.requireNonNull(NAMES.get(name))))
          .as("%s: %s", name, comment)
          .isEqualTo(expected.substring(name.length() + 1));
    }
    for (var warning : words(line.getField("warnings"))) {
      assertThat(answer.warns(ClockAnswer.Code.valueOf(warning.substring(1))))
          .as("%s: %s", warning, comment)
          .isEqualTo(warning.startsWith("+"));
    }
  }

  private static Submission submission(NamedCsvRecord line) {
    var recess =
        switch (line.getField("recess")) {
          case "unknown" -> Recess.of(null);
          case "none" -> Recess.of(0);
          case String month -> Recess.of(Integer.valueOf(month));
        };
    return new Submission(
        LocalDate.parse(line.getField("submitted")),
        CouncilCalendar.of(CouncilKind.find(line.getField("council")).orElseThrow(), recess)
            .with(day(line.getField("session"))),
        Committee.find(line.getField("committee")).orElseThrow(),
        day(line.getField("extension")));
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static String told(ClockAnswer answer, Kind kind) {
    return answer
        .step(kind)
        .map(step ->
            switch (step.when()) {
              case When.Day day -> day.day().toString();
              case When.Span span -> span.from() + "/" + span.to();
              case When.Beyond _ -> "beyond";
            })
        .orElse("");
  }
}
