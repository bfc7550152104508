package taskopru.opinions.clock;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** The clock without a house around it. */
final class Clocks {

  static final JsonMapper JSON = new JsonMapper();

  private Clocks() {}

  static Holidays holidays() {
    return holidays(true);
  }

  static Holidays holidays(boolean halfDaysWork) {
    return new Holidays(file("holidays.json"), halfDaysWork, JSON);
  }

  static Periods periods() {
    return new Periods(file("periods.json"), JSON);
  }

  /** With all weeks counted in another way. */
  static Periods periods(WeekRule week) {
    return new Periods(
        text(read("periods.json").replace("\"week\": \"DAYS\"", "\"week\": \"" + week + "\"")),
        JSON);
  }

  static StatutoryClock clock() {
    return new StatutoryClock(periods(), holidays());
  }

  static CouncilCalendar metropolitan() {
    return CouncilCalendar.of(CouncilKind.METROPOLITAN, new Recess.In(Month.JULY));
  }

  static Submission submission(String day) {
    return new Submission(LocalDate.parse(day), metropolitan(), Committee.ORDINARY, null);
  }

  static Resource text(String json) {
    return new ByteArrayResource(json.getBytes(StandardCharsets.UTF_8));
  }

  static String read(String name) {
    try {
      return file(name).getContentAsString(StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Resource file(String name) {
    return new ClassPathResource("taskopru/opinions/clock/" + name);
  }
}
