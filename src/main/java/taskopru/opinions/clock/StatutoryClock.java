package taskopru.opinions.clock;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.opinions.clock.ClockAnswer.Code;
import taskopru.opinions.clock.ClockAnswer.Warning;
import taskopru.opinions.clock.ClockStep.Certainty;
import taskopru.opinions.clock.ClockStep.Kind;
import taskopru.opinions.clock.Period.Rule;

/**
 * From the day an opinion is handed in to every date the law hangs on it. A pure computation over
 * {@link Periods} and {@link Holidays}: it asks no clock and no database.
 *
 * <p>Where the council's day is not known, what must be early counts from the first working day of
 * the legal week and what must not come too soon from the last one, so that nobody is late and
 * nobody is reminded before time.
 */
@Component
public class StatutoryClock {

  /** One month off a year, so three months always hold a session. */
  private static final int MONTHS = 4;

  private final Periods periods;
  private final Holidays holidays;

  StatutoryClock(Periods periods, Holidays holidays) {
    this.periods = periods;
    this.holidays = holidays;
  }

  /** The dates of an opinion handed in to a municipality. */
  public ClockAnswer answer(Submission asked) {
    return new Reckoning(asked).answer();
  }

  /** The last day of the table of holidays, beyond which nothing is told. */
  public LocalDate knownUntil() {
    return holidays.to();
  }

  public LocalDate knownFrom() {
    return holidays.from();
  }

  /** The session of a month; empty in the month off, and where the table of holidays ends. */
  public Optional<Session> session(CouncilCalendar calendar, YearMonth month) {
    if (calendar.rests(month)) {
      return Optional.empty();
    }
    var week = week(calendar.kind(), month);
    var told = calendar.day(month);
    if (told.isPresent()) {
      var day = told.get();
      return Optional.of(
          new Session(
              month,
              day,
              day,
              week.first(),
              week.last(),
              day.isBefore(week.first()) || day.isAfter(week.last())
                  ? Session.How.TOLD_OUTSIDE
                  : Session.How.TOLD));
    }
    if (!holidays.covers(week.first()) || !holidays.covers(week.last())) {
      return Optional.empty();
    }
    var working =
        week.first().datesUntil(week.last().plusDays(1)).filter(holidays::isWorkingDay).toList();
    if (working.isEmpty()) {
      return holidays
          .after(week.last(), 1)
          .map(day ->
              new Session(month, day, day, week.first(), week.last(), Session.How.AFTER_WEEK_OFF));
    }
    return Optional.of(
        new Session(
            month,
            working.getFirst(),
            working.getLast(),
            week.first(),
            week.last(),
            Session.How.COMPUTED));
  }

  /** A month's legal week, both days included. */
  public record Week(LocalDate first, LocalDate last) {}

  public Week week(CouncilKind kind, YearMonth month) {
    var rule = periods.on(Rule.SESSION_WEEK, kind, month.atDay(1));
    var counted = rule.week();
    if (counted == null) {
      throw new IllegalStateException("a session week without its way of counting");
    }
    return new Week(counted.first(month, rule.amount()), counted.last(month, rule.amount()));
  }

  /**
   * A month's session.
   *
   * @param first the day it may begin at the earliest, a working day unless the council set it
   * @param last the day it may begin at the latest
   */
  public record Session(
      YearMonth month,
      LocalDate first,
      LocalDate last,
      LocalDate weekFirst,
      LocalDate weekLast,
      How how) {

    /** Where the days come from. */
    public enum How {
      TOLD,
      /** The council set a day that is not in the legal week. */
      TOLD_OUTSIDE,
      COMPUTED,
      /** The whole week is off: the first working day after it. */
      AFTER_WEEK_OFF
    }

    public boolean isTold() {
      return how == How.TOLD || how == How.TOLD_OUTSIDE;
    }

    /** The legal week. */
    public When week() {
      return When.between(weekFirst, weekLast);
    }

    public When when() {
      return When.between(first, last);
    }
  }

  /** One answer in the making. */
  private final class Reckoning {

    private final Submission asked;
    private final CouncilCalendar calendar;
    private final CouncilKind kind;
    private final LocalDate submitted;
    private final List<ClockStep> steps = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Reckoning(Submission asked) {
      this.asked = asked;
      this.calendar = asked.calendar();
      this.kind = calendar.kind();
      this.submitted = asked.submitted();
    }

