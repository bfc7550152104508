package taskopru.notifications.web;

import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.notifications.CalendarFeeds;
import taskopru.notifications.Frequency;
import taskopru.notifications.Preferences;
import taskopru.web.Site;
import taskopru.web.ui.Form;

/** What somebody wants to hear of, and their calendar. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/account/notifications")
class PreferencesController {

  private static final Set<String> DONE = Set.of("chosen", "feedGone");

  private final Preferences preferences;
  private final CalendarFeeds feeds;
  private final Site site;

  PreferencesController(Preferences preferences, CalendarFeeds feeds, Site site) {
    this.preferences = preferences;
    this.feeds = feeds;
    this.site = site;
  }

  @GetMapping
  ModelAndView show(Actor actor, @RequestParam(defaultValue = "") String done) {
    return page(actor, null, DONE.contains(done) ? "notifications.preferences.done." + done : "");
  }

  @PostMapping
  String choose(Actor actor, Language language, @RequestParam MultiValueMap<String, String> sent) {
    var chosen = new HashMap<String, Frequency>();
    sent.toSingleValueMap()
        .forEach((name, value) ->
            Frequency.find(value).ifPresent(frequency -> chosen.put(name, frequency)));
    preferences.choose(actor, chosen);
    return here(language) + "?done=chosen";
  }

  /** Shown once, so the page itself and no redirect. */
  @PostMapping("/calendar")
  ModelAndView makeFeed(Actor actor, Language language) {
    var path = feeds.make(actor, language);
    return page(actor, site.baseUrl() + path, "");
  }

  @PostMapping("/calendar/removal")
  String removeFeed(Actor actor, Language language) {
    feeds.revoke(actor);
    return here(language) + "?done=feedGone";
  }

  private ModelAndView page(Actor actor, @Nullable String feed, String done) {
    var choices = preferences.own(actor);
    var form = Form.empty();
    for (var choice : choices) {
      if (choice.frequency() != null) {
        form = form.with(choice.topic().code(), choice.frequency().code());
      }
    }
    return new ModelAndView("notifications/web/preferences")
        .addObject(
            "page",
            new PreferencesPage(choices, form, feeds.since(actor).orElse(null), feed, done));
  }

  private static String here(Language language) {
    return "redirect:/" + language.tag() + "/desk/account/notifications";
  }
}
