package taskopru.notifications.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import taskopru.kernel.Language;
import taskopru.notifications.PublicCalendar;

/** The council's public dates, for calendar programs. */
@Controller
class PublicCalendarController {

  private final PublicCalendar calendar;

  PublicCalendarController(PublicCalendar calendar) {
    this.calendar = calendar;
  }

  @GetMapping("/{lang:tr|en|ar}/calendar.ics")
  ResponseEntity<byte[]> calendar(Language language) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"calendar.ics\"")
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(calendar.in(language));
  }
}
