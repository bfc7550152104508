package taskopru.opinions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.kernel.LocalizedText;
import taskopru.opinions.clock.ClockStep;
import taskopru.opinions.clock.Committee;
import taskopru.opinions.clock.CouncilSessions;
import taskopru.opinions.clock.Period;
import taskopru.opinions.clock.StatutoryClock;
import taskopru.opinions.clock.Submission;
import taskopru.opinions.clock.When;

/**
 * The statutory clock, asked about what was sent to the municipality. Whether a committee gets it
 * is not known beforehand, so the longer way counts: nobody is chased early.
 */
@Component
class ClockedDates implements StatutoryDates {

  private static final Set<ClockStep.Kind> TOLD =
      Set.of(
          ClockStep.Kind.AGENDA_CUTOFF,
          ClockStep.Kind.SESSION,
          ClockStep.Kind.COMMITTEE_REPORT,
          ClockStep.Kind.DECISION,
          ClockStep.Kind.PUBLIC_NOTICE,
          ClockStep.Kind.REMINDER);

  private final StatutoryClock clock;
  private final CouncilSessions sessions;

  ClockedDates(StatutoryClock clock, CouncilSessions sessions) {
    this.clock = clock;
    this.sessions = sessions;
  }

  @Override
  public List<Due> from(LocalDate handedIn, Addressee.Kind kind) {
    if (kind != Addressee.Kind.MUNICIPALITY
        || handedIn.isBefore(clock.knownFrom())
        || handedIn.isAfter(clock.knownUntil())) {
      return List.of();
    }
    var answer =
        clock.answer(new Submission(handedIn, sessions.calendar(), Committee.ORDINARY, null));
    var dates = new ArrayList<Due>();
    for (var step : answer.steps()) {
      if (TOLD.contains(step.kind())) {
        last(step.when())
            .ifPresent(day ->
                dates.add(
                    new Due(
                        "opinions.clock.step." + Codes.of(step.kind()),
                        day,
                        source(step.rule()),
                        step.kind() == ClockStep.Kind.PUBLIC_NOTICE)));
      }
    }
    return List.copyOf(dates);
  }

  private static Optional<LocalDate> last(When when) {
    return switch (when) {
      case When.Day one -> Optional.of(one.day());
      case When.Span span -> Optional.of(span.to());
      case When.Beyond _ -> Optional.empty();
    };
  }

  private static LocalizedText source(@Nullable Period rule) {
    return rule == null ? LocalizedText.of("") : rule.source();
  }
}
