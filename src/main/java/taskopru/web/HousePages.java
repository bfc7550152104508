package taskopru.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What the house says about itself: accessibility, privacy, the licence of its data, and what is on
 * the desk.
 */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class HousePages {

  @GetMapping("/desk")
  String desk() {
    return "web/desk";
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "web/accessibility";
  }

  @GetMapping("/privacy")
  String privacy() {
    return "web/privacy";
  }

  @GetMapping("/licence")
  String licence() {
    return "web/licence";
  }
}
