package taskopru.opinions.clock.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.opinions.clock.ClockAnswer;
import taskopru.opinions.clock.ClockStep;
import taskopru.opinions.clock.Committee;
import taskopru.opinions.clock.Submission;
import taskopru.opinions.clock.When;
import taskopru.web.Ui;

/** The clock's answer for programs: codes that stay, and the reader's sentences beside them. */
record ClockEntry(
    Asked asked,
    String sentence,
    List<Step> steps,
    List<Warning> warnings,
    LocalDate holidaysKnownUntil) {

  /**
   * What was asked.
   *
   * @param keptCalendar whether the session days kept on the desk were used
   */
  record Asked(
      LocalDate submitted,
      String council,
      boolean keptCalendar,
      String committee,
      @Nullable LocalDate extension) {}

  /**
   * One date.
   *
   * @param from null where the date cannot be told
   * @param to the same day as {@code from} for a single day
   */
  record Step(
      String kind,
      String title,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String certainty,
      @Nullable Rule rule,
      String why) {}

  /** Where it is written, and how sure that is. */
  record Rule(
      String code, int amount, String unit, LocalDate since, String source, String surety) {}

  record Warning(String code, String text) {}

  static ClockEntry of(
      Submission asked, boolean kept, ClockAnswer answer, LocalDate knownUntil, Ui ui) {
    return new ClockEntry(
        new Asked(
            asked.submitted(),
            asked.calendar().kind().code(),
            kept,
            committee(asked.committee()),
            asked.extension()),
        ClockWords.said(answer.headline(), ui),
        answer.steps().stream().map(step -> step(step, ui)).toList(),
        answer.warnings().stream()
            .map(one -> new Warning(ClockWords.code(one.code()), ClockWords.said(one.said(), ui)))
            .toList(),
        knownUntil);
  }

  private static String committee(Committee committee) {
    return committee.code();
  }

  private static Step step(ClockStep step, Ui ui) {
    var rule = step.rule();
    return new Step(
        ClockWords.code(step.kind()),
        ui.text("opinions.clock.step." + ClockWords.code(step.kind())),
        from(step.when()),
        to(step.when()),
        ClockWords.code(step.certainty()),
        rule == null
            ? null
            : new Rule(
                ClockWords.code(rule.rule()),
                rule.amount(),
                ClockWords.code(rule.unit()),
                rule.from(),
                ui.text(rule.source()),
                ClockWords.code(rule.surety())),
        ClockWords.said(step.why(), ui));
  }

  static @Nullable LocalDate from(When when) {
    return switch (when) {
      case When.Day day -> day.day();
      case When.Span span -> span.from();
      case When.Beyond _ -> null;
    };
  }

  static @Nullable LocalDate to(When when) {
    return switch (when) {
      case When.Day day -> day.day();
      case When.Span span -> span.to();
      case When.Beyond _ -> null;
    };
  }
}
