package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.web.Site;
import taskopru.web.Uis;

/** Meetings and decisions for programs. */
@RestController
@RequestMapping("/api/v1")
class MeetingsApi {

  private static final int MOST = 100;

  private final MeetingList.Query meetings;
  private final DecisionList.Query decisions;
  private final DecisionViews views;
  private final Uis uis;
  private final Site site;

  MeetingsApi(
      MeetingList.Query meetings,
      DecisionList.Query decisions,
      DecisionViews views,
      Uis uis,
      Site site) {
    this.meetings = meetings;
    this.decisions = decisions;
    this.views = views;
    this.uis = uis;
    this.site = site;
  }

  /** One page of meetings. */
  record MeetingsAnswer(long total, int page, int pageSize, List<MeetingEntry> meetings) {}

  /** A called or held meeting. */
  record MeetingEntry(
      UUID id,
      @Nullable String number,
      String body,
      String kind,
      String mode,
      String state,
      String title,
      String starts,
      String ends,
      String place,
      int items,
      String url) {}

  /** One page of the register. */
  record DecisionsAnswer(long total, int page, int pageSize, List<DecisionEntry> decisions) {}

  @GetMapping("/meetings")
  ResponseEntity<MeetingsAnswer> meetings(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "25") String pageSize,
      HttpServletRequest request) {
    var ui = uis.of(request);
    var names = views.bodies(ui);
    var size = size(pageSize);
    var found =
        meetings.read(
            names.keySet(), false, MeetingList.Filter.ALL, Typed.cut(q), Typed.number(page), size);
    return answer(
        new MeetingsAnswer(
            found.total(),
            found.page(),
            size,
            found.rows().stream()
                .map(row ->
                    new MeetingEntry(
                        row.id(),
                        row.number(),
                        names.getOrDefault(row.body(), ""),
                        row.kind().code(),
                        row.mode().code(),
                        row.state().code(),
                        row.title(),
                        row.starts().toString(),
                        row.ends().toString(),
                        row.place(),
                        row.items(),
                        site.baseUrl() + ui.path("/meetings/" + row.id())))
                .toList()));
  }

  @GetMapping("/decisions")
  ResponseEntity<DecisionsAnswer> decisions(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "25") String pageSize,
      HttpServletRequest request) {
    var ui = uis.of(request);
    var names = views.bodies(ui);
    var size = size(pageSize);
    var found =
        decisions.read(
            names.keySet(), DecisionViews.asked(q, year, state, page, size), views.today());
    return answer(
        new DecisionsAnswer(
            found.total(),
            found.page(),
            size,
            PublicController.entries(
                found.rows(),
                names,
                views.institutions(ui),
                site.baseUrl() + ui.path("/decisions/"))));
  }

  private static int size(String text) {
    return Math.clamp(Typed.number(text), 1, MOST);
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(body);
  }
}
