package taskopru.opinions.clock.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.opinions.clock.Committee;
import taskopru.opinions.clock.CouncilCalendar;
import taskopru.opinions.clock.CouncilKind;
import taskopru.opinions.clock.CouncilSessions;
import taskopru.opinions.clock.Recess;
import taskopru.opinions.clock.Submission;
import taskopru.web.ui.Form;

/** Reads what the clock is asked, from a form or an address; each mistake at its place. */
@Component
class ClockForm {

  static final String NONE = "none";
  static final String UNKNOWN = "unknown";
  static final String KEPT = "kept";

  private static final int FIRST_YEAR = 2005;
  private static final int LAST_YEAR = 2100;
  private static final int MONTHS = 12;

  private final CouncilSessions sessions;

  ClockForm(CouncilSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * What was asked.
   *
   * @param form the fields as they stand, with what is wrong
   * @param submission null where something is wrong
   * @param kept whether our council's own calendar was used
   */
  record Read(Form form, @Nullable Submission submission, boolean kept) {}

  /** With {@code today} where no day was given; null where one must be. */
  Read read(Form sent, @Nullable LocalDate today) {
    var form = sent;
    if (form.value("submitted").isEmpty() && today != null) {
      form = form.with("submitted", today.toString());
    }
    form = withDefault(form, "council", sessions.kind().code());
    form = withDefault(form, "committee", Committee.ORDINARY.code());
    var kind = CouncilKind.find(form.value("council")).orElse(null);
    form = withDefault(form, "recess", kind == sessions.kind() ? KEPT : UNKNOWN);
    if (form.value("submitted").isEmpty()) {
      form = form.refuse("submitted", "opinions.clock.submitted.missing");
    }
    if (kind == null) {
      form = form.refuse("council", "opinions.clock.council.unknown");
    }
    var committee = Committee.find(form.value("committee")).orElse(null);
    if (committee == null) {
      form = form.refuse("committee", "opinions.clock.committee.unknown");
    }
    var kept = form.value("recess").equals(KEPT);
    if (!kept && recess(form.value("recess")).isEmpty()) {
      form = form.refuse("recess", "opinions.clock.recess.unknown");
    }
    for (var field : new String[] {"submitted", "session", "extension"}) {
      if (!form.value(field).isEmpty() && day(form.value(field)).isEmpty()) {
        form = form.refuse(field, "opinions.clock.day.unreadable." + field, FIRST_YEAR, LAST_YEAR);
      }
    }
    var submitted = day(form.value("submitted")).orElse(null);
    var session = day(form.value("session")).orElse(null);
    var extension = day(form.value("extension")).orElse(null);
    if (submitted != null && session != null && session.isBefore(submitted)) {
      form = form.refuse("session", "opinions.clock.session.before");
    }
    if (submitted != null && extension != null && extension.isBefore(submitted)) {
      form = form.refuse("extension", "opinions.clock.extension.before");
    }
    if (form.isRefused() || kind == null || committee == null || submitted == null) {
      return new Read(form, null, kept);
    }
    var ours = kept && kind == sessions.kind();
    var calendar =
        ours
            ? sessions.calendar()
            : CouncilCalendar.of(kind, recess(form.value("recess")).orElseGet(Recess.Unknown::new));
    if (session != null) {
      if (calendar.rests(YearMonth.from(session))) {
        return new Read(form.refuse("session", "opinions.clock.session.inRecess"), null, kept);
      }
      calendar = calendar.with(session);
    }
    return new Read(form, new Submission(submitted, calendar, committee, extension), ours);
  }

  private static Form withDefault(Form form, String field, String value) {
    return form.value(field).isEmpty() ? form.with(field, value) : form;
  }

  static Optional<Recess> recess(String text) {
    if (text.equals(UNKNOWN) || text.equals(KEPT)) {
      return Optional.of(new Recess.Unknown());
    }
    if (text.equals(NONE)) {
      return Optional.of(new Recess.Never());
    }
    return text.matches("[0-9]{1,2}")
            && Integer.parseInt(text) >= 1
            && Integer.parseInt(text) <= MONTHS
        ? Optional.of(Recess.of(Integer.valueOf(text)))
        : Optional.empty();
  }

  static Optional<LocalDate> day(String text) {
    try {
      var day = LocalDate.parse(text);
      return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
          ? Optional.of(day)
          : Optional.empty();
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
