package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** Where a form without its token ends: a sentence instead of the container's bare page. */
@Controller
class FormNotOurs {

  static final String PAGE = "/form-not-ours";

  static String addressFor(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (path.startsWith("/api/")) {
      return "/api" + PAGE;
    }
    var language =
        path.length() > 2 ? Language.find(path.substring(1, 3)).orElse(Language.TR) : Language.TR;
    return "/" + language.tag() + PAGE;
  }

  @RequestMapping({"/{lang:tr|en|ar}" + PAGE, "/api" + PAGE})
  void refuse() {
    throw new Problem.Forbidden("identity.form.notOurs");
  }
}
