package taskopru.opinions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Csv;

/** Published opinions and recommendations for programs. */
@RestController
@RequestMapping("/api/v1")
class OpinionsApi {

  private static final int MOST = 100;
  private static final int ALL = 20_000;

  private final OpinionDesk desk;
  private final Tracker tracker;
  private final Opinions opinions;
  private final OpinionJson json;

  OpinionsApi(OpinionDesk desk, Tracker tracker, Opinions opinions, OpinionJson json) {
    this.desk = desk;
    this.tracker = tracker;
    this.opinions = opinions;
    this.json = json;
  }

  /** One page of opinions. */
  record OpinionsAnswer(long total, int page, int pageSize, List<OpinionEntry> opinions) {}

  /** One page of recommendations. */
  record RecommendationsAnswer(
      long total, int page, int pageSize, List<RecommendationEntry> recommendations) {}

  @GetMapping("/opinions")
  ResponseEntity<OpinionsAnswer> opinions(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "25") String pageSize,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var size = Math.clamp(OpinionDesk.page(pageSize), 1, MOST);
    var found =
        tracker.opinions(
            OpinionDesk.cut(q),
            Opinion.State.find(state).orElse(null),
            Opinion.Kind.find(kind).orElse(null),
            OpinionDesk.page(page),
            size);
    return answer(
        new OpinionsAnswer(
            found.total(),
            found.number(),
            size,
            found.rows().stream().map(one -> OpinionEntry.of(one, ui)).toList()));
  }

  @GetMapping("/opinions.csv")
  ResponseEntity<byte[]> opinionsCsv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String kind,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var csv = new Csv(OpinionEntry.COLUMNS);
    tracker
        .opinions(
            OpinionDesk.cut(q),
            Opinion.State.find(state).orElse(null),
            Opinion.Kind.find(kind).orElse(null),
            1,
            ALL)
        .rows()
        .forEach(one -> csv.row(OpinionEntry.of(one, ui).cells()));
    return csv.answer();
  }

  @GetMapping("/opinions/{slug}")
  ResponseEntity<OpinionJson.Answer> opinion(
      @PathVariable String slug, HttpServletRequest request) {
    return answer(json.of(opinions.wholePublic(slug), desk.ui(request)));
  }

  @GetMapping("/recommendations")
  ResponseEntity<RecommendationsAnswer> recommendations(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "25") String pageSize,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var size = Math.clamp(OpinionDesk.page(pageSize), 1, MOST);
    var found =
        tracker.read(
            Tracker.Asked.of(q, answer, result, addressee, OpinionDesk.page(page), size),
            desk.today());
    return answer(
        new RecommendationsAnswer(
            found.total(),
            found.number(),
            size,
            found.rows().stream().map(one -> RecommendationEntry.of(one, ui)).toList()));
  }

  @GetMapping("/recommendations.csv")
  ResponseEntity<byte[]> recommendationsCsv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      HttpServletRequest request) {
    return csv(Tracker.Asked.of(q, answer, result, addressee, 1, ALL), request);
  }

  ResponseEntity<byte[]> csv(Tracker.Asked asked, HttpServletRequest request) {
    var ui = desk.ui(request);
    var csv = new Csv(RecommendationEntry.COLUMNS);
    tracker
        .read(asked, desk.today())
        .rows()
        .forEach(one -> csv.row(RecommendationEntry.of(one, ui).cells()));
    return csv.answer();
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(body);
  }
}
