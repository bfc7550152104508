package taskopru.notifications.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Language;
import taskopru.notifications.Preferences;

/**
 * Turning a topic off from a mail. Opening the address changes nothing, for scanners open every
 * link; a mail program's own button posts without a page (RFC 8058).
 */
@Controller
class WayOutController {

  private static final String PAGE = "/{lang:tr|en|ar}/mail/unsubscribe/{token}/{topic}";

  private final Preferences preferences;

  WayOutController(Preferences preferences) {
    this.preferences = preferences;
  }

  @GetMapping(PAGE)
  ModelAndView ask(Language language, @PathVariable String token, @PathVariable String topic) {
    var found = preferences.findWayOut(token, topic).orElse(null);
    return page(new WayOutPage(found, found == null ? "" : address(language, token, topic), false));
  }

  @PostMapping(PAGE)
  ModelAndView turnOff(@PathVariable String token, @PathVariable String topic) {
    return page(new WayOutPage(preferences.turnOff(token, topic), "", true));
  }

  @PostMapping("/mail/unsubscribe/{token}/{topic}")
  ResponseEntity<String> turnOffAtOnce(@PathVariable String token, @PathVariable String topic) {
    preferences.turnOff(token, topic);
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK\n");
  }

  /** The same address opened by a person who took it from a mail's headers. */
  @GetMapping("/mail/unsubscribe/{token}/{topic}")
  String lead(Language language, @PathVariable String token, @PathVariable String topic) {
    return preferences.findWayOut(token, topic).isPresent()
        ? "redirect:" + address(language, token, topic)
        : "redirect:/" + language.tag();
  }

  private static ModelAndView page(WayOutPage page) {
    return new ModelAndView(
            "notifications/web/wayOut", page.topic() == null ? HttpStatus.NOT_FOUND : HttpStatus.OK)
        .addObject("page", page);
  }

  private static String address(Language language, String token, String topic) {
    return "/" + language.tag() + "/mail/unsubscribe/" + token + "/" + topic;
  }
}
