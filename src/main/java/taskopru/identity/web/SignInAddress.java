package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import taskopru.kernel.Language;

/** The address of a page that leads back to the one somebody wanted. */
final class SignInAddress {

  private SignInAddress() {}

  static String leadingBackTo(HttpServletRequest request) {
    return leadingBackTo(request, "/sign-in");
  }

  static String secondStepLeadingBackTo(HttpServletRequest request) {
    return leadingBackTo(request, "/desk/account/second-step");
  }

  /** Only a page that was to be read is returned to; a sent form is not sent again. */
  private static String leadingBackTo(HttpServletRequest request, String page) {
    var path = request.getRequestURI();
    var language =
        path.length() > 2 ? Language.find(path.substring(1, 3)).orElse(Language.TR) : Language.TR;
    var address = "/" + language.tag() + page;
    if (!request.getMethod().equals("GET")) {
      return address;
    }
    var wanted = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    return address + "?next=" + UriUtils.encode(wanted, StandardCharsets.UTF_8);
  }
}
