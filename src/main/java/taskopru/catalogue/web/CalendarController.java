package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.web.Csv;
import taskopru.web.Ui;
import taskopru.web.Uis;

/** When sources bring new figures: a page, its twins, and a calendar to subscribe to. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/data")
class CalendarController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int LONGEST_LINE = 73;

  private final ReleaseCalendar.Query calendar;
  private final Uis uis;

  CalendarController(ReleaseCalendar.Query calendar, Uis uis) {
    this.calendar = calendar;
    this.uis = uis;
  }

  @GetMapping("/calendar")
  String page(Model model) {
    model.addAttribute("calendar", calendar.read());
    return "catalogue/web/calendar";
  }

  /** One expected release, in the page's language. */
  record Expected(
      LocalDate expected,
      String freshness,
      String dataset,
      String title,
      @Nullable String publisher,
      String periodicity,
      @Nullable String newest) {

    static Expected of(ReleaseCalendar.Line line, Ui ui) {
      var publisher = line.publisher();
      return new Expected(
          line.day(),
          line.freshness().code(),
          line.dataset(),
          ui.text(line.title()),
          publisher == null ? null : ui.text(publisher),
          line.periodicity().code(),
          line.newest());
    }
  }

  @GetMapping("/calendar.json")
  @ResponseBody
  List<Expected> json(HttpServletRequest request) {
    return expected(uis.of(request));
  }

  @GetMapping("/calendar.csv")
  ResponseEntity<byte[]> csv(HttpServletRequest request) {
    var csv =
        new Csv("expected", "freshness", "dataset", "title", "publisher", "periodicity", "newest");
    for (var line : expected(uis.of(request))) {
      csv.row(
          List.of(
              line.expected().toString(),
              line.freshness(),
              line.dataset(),
              line.title(),
              Objects.requireNonNullElse(line.publisher(), ""),
              line.periodicity(),
              Objects.requireNonNullElse(line.newest(), "")));
    }
    return csv.answer();
  }

  @GetMapping("/calendar.ics")
  ResponseEntity<byte[]> ics(HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .body(ics(uis.of(request)).getBytes(StandardCharsets.UTF_8));
  }

  private List<Expected> expected(Ui ui) {
    return calendar.read().lines().stream().map(line -> Expected.of(line, ui)).toList();
  }

  /** All-day events (RFC 5545), one for each dataset that waits for figures. */
  private String ics(Ui ui) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(
        text,
        "PRODID:-//taskopru//release calendar//"
            + ui.language().tag().toUpperCase(java.util.Locale.ROOT));
    line(text, "NAME:" + escaped(ui.text("catalogue.calendar.title")));
    line(text, "X-WR-CALNAME:" + escaped(ui.text("catalogue.calendar.title")));
    for (var event : calendar.read().lines()) {
      line(text, "BEGIN:VEVENT");
      line(text, "UID:" + event.dataset() + "-" + DAY.format(event.day()) + "@taskopru");
      line(text, "DTSTAMP:" + DAY.format(event.day()) + "T000000Z");
      line(text, "DTSTART;VALUE=DATE:" + DAY.format(event.day()));
      line(text, "SUMMARY:" + escaped(ui.text("catalogue.calendar.event", ui.text(event.title()))));
      line(text, "URL:" + ui.site().baseUrl() + ui.path("/data/" + event.dataset()));
      line(text, "TRANSP:TRANSPARENT");
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString();
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
