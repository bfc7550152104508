package taskopru.notifications.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.notifications.CalendarFeeds;

/** A person's own calendar, for programs that cannot sign in. */
@Controller
class CalendarFeedController {

  private final CalendarFeeds feeds;

  CalendarFeedController(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  @GetMapping("/{lang:tr|en|ar}/calendar-feed/{token}.ics")
  ResponseEntity<byte[]> feed(Language language, @PathVariable String token) {
    var calendar =
        feeds
            .find(token, language)
            .orElseThrow(() -> new Problem.NotFound("notifications.feed.unknown"));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header("X-Robots-Tag", "noindex")
        .header("Content-Disposition", "attachment; filename=\"calendar.ics\"")
        .cacheControl(CacheControl.noStore())
        .body(calendar);
  }
}
