package taskopru.opinions.clock.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.opinions.clock.ClockAnswer;
import taskopru.opinions.clock.ClockStep;
import taskopru.opinions.clock.Committee;
import taskopru.opinions.clock.CouncilKind;
import taskopru.opinions.clock.Period;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * The calculator: its form and, where the question could be read, the answer.
 *
 * @param more whether the fields not everybody needs are open
 */
public record ClockPage(
    Form form,
    List<Option> councils,
    List<Option> recesses,
    List<Option> committees,
    boolean more,
    @Nullable Answer answer) {

  /**
   * The answer.
   *
   * @param query of the twins, with its question mark
   */
  public record Answer(
      String sentence,
      List<Line> lines,
      List<Note> warnings,
      List<String> holidays,
      String weekRule,
      boolean kept,
      String query) {}

  /** One date on the line. */
  public record Line(
      String kind,
      String title,
      String when,
      @Nullable String iso,
      Tag certainty,
      String why,
      @Nullable String source,
      @Nullable String surety,
      String css) {}

  public record Note(Tone tone, String text) {}

  static ClockPage of(Form form, CouncilKind ours, @Nullable Answer answer, Ui ui) {
    var recesses = new ArrayList<Option>();
    if (form.value("council").equals(ours.code()) || form.value("recess").equals(ClockForm.KEPT)) {
      recesses.add(Option.of(ClockForm.KEPT, ui.text("opinions.clock.recess.kept")));
    }
    recesses.add(Option.of(ClockForm.UNKNOWN, ui.text("opinions.clock.recess.notKnown")));
    recesses.add(Option.of(ClockForm.NONE, ui.text("opinions.clock.recess.none")));
    for (var month : Month.values()) {
      recesses.add(Option.of(String.valueOf(month.getValue()), month(month, ui)));
    }
    return new ClockPage(
        form,
        Arrays.stream(CouncilKind.values())
            .map(kind ->
                new Option(
                    kind.code(),
                    ui.text("opinions.clock.council." + kind.code()),
                    ui.text("opinions.clock.council." + kind.code() + ".hint")))
            .toList(),
        recesses,
        Arrays.stream(Committee.values())
            .map(one -> Option.of(one.code(), ui.text("opinions.clock.committee." + one.code())))
            .toList(),
        !form.value("session").isEmpty() || !form.value("extension").isEmpty(),
        answer);
  }

  static String month(Month month, Ui ui) {
    return month.getDisplayName(TextStyle.FULL_STANDALONE, ui.language().locale());
  }

  static Line line(ClockStep step, Ui ui) {
    var rule = step.rule();
    var from = ClockEntry.from(step.when());
    return new Line(
        ClockWords.code(step.kind()),
        ui.text("opinions.clock.step." + ClockWords.code(step.kind())),
        ClockWords.said(step.when(), ui),
        from == null ? null : from.toString(),
        new Tag(
            ui.text("opinions.clock.certainty." + ClockWords.code(step.certainty())),
            tone(step.certainty())),
        ClockWords.said(step.why(), ui),
        rule == null ? null : ui.text(rule.source()),
        rule == null ? null : ClockWords.surety(rule, ui),
        css(step, rule));
  }

  private static Tone tone(ClockStep.Certainty certainty) {
    return switch (certainty) {
      case KNOWN -> Tone.GOOD;
      case DAY_OPEN, TO_BE_SAFE -> Tone.WAIT;
      case AT_THE_LATEST, SUGGESTED -> Tone.PLAIN;
      case OPEN -> Tone.BAD;
    };
  }

  private static String css(ClockStep step, @Nullable Period rule) {
    var ours = rule == null || rule.surety() == Period.Surety.PRACTICE;
    return switch (step.kind()) {
      case SESSION -> "clock-session";
      case ATTEND_COMMITTEE, REMINDER, INFORMATION_REQUEST -> "clock-ours";
      default -> ours ? "clock-ours" : "clock-theirs";
    };
  }

  static Note note(ClockAnswer.Warning warning, Ui ui) {
    var tone =
        switch (warning.code()) {
          case LATE, BEYOND_TABLE, SESSION_ON_HOLIDAY, OUTSIDE_LEGAL_WEEK -> Tone.BAD;
          case RECESS_UNKNOWN, WITHIN_SESSION_WEEK -> Tone.WAIT;
          case RECESS_SKIPPED, HOLIDAYS_IN_WEEK, WHOLE_WEEK_OFF, CLOSED_ON_SUBMISSION, PAUSED ->
              Tone.NEWS;
        };
    return new Note(tone, ClockWords.said(warning.said(), ui));
  }
}
