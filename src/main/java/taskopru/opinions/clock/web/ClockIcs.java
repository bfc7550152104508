package taskopru.opinions.clock.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import taskopru.opinions.clock.ClockAnswer;
import taskopru.opinions.clock.Submission;
import taskopru.web.Ui;

/** The dates as all-day events (RFC 5545), to put into one's own calendar. */
final class ClockIcs {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 73;

  private ClockIcs() {}

  static byte[] write(Submission asked, ClockAnswer answer, String address, Instant now, Ui ui) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(
        text,
        "PRODID:-//taskopru//statutory clock//" + ui.language().tag().toUpperCase(Locale.ROOT));
    line(text, "NAME:" + escaped(ui.text("opinions.clock.title")));
    line(text, "X-WR-CALNAME:" + escaped(ui.text("opinions.clock.title")));
    for (var step : answer.steps()) {
      var from = ClockEntry.from(step.when());
      var to = ClockEntry.to(step.when());
      if (from == null || to == null) {
        continue;
      }
      var rule = step.rule();
      line(text, "BEGIN:VEVENT");
      line(
          text,
          "UID:clock-%s-%s-%s@taskopru"
              .formatted(
                  asked.calendar().kind().code(),
                  DAY.format(asked.submitted()),
                  ClockWords.code(step.kind())));
      line(text, "DTSTAMP:" + STAMP.format(now));
      line(text, "DTSTART;VALUE=DATE:" + DAY.format(from));
      line(text, "DTEND;VALUE=DATE:" + DAY.format(to.plusDays(1)));
      line(
          text,
          "SUMMARY:" + escaped(ui.text("opinions.clock.step." + ClockWords.code(step.kind()))));
      line(
          text,
          "DESCRIPTION:"
              + escaped(
                  ClockWords.said(step.why(), ui)
                      + (rule == null
                          ? ""
                          : " " + ui.text(rule.source()) + " " + ClockWords.surety(rule, ui))));
      line(text, "URL:" + address);
      line(text, "TRANSP:TRANSPARENT");
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", " ");
  }

  /** Lines longer than 75 bytes are folded; never inside a character. */
  private static void line(StringBuilder text, String line) {
    var bytes = 0;
    for (var point : line.codePoints().toArray()) {
      var character = Character.toString(point);
      var size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LONGEST_LINE) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(character);
      bytes += size;
    }
    text.append("\r\n");
  }
}
