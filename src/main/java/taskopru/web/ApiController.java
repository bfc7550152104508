package taskopru.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import taskopru.kernel.Language;

/** The API's own description, for programs and for those who write them. */
@Controller
class ApiController {

  private final ApiDocument document;
  private final Site site;

  ApiController(ApiDocument document, Site site) {
    this.document = document;
    this.site = site;
  }

  @GetMapping("/api/openapi.json")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(document.bytes());
  }

  @GetMapping("/{lang:tr|en|ar}/api")
  String page(Language language, Model model) {
    model.addAttribute("api", ApiPage.of(document.addresses(language), site.baseUrl()));
    return "web/api";
  }
}