    ClockAnswer answer() {
      step(
          Kind.SUBMITTED,
          new When.Day(submitted),
          null,
          Sentence.of("why.submitted", submitted),
          Certainty.KNOWN);
      if (holidays.covers(submitted) && !holidays.isWorkingDay(submitted)) {
        holidays
            .after(submitted, 1)
            .ifPresent(next -> warn(Code.CLOSED_ON_SUBMISSION, "warn.closed", submitted, next));
      }
      var session = sessionAfter(submitted, true);
      if (session == null) {
        return beyond();
      }
      var late = takenUp(session);
      var base = late ? fallback(session) : session;
      var decided = base == null ? null : decided(base);
      finished(decided);
      steps.sort(Comparator.comparing(StatutoryClock::start));
      return new ClockAnswer(headline(session, late ? base : null), steps, warnings);
    }

    private @Nullable Session sessionAfter(LocalDate day, boolean spoken) {
      var month = YearMonth.from(day);
      for (var i = 0; i < MONTHS; i++) {
        var at = month.plusMonths(i);
        if (calendar.rests(at)) {
          if (spoken && hasNotBegun(at, day)) {
            warn(Code.RECESS_SKIPPED, "warn.recessSkipped", at);
          }
          continue;
        }
        var session = session(calendar, at);
        if (session.isEmpty()) {
          return null;
        }
        if (session.get().first().isAfter(day)) {
          return session.get();
        }
        if (spoken && !session.get().last().isBefore(day) && !session.get().isTold()) {
          warn(Code.WITHIN_SESSION_WEEK, "warn.withinWeek", session.get().week());
        }
      }
      return null;
    }

    /** Whether that month's session, if there were one, would still lie ahead. */
    private boolean hasNotBegun(YearMonth month, LocalDate day) {
      return week(kind, month).first().isAfter(day);
    }

    /** The agenda and the session; true where the agenda is closed already. */
    private boolean takenUp(Session session) {
      var rule = rule(Rule.CUT_OFF);
      var cutOff = session.first().minusDays(rule.amount());
      var late = submitted.isAfter(cutOff);
      step(
          Kind.AGENDA_CUTOFF,
          new When.Day(cutOff),
          rule,
          cutOffWhy(session, cutOff, rule.amount()),
          session.isTold() ? Certainty.KNOWN : Certainty.TO_BE_SAFE);
      step(
          Kind.SESSION,
          session.when(),
          rule(Rule.SESSION_WEEK),
          sessionWhy(session),
          session.isTold() ? Certainty.KNOWN : Certainty.DAY_OPEN);
      aboutDays(session);
      if (calendar.in(session.month().getYear()).isUnknown() && !session.isTold()) {
        var next = session(calendar, session.month().plusMonths(1));
        if (next.isPresent()) {
          warn(Code.RECESS_UNKNOWN, "warn.recessUnknown", session.month(), next.get().week());
        } else {
          warn(Code.RECESS_UNKNOWN, "warn.recessUnknownOnly", session.month());
        }
      }
      if (late) {
        warn(Code.LATE, session.isTold() ? "warn.late" : "warn.lateToBeSafe", cutOff, submitted);
      }
      return late;
    }

    private Sentence cutOffWhy(Session session, LocalDate cutOff, int days) {
      var open = holidays.onOrBefore(cutOff);
      return open.isPresent() && !open.get().equals(cutOff)
          ? Sentence.of(
              session.isTold() ? "why.cutOff.closed" : "why.cutOff.safe.closed",
              days,
              session.first(),
              open.get())
          : Sentence.of(session.isTold() ? "why.cutOff" : "why.cutOff.safe", days, session.first());
    }

    private Sentence sessionWhy(Session session) {
      var nth = rule(Rule.SESSION_WEEK).amount();
      return switch (session.how()) {
        case TOLD -> Sentence.of("why.session.told", session.first());
        case TOLD_OUTSIDE -> Sentence.of("why.session.told", session.first());
        case COMPUTED -> Sentence.of("why.session." + kind.code(), nth, session.week());
        case AFTER_WEEK_OFF ->
            Sentence.of("why.session.afterWeekOff", session.week(), session.first());
      };
    }

