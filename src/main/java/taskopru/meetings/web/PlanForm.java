package taskopru.meetings.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;
import taskopru.meetings.Meeting;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/**
 * The form in which a meeting is planned: new, changed, copied or recalled.
 *
 * @param lead what this plan is for
 * @param version of the meeting that is changed; 0 for a new one
 * @param series whether several may be drafted at once
 * @param bodies to choose from; empty where it is settled
 */
public record PlanForm(
    String title,
    String lead,
    String action,
    String back,
    String button,
    Form form,
    int version,
    boolean series,
    List<Option> bodies,
    List<Option> kinds,
    List<Option> modes) {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  static PlanForm of(
      String title,
      String lead,
      String action,
      String back,
      String button,
      Form form,
      int version,
      boolean series,
      List<Option> bodies,
      Ui ui) {
    return new PlanForm(
        title,
        lead,
        action,
        back,
        button,
        form,
        version,
        series,
        bodies,
        Arrays.stream(Meeting.Kind.values())
            .map(one -> Option.of(one.code(), ui.text("meetings.kind." + one.code())))
            .toList(),
        Arrays.stream(Meeting.Mode.values())
            .map(one -> Option.of(one.code(), ui.text("meetings.mode." + one.code())))
            .toList());
  }

  static Form fill(Meeting.Plan plan, ZoneId zone) {
    var starts = plan.starts().atZone(zone);
    return Form.empty()
        .with("kind", plan.kind().code())
        .with("mode", plan.mode().code())
        .with("title", plan.title())
        .with("day", starts.toLocalDate().toString())
        .with("from", HOUR.format(starts))
        .with("to", HOUR.format(plan.ends().atZone(zone)))
        .with("place", plan.place())
        .with("link", plan.link());
  }

  /** A form with its errors, or a plan. */
  record Read(Form form, @Nullable ZonedDateTime starts, Meeting.@Nullable Plan plan) {}

  static Read read(Form sent, ZoneId zone) {
    var form = sent;
    var day = day(form.value("day"));
    var from = hour(form.value("from"));
    var to = hour(form.value("to"));
    var kind = Meeting.Kind.find(form.value("kind"));
    var mode = Meeting.Mode.find(form.value("mode"));
    form = day.isEmpty() ? form.refuse("day", "meetings.form.day.wrong") : form;
    form = from.isEmpty() ? form.refuse("from", "meetings.form.hour.wrong") : form;
    form = to.isEmpty() ? form.refuse("to", "meetings.form.hour.wrong") : form;
    form = kind.isEmpty() ? form.refuse("kind", "meetings.form.kind.missing") : form;
    form = mode.isEmpty() ? form.refuse("mode", "meetings.form.mode.missing") : form;
    if (form.isRefused()) {
      return new Read(form, null, null);
    }
    var starts = day.orElseThrow().atTime(from.orElseThrow()).atZone(zone);
    var ends = day.orElseThrow().atTime(to.orElseThrow()).atZone(zone);
    if (!ends.isAfter(starts) && to.orElseThrow().isBefore(LocalTime.of(6, 0))) {
      ends = ends.plusDays(1);
    }
    try {
      return new Read(
          form,
          starts,
          new Meeting.Plan(
              kind.orElseThrow(),
              mode.orElseThrow(),
              form.value("title"),
              starts.toInstant(),
              ends.toInstant(),
              form.value("place"),
              form.value("link")));
    } catch (Problem.Refused refused) {
      return new Read(form.refuse(fieldOf(refused), refused), null, null);
    }
  }

  static String fieldOf(Problem problem) {
    return switch (problem.messageKey()) {
      case "meetings.plan.link", "meetings.plan.link.missing" -> "link";
      case "meetings.plan.place" -> "place";
      case "meetings.plan.ends", "meetings.plan.long" -> "to";
      case "meetings.plan.starts", "meetings.plan.other-year", "meetings.recall.days" -> "day";
      case "meetings.series.size" -> "count";
      default -> "";
    };
  }

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> hour(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }
}
