package taskopru.frontpage.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import taskopru.kernel.Language;
import taskopru.web.Uis;

@Controller
class FrontPageController {

  private final FrontPage.Query query;
  private final Uis uis;

  FrontPageController(FrontPage.Query query, Uis uis) {
    this.query = query;
    this.uis = uis;
  }

  @GetMapping("/{lang:tr|en|ar}")
  String show(Language language, HttpServletRequest request, Model model) {
    model.addAttribute("page", query.in(uis.of(request)));
    return "frontpage/web/frontPage";
  }
}
