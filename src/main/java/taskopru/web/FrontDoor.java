package taskopru.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import taskopru.kernel.Language;

/** The bare address leads to the reader's language. */
@Controller
class FrontDoor {

  @GetMapping("/")
  String lead(Language language, HttpServletResponse response) {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    return "redirect:/" + language.tag();
  }
}