    private void aboutDays(Session session) {
      switch (session.how()) {
        case TOLD ->
            holidays
                .on(session.first())
                .filter(holidays::isFree)
                .ifPresent(holiday ->
                    warn(
                        Code.SESSION_ON_HOLIDAY,
                        "warn.sessionOnHoliday",
                        session.first(),
                        holiday.name()));
        case TOLD_OUTSIDE -> {
          holidays
              .on(session.first())
              .filter(holidays::isFree)
              .ifPresent(holiday ->
                  warn(
                      Code.SESSION_ON_HOLIDAY,
                      "warn.sessionOnHoliday",
                      session.first(),
                      holiday.name()));
          warn(Code.OUTSIDE_LEGAL_WEEK, "warn.outsideWeek", session.first(), session.week());
        }
        case COMPUTED -> {
          var off =
              holidays.between(session.weekFirst(), session.weekLast()).stream()
                  .map(Holidays.Holiday::name)
                  .distinct()
                  .map(Object.class::cast)
                  .toList();
          if (!off.isEmpty()) {
            warn(Code.HOLIDAYS_IN_WEEK, "warn.holidaysInWeek", session.week(), off);
          }
        }
        case AFTER_WEEK_OFF ->
            warn(Code.WHOLE_WEEK_OFF, "warn.wholeWeekOff", session.week(), session.first());
      }
    }

    /** Later dates count from here, so that nobody is reminded too early. */
    private @Nullable Session fallback(Session session) {
      var next = sessionAfter(session.last(), false);
      step(
          Kind.FALLBACK_SESSION,
          next == null ? new When.Beyond() : next.when(),
          rule(Rule.CUT_OFF),
          Sentence.of("why.fallback"),
          next == null ? Certainty.OPEN : next.isTold() ? Certainty.KNOWN : Certainty.DAY_OPEN);
      return next;
    }

    /** The last day on which the council decides. */
    private @Nullable LocalDate decided(Session base) {
      if (asked.committee() == Committee.NONE) {
        return base.last();
      }
      var rule =
          rule(
              switch (asked.committee()) {
                case ZONING -> Rule.COMMITTEE_ZONING;
                case ORDINARY, NONE -> Rule.COMMITTEE;
              });
      var report = holidays.after(base.last(), rule.amount());
      step(
          Kind.ATTEND_COMMITTEE,
          report.map(day -> When.between(base.first(), day)).orElseGet(When.Beyond::new),
          rule(Rule.ATTENDANCE),
          Sentence.of("why.attend"),
          report.isPresent() ? Certainty.SUGGESTED : Certainty.OPEN);
      if (report.isEmpty()) {
        open(Kind.COMMITTEE_REPORT, rule);
        open(Kind.DECISION, rule);
        return null;
      }
      step(
          Kind.COMMITTEE_REPORT,
          new When.Day(report.get()),
          rule,
          counted("why.committee", rule.amount(), base.last(), report.get()),
          Certainty.AT_THE_LATEST);
      var decision = sessionAfter(report.get(), false);
      if (decision == null) {
        open(Kind.DECISION, rule);
        return null;
      }
      step(
          Kind.DECISION,
          decision.when(),
          rule,
          Sentence.of("why.decision", report.get()),
          decision.isTold() ? Certainty.KNOWN : Certainty.DAY_OPEN);
      return decision.last();
    }

    private void finished(@Nullable LocalDate decided) {
      var mayor = rule(Rule.MAYOR_RETURN);
      var governor = rule(Rule.GOVERNOR);
      var notice = rule(Rule.PUBLIC_NOTICE);
      if (decided == null) {
        open(Kind.MAYOR_RETURN, mayor);
        open(Kind.GOVERNOR, governor);
        open(Kind.PUBLIC_NOTICE, notice);
        extended(null);
        openTail();
        return;
      }
      var last = decided.plusDays(mayor.amount());
      step(
          Kind.MAYOR_RETURN,
          new When.Day(last),
          mayor,
          Sentence.of("why.mayor", mayor.amount(), decided),
          Certainty.AT_THE_LATEST);
      step(
          Kind.GOVERNOR,
          new When.Day(last.plusDays(governor.amount())),
          governor,
          Sentence.of("why.governor", governor.amount(), last),
          Certainty.AT_THE_LATEST);
      var told = last.plusDays(notice.amount());
      step(
          Kind.PUBLIC_NOTICE,
          new When.Day(told),
          notice,
          Sentence.of("why.notice", notice.amount(), last),
          Certainty.AT_THE_LATEST);
      unanswered(told);
    }

