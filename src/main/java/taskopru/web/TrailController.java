package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** The trail of anything public: a page, a piece for other pages, and its JSON twin. */
@Controller("webTrailController")
class TrailController {

  private static final String THING = "/{kind:[a-z-]+}/{id:[A-Za-z0-9-]+}";

  private final Trails trails;
  private final Site site;

  TrailController(Trails trails, Site site) {
    this.trails = trails;
    this.site = site;
  }

  @GetMapping("/{lang:tr|en|ar}/trail" + THING)
  String page(@PathVariable String kind, @PathVariable String id, Language language, Model model) {
    model.addAttribute(
        "trail", trails.of(kind, id, language).orElseThrow(TrailController::unknown));
    return "web/trailPage";
  }

  /** For a page that shows it as one of its parts; nothing where there is no trail. */
  @GetMapping(path = "/{lang:tr|en|ar}/trail" + THING, headers = "HX-Target=trail")
  String piece(@PathVariable String kind, @PathVariable String id, Language language, Model model) {
    model.addAttribute("trail", trails.of(kind, id, language).orElse(null));
    return "web/trailPiece";
  }

  /** The whole trail. */
  record Answer(Node thing, List<Station> stations, List<Trail.Link> links) {}

  /** All things of one kind: based-on, the thing itself, or came-of. */
  record Station(String kind, String side, List<Node> things) {}

  /** A thing. */
  record Node(String kind, String id, String title, @Nullable String note, @Nullable String url) {}

  @GetMapping("/api/v1/trail" + THING)
  @ResponseBody
  ResponseEntity<Answer> json(
      @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
    var language = Uis.language(request);
    var trail = trails.of(kind, id, language).orElseThrow(TrailController::unknown);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(
            new Answer(
                node(trail.here(), language),
                trail.stations().stream()
                    .map(one ->
                        new Station(
                            one.kind(),
                            one.side() < 0 ? "based-on" : one.side() > 0 ? "came-of" : "here",
                            one.nodes().stream().map(it -> node(it, language)).toList()))
                    .toList(),
                trail.links()));
  }

  private Node node(TrailNode node, Language language) {
    var href = node.href();
    return new Node(
        node.kind(),
        node.id(),
        node.title(),
        node.note(),
        href == null
            ? null
            : href.startsWith("/") ? site.baseUrl() + "/" + language.tag() + href : href);
  }

  private static Problem unknown() {
    return new Problem.NotFound("web.trail.unknown");
  }
}
