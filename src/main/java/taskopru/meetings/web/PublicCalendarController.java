package taskopru.meetings.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import taskopru.kernel.Language;
import taskopru.meetings.PublicDates;
import taskopru.notifications.Invitation;

/** The calendar of meetings that everybody may subscribe to (RFC 5545). */
@Controller
class PublicCalendarController {

  private final PublicDates dates;
  private final Invitation invitation;

  PublicCalendarController(PublicDates dates, Invitation invitation) {
    this.dates = dates;
    this.invitation = invitation;
  }

  @GetMapping("/{lang:tr|en|ar}/calendar.ics")
  ResponseEntity<byte[]> calendar(Language language) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"calendar.ics\"")
        .body(invitation.feed(dates.list(language), language));
  }
}