    /** What to do when nobody answers: nothing of it while an extension runs. */
    private void unanswered(LocalDate told) {
      var extension = extended(told);
      var quiet = extension != null && extension.isAfter(told) ? extension : told;
      var reminder = rule(Rule.REMINDER);
      var remind = holidays.after(quiet, reminder.amount()).orElse(null);
      if (remind == null) {
        openTail();
        return;
      }
      step(
          Kind.REMINDER,
          new When.Day(remind),
          reminder,
          Sentence.of(quiet.equals(told) ? "why.reminder" : "why.reminder.extended", quiet),
          Certainty.SUGGESTED);
      var patience = rule(Rule.PATIENCE);
      var request = holidays.onOrAfter(remind.plusDays(patience.amount())).orElse(null);
      if (request == null) {
        openRequest();
        return;
      }
      step(
          Kind.INFORMATION_REQUEST,
          new When.Day(request),
          patience,
          Sentence.of("why.request", patience.amount(), remind),
          Certainty.SUGGESTED);
      answered(Kind.INFORMATION_ANSWER, rule(Rule.INFORMATION), request);
      answered(Kind.INFORMATION_ANSWER_SEVERAL, rule(Rule.INFORMATION_SEVERAL), request);
      var petition = rule(Rule.PETITION);
      step(
          Kind.PETITION_ANSWER,
          new When.Day(request.plusDays(petition.amount())),
          petition,
          Sentence.of("why.petition", petition.amount(), request),
          Certainty.AT_THE_LATEST);
    }

    private void answered(Kind what, Period rule, LocalDate request) {
      var due = holidays.after(request, rule.amount());
      if (due.isEmpty()) {
        open(what, rule);
        return;
      }
      step(
          what,
          new When.Day(due.get()),
          rule,
          counted("why.information", rule.amount(), request, due.get()),
          Certainty.AT_THE_LATEST);
    }

    private @Nullable LocalDate extended(@Nullable LocalDate told) {
      var extension = asked.extension();
      if (extension != null) {
        var pauses = told == null || extension.isAfter(told);
        step(
            Kind.EXTENSION,
            new When.Day(extension),
            null,
            Sentence.of(pauses ? "why.extension" : "why.extension.idle", extension),
            Certainty.KNOWN);
        if (pauses) {
          warn(Code.PAUSED, "warn.paused", extension);
        }
      }
      return extension;
    }

    /** Says which holidays were left out of the count. */
    private Sentence counted(String key, int days, LocalDate from, LocalDate to) {
      var off =
          holidays.between(from.plusDays(1), to).stream()
              .filter(holidays::isFree)
              .map(Holidays.Holiday::name)
              .distinct()
              .map(Object.class::cast)
              .toList();
      return off.isEmpty()
          ? Sentence.of(key, days, from)
          : Sentence.of(key + ".holidays", days, from, off);
    }

    private ClockAnswer beyond() {
      warn(Code.BEYOND_TABLE, "warn.beyond", holidays.from(), holidays.to());
      step(
          Kind.SESSION,
          new When.Beyond(),
          rule(Rule.SESSION_WEEK),
          Sentence.of("why.beyond", holidays.to()),
          Certainty.OPEN);
      extended(null);
      return new ClockAnswer(Sentence.of("say.beyond", submitted, holidays.to()), steps, warnings);
    }

    private Sentence headline(Session session, @Nullable Session fallback) {
      var day = session.isTold() || session.first().equals(session.last());
      if (fallback != null) {
        return Sentence.of("say.late." + kind.code(), submitted, session.week(), fallback.week());
      }
      return day
          ? Sentence.of("say.day." + kind.code(), submitted, session.first())
          : Sentence.of("say.week." + kind.code(), submitted, session.week());
    }

    private void openTail() {
      open(Kind.REMINDER, rule(Rule.REMINDER));
      openRequest();
    }

    private void openRequest() {
      open(Kind.INFORMATION_REQUEST, rule(Rule.PATIENCE));
      open(Kind.INFORMATION_ANSWER, rule(Rule.INFORMATION));
      open(Kind.INFORMATION_ANSWER_SEVERAL, rule(Rule.INFORMATION_SEVERAL));
      open(Kind.PETITION_ANSWER, rule(Rule.PETITION));
    }

    private void open(Kind what, Period rule) {
      step(what, new When.Beyond(), rule, Sentence.of("why.beyond", holidays.to()), Certainty.OPEN);
      if (warnings.stream().noneMatch(one -> one.code() == Code.BEYOND_TABLE)) {
        warn(Code.BEYOND_TABLE, "warn.beyond", holidays.from(), holidays.to());
      }
    }

    private Period rule(Rule rule) {
      return periods.on(rule, kind, submitted);
    }

    private void step(
        Kind what, When when, @Nullable Period rule, Sentence why, Certainty certainty) {
      steps.add(new ClockStep(what, when, rule, why, certainty));
    }

    private void warn(Code code, String key, Object... args) {
      warnings.add(new Warning(code, Sentence.of(key, args)));
    }
  }

  private static LocalDate start(ClockStep step) {
    return switch (step.when()) {
      case When.Day day -> day.day();
      case When.Span span -> span.from();
      case When.Beyond _ -> LocalDate.MAX;
    };
  }
}
