package taskopru.opinions.clock;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import taskopru.opinions.clock.Period.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the clock, each with the day it began and its source. A change of law is a line. */
@Component
public class Periods {

  private final List<Period> all;

  Periods(@Value("${taskopru.opinions.periods}") Resource file, JsonMapper json) {
    try (var in = file.getInputStream()) {
      all = List.of(json.readValue(in, Period[].class));
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "taskopru.opinions.periods: cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    for (var kind : CouncilKind.values()) {
      for (var rule : Rule.values()) {
        if (all.stream().noneMatch(one -> one.rule() == rule && one.isFor(kind))) {
          throw new IllegalStateException(
              "taskopru.opinions.periods: nothing says %s for %s".formatted(rule, kind));
        }
      }
    }
  }

  /** The one in force on that day; before all of them, the first. */
  public Period on(Rule rule, CouncilKind kind, LocalDate day) {
    var known =
        all.stream()
            .filter(one -> one.rule() == rule && one.isFor(kind))
            .sorted(Comparator.comparing(Period::from))
            .toList();
    return known.reversed().stream()
        .filter(one -> !one.from().isAfter(day))
        .findFirst()
        .orElseGet(known::getFirst);
  }
}
